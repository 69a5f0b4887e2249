// @ts-check
// What every page does at once. Searching and filtering are loaded on first use. This imports nothing, so that a
// first visit waits for one script.

/** @type {NodeListOf<HTMLAnchorElement>} */
const search = document.querySelectorAll("[data-wd-search]");

/**
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
function all(selector) {
  return document.querySelectorAll(selector);
}

/**
 * Whether an event is from within an element that matches.
 * @param {Event} event
 * @param {string} selector
 */
function within(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

/**
 * A text box, to stand in a page at once. What answers it is loaded later; until then Enter sends it as any form.
 * @param {string} label
 * @param {string} placeholder
 * @param {string} action
 */
function box(label, placeholder, action) {
  const form = document.createElement("form");
  form.action = action;
  form.className = "wd-box";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", label);
  const input = document.createElement("input");
  Object.assign(input, { type: "search", name: "q", placeholder, autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-label", label);
  form.append(input);
  return form;
}

/**
 * What this browser keeps under a name, or null; undefined in one that keeps nothing.
 * @param {string} name
 */
function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return undefined;
  }
}

/**
 * Act with a module that is loaded for what a reader has asked for. A button that did nothing would say that the page is
 * broken, so a failure is told.
 * @template Module
 * @param {Promise<Module>} loading
 * @param {(module: Module) => unknown} act
 */
function late(loading, act) {
  return loading.then(act, () => {
    const status = document.createElement("p");
    status.className = "wd-told";
    status.setAttribute("role", "status");
    document.querySelector("article")?.append(status);
    setTimeout(() => (status.textContent = "That could not be loaded. Reload the page to try again."), 50);
    setTimeout(() => status.remove(), 8000);
  });
}

// The links to the search open it as a dialog, as do / and Ctrl-K. It takes keys at once.
/** @type {HTMLDialogElement | undefined} */
let dialog;

function openSearch() {
  const here = document.querySelector("[data-wd-finder=texts] input");
  if (here instanceof HTMLInputElement) {
    here.select();
    return;
  }
  dialog ??= newDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input")?.select();
}

function newDialog() {
  const made = document.createElement("dialog");
  made.className = "wd-dialog md-typeset";
  made.setAttribute("aria-label", "Search");
  made.append(box("Search declarations and people", "Word, name or number", search[0].href));
  document.body.append(made);
  import("./search.js").then(
    ({ answer }) => answer(made),
    () => location.assign(search[0].href),
  );
  return made;
}

for (const link of search) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSearch();
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    openSearch();
  });
}

// Whether / is switched off is asked anew, because that may be done on another page while this one is open
document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  const isTyping = within(event, "input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!search.length || (!isK && (!isSlash || isTyping || kept("wd-slash") === "off"))) return;
  event.preventDefault();
  openSearch();
});

// A list with a finder gets its text box; the rest comes with the first use, or with a state in the address.
/**
 * What stands behind an element: the list that a finder takes the place of, but no note on where it comes from.
 * @param {HTMLElement} place
 */
function siblingsAfter(place) {
  const others = [];
  for (let other = place.nextElementSibling; other; other = other.nextElementSibling) {
    if (other instanceof HTMLElement && !other.matches(".wd-sources")) others.push(other);
  }
  return others;
}

/** @type {Record<string, [label: string, placeholder: string]>} */
const BOXES = {
  texts: ["Search declarations and people", "Word, name or number"],
  people: ["Find signatories by name", "Name"],
  "": ["Filter these declarations by title or number", "Title or number"],
};
for (const place of all("[data-wd-finder]")) {
  const kind = place.dataset.wdFinder ?? "";
  place.append(box(...BOXES[kind], location.pathname));
  const plain = siblingsAfter(place);
  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    /** @type {Promise<typeof import("./signatories.js") | typeof import("./finder.js")>} */
    const loading = kind === "people" ? import("./signatories.js") : import("./finder.js");
    late(loading, ({ mount }) => mount(place, plain));
  };
  const isAsked = () => /[?&](?:q|sort|signed|subject|country|group|year|signatory|lead)=/.test(location.search);
  if (isAsked()) show(place);
  if (isAsked() || kind === "texts") start();
  place.addEventListener("focusin", start);
  addEventListener("popstate", () => isAsked() && start());
}

/**
 * Go to the part of the page that its address asks for, unless the browser goes where somebody was before.
 * @param {HTMLElement} place
 */
function show(place) {
  const [visit] = performance.getEntriesByType("navigation");
  if (location.hash || !(visit instanceof PerformanceNavigationTiming) || visit.type !== "navigate") return;
  const part = place.closest("section") ?? place;
  if (part.getBoundingClientRect().top > innerHeight / 2) part.scrollIntoView();
}

