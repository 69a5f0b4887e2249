// The finder: a text box, facets, order and results in the place of a plain list. Its whole state is in
// the address of the page. On the search page it asks the texts; on a list, titles and numbers.
import { FACETS } from "./collection.js";
import { save } from "./csv.js";
import { addressOf, collection, count, element, find, item } from "./results.js";

const AT_ONCE = 10;
const PAUSE = 150; // milliseconds without a key until a query is asked
const MOST_PEOPLE = 12;
const NAMES = { country: "Country", group: "Group", year: "Year", signatory: "Signatory" };
const ORDERS = { relevance: "Relevance", newest: "Newest first", number: "Number", signatories: "Most signatories" };

let finders = 0;

/** Make a finder of an element that holds a form with a text box. */
export function mount(place) {
  const id = `wd-finder-${(finders += 1)}`;
  const texts = place.dataset.wdFinder === "texts";
  const fixed = Object.fromEntries(FACETS.filter((facet) => place.dataset[facet]).map((facet) => [facet, [place.dataset[facet]]]));
  const free = FACETS.filter((facet) => !fixed[facet]);
  const form = place.querySelector("form");
  const box = form.querySelector("input");
  const plain = siblingsAfter(place);
  const panels = new Map(free.map((facet) => [facet, panel(facet)]));
  const order = element("select");
  const chips = element("ul", "wd-finder__chosen");
  const problem = element("p", "wd-note");
  const status = element("p", "wd-finder__status");
  const list = element("ol", "wd-items");
  const more = button("", "wd-finder__more");
  const table = button("CSV of this view", "wd-finder__csv");
  let state = read();
  let entries = [];
  let shown = new Set();
  let next = 0;
  let turn = 0;
  let typing = false;
  let timer;

  status.setAttribute("role", "status");
  list.setAttribute("aria-label", texts ? "Results" : "Declarations chosen");
  const sorting = element("label", "wd-finder__order", "Sort by ");
  sorting.append(order);
  const tools = element("div", "wd-finder__tools");
  tools.append(...[...panels.values()].map(({ details }) => details), sorting);
  const foot = element("p", "wd-finder__foot");
  for (const empty of [chips, problem, foot]) empty.hidden = true;
  foot.append(more, table);
  place.append(tools, chips, status, problem, list, foot);
  // Who typed while this was loading keeps what was typed
  if (box.value.trim()) ask();
  else {
    box.value = state.q;
    run();
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
    typing = false;
    const named = texts ? await collection().then((data) => data.named(box.value)).catch(() => []) : [];
    if (named.length) location.assign(addressOf(await collection(), named[0]));
  });
  box.addEventListener("blur", () => (typing = false));
  order.addEventListener("change", () => go({ ...state, sort: order.value }));
  more.addEventListener("click", async () => {
    const first = list.children.length;
    await show(AT_ONCE, turn);
    list.children[first]?.querySelector("a").focus();
  });
  table.addEventListener("click", download);
  window.addEventListener("popstate", () => {
    typing = false;
    state = read();
    box.value = state.q;
    run();
  });
  document.addEventListener("click", (event) => {
    for (const { details } of panels.values()) if (!details.contains(event.target)) details.open = false;
  });

  function ask() {
    if (box.value.trim() === state.q) return;
    // One step back undoes a whole query, not its last letter
    go({ ...state, q: box.value.trim() }, typing);
    typing = true;
  }

  function read() {
    const query = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(free.map((facet) => [facet, [...new Set(query.getAll(facet))]]));
    return { q: query.get("q")?.trim() ?? "", sort: query.get("sort") ?? "", chosen };
  }

  function go(wanted, replacing = false) {
    state = wanted;
    const query = new URLSearchParams();
    if (state.q) query.set("q", state.q);
    for (const facet of free) for (const value of state.chosen[facet]) query.append(facet, value);
    if (state.sort && state.sort !== usual()) query.set("sort", state.sort);
    const address = `${location.pathname}${query.size ? `?${query}` : ""}`;
    history[replacing ? "replaceState" : "pushState"](null, "", address);
    run();
  }

  function choose(facet, value, on) {
    const others = state.chosen[facet].filter((other) => other !== value);
    go({ ...state, chosen: { ...state.chosen, [facet]: on ? [...others, value] : others } });
  }

  function usual() {
    return texts && state.q ? "relevance" : "newest";
  }

  function orders() {
    return Object.keys(ORDERS).filter((name) => name !== "relevance" || (texts && state.q));
  }

  async function run() {
    const mine = (turn += 1);
    const isChosen = free.some((facet) => state.chosen[facet].length);
    const sort = orders().includes(state.sort) ? state.sort : usual();
    order.replaceChildren(...orders().map((name) => new Option(ORDERS[name], name, name === usual(), name === sort)));
    const isActive = Boolean(state.q) || isChosen || sort !== usual();
    for (const other of plain) other.hidden = isActive;
    place.classList.toggle("wd-finder--active", isActive);
    problem.hidden = true;
    if (isActive) place.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => mine === turn && isActive && (status.textContent = "Searching …"), 400);
    try {
      const data = await collection();
      const answer = await answered(data, isChosen || sort !== usual());
      if (mine !== turn) return;
      entries = sort === "relevance" ? answer.entries : await ordered(data, answer.entries, sort);
      await tellChosen(data);
      if (mine !== turn) return;
      list.replaceChildren();
      next = 0;
      shown = new Set();
      if (isActive) await show(history.state?.shown ?? AT_ONCE, mine);
      if (mine !== turn) return;
      problem.textContent = answer.problem;
      problem.hidden = !answer.problem;
      status.textContent = isActive ? summary(answer) : "";
      foot.hidden = !isActive || entries.length === 0;
      for (const each of panels.values()) if (each.details.open) await each.fill();
    } catch {
      if (mine !== turn) return;
      entries = [];
      list.replaceChildren();
      foot.hidden = true;
      status.textContent = "";
      for (const other of plain) other.hidden = false;
      problem.textContent = "The search could not be loaded. What stands below can be read without it.";
      problem.hidden = false;
    } finally {
      clearTimeout(slow);
      if (mine === turn) place.removeAttribute("aria-busy");
    }
  }

  /** What answers the state, in no order but that of relevance, and of how many. */
  async function answered(data, positions, chosen = state.chosen) {
    const filtered = await data.filter({ ...fixed, ...chosen });
    const total = Object.keys(fixed).length ? (await data.filter(fixed)).length : data.size;
    if (!state.q) return { entries: filtered.map((index) => ({ index })), total, problem: "" };
    if (!texts) {
      const titled = new Set(await data.titled(state.q));
      return { entries: filtered.filter((index) => titled.has(index)).map((index) => ({ index })), total, problem: "" };
    }
    const found = await find(data, state.q);
    if (!positions) return { ...found, total };
    const wanted = new Set(filtered);
    return { ...found, entries: (await placed(data, found.entries)).filter((entry) => wanted.has(entry.index)), total };
  }

  /** Entries with the position of their declaration, and none that are people. */
  async function placed(data, some) {
    const positionOf = some.some((entry) => entry.hit) ? await data.byId() : null;
    const known = some.map((entry) => (entry.hit ? { ...entry, index: positionOf(entry.hit.id) } : entry));
    const byIndex = new Map();
    for (const entry of known) if (entry.index !== undefined) byIndex.set(entry.index, { ...byIndex.get(entry.index), ...entry });
    return [...byIndex.values()];
  }

  async function ordered(data, some, sort) {
    const byIndex = new Map(some.map((entry) => [entry.index, entry]));
    return (await data.sorted([...byIndex.keys()], sort)).map((index) => byIndex.get(index));
  }

  function summary({ total }) {
    if (entries.length === 0) return texts && state.q ? `No results for “${state.q}”` : `0 of ${count(total, "declaration")}`;
    if (texts && state.q) return count(entries.length, "result");
    return `${entries.length.toLocaleString("en")} of ${count(total, "declaration")}`;
  }

  async function show(number, mine) {
    const data = await collection();
    const some = entries.slice(next, next + number);
    const items = await Promise.all(some.map((entry) => item(data, entry, state.q, shown)));
    if (mine !== turn) return;
    list.append(...items.filter(Boolean));
    next += some.length;
    // Whoever comes back from a result finds as many as before
    if (next > AT_ONCE) history.replaceState({ shown: next }, "");
    more.hidden = next >= entries.length;
    more.textContent = `Show ${Math.min(AT_ONCE, entries.length - next)} more`;
  }

  async function tellChosen(data) {
    const made = [];
    for (const facet of free) {
      for (const value of state.chosen[facet]) {
        const name = facet === "signatory" ? (await data.person(value))?.name : (await data.values(facet)).find(([slug]) => slug === value)?.[1];
        const chip = button(name ?? value, "wd-chip");
        chip.setAttribute("aria-label", `Remove ${NAMES[facet].toLowerCase()} ${name ?? value}`);
        chip.addEventListener("click", () => {
          choose(facet, value, false);
          box.focus();
        });
        const entry = element("li");
        entry.append(chip);
        made.push(entry);
      }
    }
    if (made.length > 1) {
      const all = button("Clear filters", "wd-chip wd-chip--all");
      all.addEventListener("click", () => {
        go({ ...state, chosen: Object.fromEntries(free.map((facet) => [facet, []])) });
        box.focus();
      });
      const entry = element("li");
      entry.append(all);
      made.push(entry);
    }
    chips.replaceChildren(...made);
    chips.hidden = made.length === 0;
    for (const [facet, { mark }] of panels) mark(state.chosen[facet].length);
  }

  async function download() {
    const data = await collection();
    const rows = await placed(data, entries);
    const titles = await Promise.all(rows.map(({ index }) => data.title(index)));
    const { docs, signatures } = await data.facts();
    const body = rows.map(({ index }, row) => [data.numbers[index], docs[index], data.date(index).toISOString().slice(0, 10), titles[row], signatures[index]]);
    save([["number", "doc_id", "date", "title", "signatories"], ...body], "declarations.csv");
  }

  function panel(facet) {
    const details = element("details", "wd-facet");
    details.name = id;
    const heading = element("summary", "", NAMES[facet]);
    const number = element("b");
    heading.append(number);
    const choices = element("fieldset", "wd-facet__panel");
    choices.append(element("legend", "", NAMES[facet]));
    const options = element("div", "wd-facet__options");
    details.append(heading, choices);
    const typed = element("input");
    if (facet === "signatory") {
      typed.type = "search";
      typed.placeholder = "Type a name";
      typed.autocomplete = "off";
      typed.setAttribute("aria-label", "Name of a signatory");
      typed.addEventListener("input", fill);
      typed.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
      choices.append(typed);
    }
    choices.append(options);
    details.addEventListener("toggle", async () => {
      if (!details.open) return;
      await fill();
      if (facet === "signatory") typed.focus();
    });
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      event.preventDefault();
      details.open = false;
      heading.focus();
    });
    let filling = 0;

    async function fill() {
      const mine = (filling += 1);
      try {
        const data = await collection();
        const rows = facet === "signatory" ? await people(data, typed.value, state.chosen.signatory) : await values(data);
        if (mine === filling) put(rows);
      } catch {
        options.replaceChildren(element("p", "", "This list could not be loaded."));
      }
    }

    async function values(data) {
      const counts = await data.counts(facet, (await within(data, facet)).map(({ index }) => index));
      const rows = await data.values(facet);
      return rows
        .filter(([value]) => counts.get(value) || state.chosen[facet].includes(value))
        .map(([value, name, long]) => ({ value, name, long, number: counts.get(value) }));
    }

    /** Keep the boxes that stand, so that the focus stays where it is. */
    function put(rows) {
      const before = new Map([...options.querySelectorAll("input")].map((input) => [input.value, input.closest("label")]));
      const made = rows.map(({ value, name, long, number: found }) => before.get(value) ?? choice(value, name, long, found));
      rows.forEach(({ value, number: found }, row) => {
        made[row].querySelector("input").checked = state.chosen[facet].includes(value);
        made[row].querySelector("b").textContent = found.toLocaleString("en");
      });
      const kept = [...options.children];
      if (kept.length !== made.length || made.some((label, row) => label !== kept[row])) {
        const focused = options.contains(document.activeElement) ? document.activeElement : null;
        options.replaceChildren(...made);
        focused?.focus();
      }
      if (!made.length) options.replaceChildren(element("p", "", facet === "signatory" && typed.value ? "Nobody of that name" : "Nothing to choose"));
    }

    function choice(value, name, long) {
      const label = element("label");
      const input = element("input");
      input.type = "checkbox";
      input.value = value;
      input.addEventListener("change", () => choose(facet, value, input.checked));
      label.append(input, element("span", "", name), element("b"));
      if (long) label.querySelector("span").append(element("small", "", long));
      return label;
    }

    return { details, fill, mark: (chosen) => (number.textContent = chosen ? String(chosen) : "") };
  }

  /** The entries among which one more choice of a facet is counted: years widen, so their own do not count. */
  async function within(data, facet) {
    const chosen = facet === "year" ? { ...state.chosen, year: [] } : state.chosen;
    return (await answered(data, true, chosen)).entries;
  }
}

async function people(data, typed, chosen) {
  const found = typed.trim() ? await data.people(typed, MOST_PEOPLE) : [];
  const others = (await Promise.all(chosen.map((slug) => data.person(slug)))).filter(Boolean);
  return [...others, ...found.filter(({ slug }) => !chosen.includes(slug))].map(({ slug, name, country, declarations }) => ({
    value: slug,
    name,
    long: country,
    number: declarations,
  }));
}

function siblingsAfter(place) {
  const others = [];
  for (let other = place.nextElementSibling; other; other = other.nextElementSibling) {
    if (!other.matches(".wd-sources")) others.push(other);
  }
  return others;
}

function button(text, kind) {
  const made = element("button", kind, text);
  made.type = "button";
  return made;
}
