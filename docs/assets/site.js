// What every page does at once. Searching and filtering are loaded on first use.
const search = document.querySelectorAll("[data-wd-search]");

/** A text box, to stand in a page at once. What answers it is loaded later; until then Enter sends it as any form. */
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

// The links to the search open it as a dialog, as do / and Ctrl-K. It takes keys at once.
let dialog;

function openSearch() {
  if (document.querySelector("[data-wd-finder=texts] input")) {
    document.querySelector("[data-wd-finder=texts] input").select();
    return;
  }
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "wd-dialog md-typeset";
    dialog.setAttribute("aria-label", "Search");
    dialog.append(box("Search declarations and people", "Word, name or number", search[0].href));
    document.body.append(dialog);
    import("./search.js").then(({ answer }) => answer(dialog), () => (location.href = search[0].href));
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
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

document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (!search.length || (!isK && (!isSlash || isTyping))) return;
  event.preventDefault();
  openSearch();
});

// A list with a finder gets its text box; the rest comes with the first use, or with a state in the address.
for (const place of document.querySelectorAll("[data-wd-finder]")) {
  const isSearch = place.dataset.wdFinder === "texts";
  const label = isSearch ? "Search declarations and people" : "Filter these declarations";
  place.append(box(label, isSearch ? "Word, name or number" : label, location.pathname));
  const start = () => import("./finder.js").then(({ mount }) => mount(place));
  if (isSearch || location.search) start();
  else place.addEventListener("focusin", start, { once: true });
}

// What compares two things stands in one page only.
const comparison = document.querySelector("[data-wd-compare]");
if (comparison) {
  import("./compare.js").then(
    ({ mount }) => mount(comparison),
    () => comparison.append("The comparison could not be loaded. What stands below says how to compare without it."),
  );
}

// The theme's button for the menu is a label, which a keyboard cannot reach: make it a button.
const input = document.getElementById("__drawer");
const label = document.querySelector(`.md-header__button[for="__drawer"]`);
if (input && label) {
  label.tabIndex = 0;
  label.setAttribute("role", "button");
  label.setAttribute("aria-label", "Menu");
  const tell = () => label.setAttribute("aria-expanded", String(input.checked));
  input.addEventListener("change", tell);
  tell();
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    input.click();
    if (input.checked) document.querySelector(".md-sidebar--primary a[href]")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.checked) return;
    input.click();
    label.focus();
  });
}

// Long tables can be filtered and sorted. The module for it comes on first use, or if the address asks for a view.
for (const sheet of document.querySelectorAll("[data-wd-table]")) {
  const opener = sheet.querySelector(".wd-open");
  if (!opener) continue;
  const toggle = () => import("./tables.js").then((tables) => tables.toggle(sheet));
  opener.hidden = false;
  opener.addEventListener("click", toggle);
  if (location.search.includes(`${sheet.dataset.wdTable}-`)) toggle();
}

// The numbers in the legend of the hemicycle show the rows of one group, or all of them again.
const rows = document.querySelector("[data-wd-table=signatories]:has(.wd-open)");
for (const count of rows ? document.querySelectorAll("[data-wd-only]") : []) {
  const only = document.createElement("button");
  only.type = "button";
  only.className = "wd-only";
  only.textContent = count.textContent;
  only.setAttribute("aria-pressed", "false");
  only.setAttribute("aria-label", `Only these ${count.textContent} in the list of signatories`);
  only.addEventListener("click", () => import("./tables.js").then(({ choose }) => choose(rows, "group", count.dataset.wdOnly)));
  count.replaceChildren(only);
}

// Numbers of paragraphs and signatories are links to them; following one copies its address too.
const cite = document.querySelector(".wd-cite");
if (cite) {
  document.addEventListener("click", (event) => {
    const pin = event.target.closest?.("a.wd-pin");
    if (pin && !event.ctrlKey && !event.metaKey && !event.shiftKey) import("./cite.js").then(({ copyPin }) => copyPin(pin));
  });
  cite.addEventListener("toggle", () => import("./cite.js").then(({ mount }) => mount()), { once: true });
}