// What compares two things stands in one page only.
for (const comparison of all("[data-wd-compare]")) {
  import("./compare.js")
    .then(({ mount }) => mount(comparison))
    .catch(() =>
      comparison.append("The comparison could not be loaded. What stands below says how to compare without it."),
    );
}

// Addresses that are there to be copied get their buttons.
if (all("[data-wd-copy]").length) import("./follow.js").then(({ mount }) => mount());

// What is new is marked for those who switched it on, and the switch is shown where its place is.
if (all("[data-wd-visits]").length || kept("wd-visits"))
  import("./visits.js").then(({ mount }) => mount()).catch(() => undefined);

// The button that changes the scheme: from that of the system to light, to dark, and back.
/** @type {Record<string, [next: string, label: string, path: string]>} */
const SCHEMES = {
  "": ["light", "Switch to the light scheme", "M20 12a8 8 0 1 1-16 0a8 8 0 0 1 16 0zM12 4a8 8 0 0 0 0 16z"],
  light: [
    "dark",
    "Switch to the dark scheme",
    "M16 12a4 4 0 1 1-8 0a4 4 0 0 1 8 0zM12 2v4m0 12v4M2 12h4m12 0h4M5 5l3 3m8 8 3 3M5 19l3-3m8-8 3-3",
  ],
  dark: ["", "Follow the system", "M19 15A9 9 0 0 1 9 4a9 9 0 1 0 10 11z"],
};
for (const button of all(".wd-scheme")) {
  const { dataset } = document.documentElement;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.append(path);
  button.append(svg);
  const tell = () => {
    const [, label, drawn] = SCHEMES[dataset.scheme ?? ""];
    button.title = label;
    button.setAttribute("aria-label", label);
    path.setAttribute("d", drawn);
    // The bars of a phone around the page are of the page's colour: the head has one for each scheme
    for (const [index, bar] of document.querySelectorAll('meta[name="theme-color"]').entries()) {
      const own = ["light", "dark"][index];
      const chosen = own === dataset.scheme ? "all" : "not all";
      bar.setAttribute("media", dataset.scheme ? chosen : `(prefers-color-scheme: ${own})`);
    }
  };
  /** @param {string} scheme */
  const choose = (scheme) => {
    if (scheme) dataset.scheme = scheme;
    else delete dataset.scheme;
    tell();
  };
  tell();
  button.hidden = false;
  // Who comes back to a page finds the scheme that was chosen on another
  addEventListener("pageshow", ({ persisted }) => {
    const scheme = kept("wd-scheme");
    if (persisted && scheme !== undefined) choose(scheme === "light" || scheme === "dark" ? scheme : "");
  });
  button.addEventListener("click", () => {
    const [next] = SCHEMES[dataset.scheme ?? ""];
    choose(next);
    try {
      if (next) localStorage.setItem("wd-scheme", next);
      else localStorage.removeItem("wd-scheme");
    } catch {
      // Nothing may be kept here: the choice holds for this page
    }
  });
}

// A menu is closed by what it leads to on this page; and it would lie over the page once the screen is wide.
for (const part of all("[popover]")) {
  part.addEventListener("click", (event) => {
    if (within(event, "a[href^='#']") && part.matches(":popover-open")) part.hidePopover();
  });
}
addEventListener("resize", () => {
  for (const part of all(":popover-open")) {
    if (!document.querySelector(`[popovertarget=${part.id}]`)?.checkVisibility()) part.hidePopover();
  }
});

// The table of contents shows which part is being read: the one whose heading came last into the upper third.
/** @type {NodeListOf<HTMLAnchorElement>} */
const contents = document.querySelectorAll("#__toc a");
const watcher = new IntersectionObserver(
  (entries) => {
    const [seen] = entries.filter((entry) => entry.isIntersecting);
    if (!seen) return;
    for (const link of contents) {
      if (link === headings.get(seen.target)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  },
  { rootMargin: "0px 0px -67%" },
);
/** @type {Map<Element, HTMLAnchorElement>} */
const headings = new Map();
for (const link of contents) {
  const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  // The anchor of a part that folds stands within, and its heading above
  const heading = part?.matches(".wd-rest > *") ? part.parentElement?.previousElementSibling : part;
  if (!heading) continue;
  headings.set(heading, link);
  watcher.observe(heading);
}

// What is wider than its place is moved by the arrow keys, once it has the focus: not every browser gives it by itself.
const wide = all(".wd-wide, pre > code");
function reach() {
  for (const each of wide) {
    if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
    else each.removeAttribute("tabindex");
  }
}
addEventListener("resize", reach);
reach();

// Once the heading is out of sight, the header says which page this is.
const [heading] = all("h1");
const [brand] = all(".wd-brand");
if (heading && brand) {
  const topic = document.createElement("span");
  topic.className = "wd-topic";
  topic.setAttribute("aria-hidden", "true");
  topic.textContent = heading.textContent;
  brand.after(topic);
  new IntersectionObserver(([entry]) => {
    brand.parentElement?.classList.toggle("wd-scrolled", !entry.isIntersecting && entry.boundingClientRect.top < 0);
  }).observe(heading);
}

// Long tables can be filtered and sorted. The module for it comes on first use, or if the address asks for a view.
const sheets = all("[data-wd-table]:has(.wd-open)");
for (const sheet of sheets) {
  const opener = sheet.querySelector(".wd-open");
  if (!(opener instanceof HTMLElement)) continue;
  if (sheets.length > 1)
    opener.setAttribute("aria-label", `Filter and sort: ${sheet.querySelector("caption")?.textContent}`);
  const toggle = () => late(import("./tables.js"), (tables) => tables.toggle(sheet));
  opener.hidden = false;
  opener.addEventListener("click", toggle);
  const isAsked = () => location.search.includes(`${sheet.dataset.wdTable}-`);
  const open = () => import("./tables.js").then((tables) => tables.open(sheet));
  addEventListener("popstate", () => isAsked() && open());
  if (!isAsked()) continue;
  sheet.classList.add("wd-sheet--asked");
  show(sheet);
  open().catch(() => sheet.classList.remove("wd-sheet--asked"));
}

// The numbers in the legend of the hemicycle show the rows of one group, or all of them again.
const [rows] = all("[data-wd-table=signatories]:has(.wd-open)");
for (const count of rows ? all("[data-wd-only]") : []) {
  const only = document.createElement("button");
  only.type = "button";
  only.className = "wd-only";
  only.textContent = count.textContent;
  only.setAttribute("aria-pressed", "false");
  const group = count.parentElement?.firstElementChild?.textContent;
  only.setAttribute("aria-label", `${group}, ${count.textContent}: show only these in the list of signatories`);
  only.addEventListener("click", () =>
    late(import("./tables.js"), ({ choose }) => choose(rows, "group", count.dataset.wdOnly ?? "")),
  );
  count.replaceChildren(only);
}

// Pictures can be saved as files. A chart scrolls, so that its buttons stand behind it.
for (const picture of all(".wd-seats, .wd-map, .wd-timeline, .wd-matrix")) {
  const line = document.createElement("p");
  line.className = "wd-save";
  line.append("Save as");
  for (const kind of /** @type {("SVG" | "PNG")[]} */ (["SVG", "PNG"])) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = kind;
    const what = picture.querySelector("caption")?.textContent ?? (picture.matches(".wd-map") ? "Map" : "Hemicycle");
    button.setAttribute("aria-label", `Save as ${kind}: ${what}`);
    button.addEventListener("click", () => late(import("./picture.js"), ({ save }) => save(picture, kind)));
    line.append(button);
  }
  if (picture.querySelector("table")) picture.after(line);
  else picture.append(line);
}

// The address of a declaration, or of the place in it that is open, is copied, shared and cited. Numbers of paragraphs
// and signatories are links to them; following one copies its address too.
const [cite] = all(".wd-cite");
if (cite) {
  document.addEventListener("click", (event) => {
    const pin = within(event, "a.wd-pin");
    if (pin instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && !event.shiftKey)
      late(import("./share.js"), ({ copyLink }) => copyLink(pin.hash));
  });
  // Who comes from a paragraph to a box means that paragraph, though the address has changed by then
  const remember = () => {
    if (!/^#(?:cite|embed)$/.test(location.hash)) cite.dataset.wdFrom = location.hash;
  };
  remember();
  addEventListener("hashchange", remember);
  const citing = new Promise((resolve) => {
    whenOpen(cite, () => resolve(late(import("./cite.js"), ({ mount }) => mount())));
  });
  // A file that is asked for earlier would lack the place that is open: it is asked for again then
  let isCiting = false;
  citing.then(() => (isCiting = true));
  cite.addEventListener("click", (event) => {
    const file = within(event, "a[download]");
    if (isCiting || !(file instanceof HTMLElement)) return;
    event.preventDefault();
    citing.then(() => file.click());
  });
  const [bar] = all(".wd-share");
  /**
   * @param {string} text
   * @param {() => unknown} act
   */
  const offer = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    bar.append(made);
  };
  offer("Copy link", () => late(import("./share.js"), ({ copyLink }) => copyLink()));
  if ("share" in navigator) offer("Share", () => late(import("./share.js"), ({ share }) => share()));
}
for (const embed of all(".wd-embed")) whenOpen(embed, () => late(import("./embed.js"), ({ mount }) => mount(embed)));

/**
 * Act when a box is opened for the first time; an address may have opened it already.
 * @param {HTMLElement} box
 * @param {() => unknown} act
 */
function whenOpen(box, act) {
  if (box.hasAttribute("open")) act();
  else box.addEventListener("toggle", act, { once: true });
}
