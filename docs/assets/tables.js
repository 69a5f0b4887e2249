// Filters, sorts and saves a table of the page. site.js loads this on first use. A table is read once from the
// page, what stands in it goes back into the page as text only, and the state stands in the address.

import { save as saveRows } from "./csv.js";
import { words } from "./letters.js";

const WORDS = new Intl.Collator("en", { numeric: true });
const NOTHING = { q: "", country: "", group: "", year: "", sort: "" };
const NAMES = { country: "Country", group: "Group", year: "Year" };
const MOST_NAMED = 6;

/** Open the filters of a table, or close them and show the table as it was. */
export function toggle(sheet) {
  if (opened.has(sheet)) opened.get(sheet).close();
  else opened.set(sheet, open(sheet));
}

/** Show the rows of one country, group or year alone, or all of them if those are shown already. */
export function choose(sheet, kind, key) {
  if (!opened.has(sheet)) toggle(sheet);
  opened.get(sheet).choose(kind, key);
}

const opened = new Map();

function open(sheet) {
  const name = sheet.dataset.wdTable;
  const opener = sheet.querySelector(".wd-open");
  const table = sheet.querySelector("table");
  const caption = table.caption.textContent;
  const columns = [...table.tHead.rows[0].cells].map(readColumn);
  const rows = [...table.tBodies[0].rows].map((row, index) => readRow(row, index, columns));
  rankByName(rows, columns, sheet.dataset.wdByName);
  const choices = Object.keys(NAMES)
    .map((kind) => [kind, readOptions(rows, kind)])
    .filter(([, options]) => options.size > 1);
  let state = read();
  let typing = false;

  const text = make("input", { type: "search", autocomplete: "off", spellcheck: false });
  const selects = choices.map(([kind, options]) => {
    const select = make("select", { name: kind });
    select.append(new Option("All", ""));
    for (const [key, label] of options) select.append(new Option(label, key));
    select.addEventListener("change", () => change({ [kind]: select.value }));
    return [kind, options, select];
  });
  const status = make("p", { className: "wd-controls__status", role: "status" });
  const hint = make("p", { id: `${name}-hint`, hidden: true, textContent: "Sorts the table; again turns the order round, a third time brings the first order back." });
  const controls = make("form", { className: "wd-controls", role: "search", ariaLabel: `Filter: ${caption}` });
  const fields = make("div", { className: "wd-controls__fields" });
  fields.append(labelled("Text", text), ...selects.map(([kind, , select]) => labelled(NAMES[kind], select)));
  const foot = make("div", { className: "wd-controls__foot" });
  foot.append(status, button("Reset", () => change(NOTHING)), button("CSV of this view", save));
  controls.append(fields, foot, hint);
  controls.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", () => {
    change({ q: text.value }, typing);
    typing = true;
  });
  text.addEventListener("change", () => (typing = false));
  for (const column of columns) {
    column.button = button(column.name, () => change({ sort: nextSort(column) }));
    column.button.textContent = column.head.textContent; // with its soft hyphens
    column.button.setAttribute("aria-describedby", hint.id);
    column.head.replaceChildren(column.button);
  }
  opener.setAttribute("aria-expanded", "true");
  opener.after(controls);
  addEventListener("popstate", restore);
  show();
  return { close, choose: (kind, key) => change({ [kind]: state[kind] === key ? "" : key }) };

  /** What the address asks for, as far as the table has it. */
  function read() {
    const query = new URLSearchParams(location.search);
    const asked = (key) => query.get(`${name}-${key}`) ?? "";
    const found = { ...NOTHING, q: asked("q") };
    for (const [kind, options] of choices) if (options.has(asked(kind))) found[kind] = asked(kind);
    if (columns.some(({ id }) => asked("sort").replace(/^-/, "") === id)) found.sort = asked("sort");
    return found;
  }

  /** What is typed in one go is one step back; every other change is a step of its own. */
  function change(part, replace = false) {
    typing = false;
    state = { ...state, ...part };
    const address = new URL(location.href);
    for (const [key, value] of Object.entries(state)) {
      if (value) address.searchParams.set(`${name}-${key}`, value);
      else address.searchParams.delete(`${name}-${key}`);
    }
    if (address.href !== location.href) history[replace ? "replaceState" : "pushState"](null, "", address);
    show();
  }

  function restore() {
    typing = false;
    state = read();
    show();
  }

  function close() {
    change(NOTHING);
    removeEventListener("popstate", restore);
    for (const { head, button } of columns) head.replaceChildren(button.textContent);
    controls.remove();
    opener.setAttribute("aria-expanded", "false");
    opened.delete(sheet);
  }

  function nextSort({ id, down }) {
    const steps = down ? [`-${id}`, id, ""] : [id, `-${id}`, ""];
    return steps[steps.indexOf(state.sort) + 1] ?? steps[0];
  }

  /** The rows that every filter lets through, but for the one of a kind if its choices are to be counted. */
  function filtered(list, except = "") {
    const wanted = words(state.q);
    const chosen = choices.filter(([kind]) => kind !== except && state[kind]);
    return list.filter(
      (row) => wanted.every((word) => row.folded.includes(word)) && chosen.every(([kind]) => row[kind].has(state[kind])),
    );
  }

  /** The rows in the order asked for; equal ones keep the order of the page. */
  function ordered() {
    const id = state.sort.replace(/^-/, "");
    const index = columns.findIndex((column) => column.id === id);
    if (!id) return rows;
    const turn = state.sort.startsWith("-") ? -1 : 1;
    const value = (row) => row.cells[index].sort;
    const compare = (a, b) => (typeof a === "number" ? a - b : WORDS.compare(a, b));
    return [...rows].sort((one, other) => turn * compare(value(one), value(other)) || one.index - other.index);
  }

  function show() {
    if (text.value !== state.q) text.value = state.q;
    for (const [kind, options, select] of selects) {
      select.value = state[kind];
      const others = filtered(rows, kind);
      for (const option of [...select.options].slice(1)) {
        option.textContent = `${options.get(option.value)} (${others.filter((row) => row[kind].has(option.value)).length})`;
      }
    }
    let sorted = "";
    for (const column of columns) {
      const way = { [column.id]: "ascending", [`-${column.id}`]: "descending" }[state.sort];
      if (way) column.head.setAttribute("aria-sort", way);
      else column.head.removeAttribute("aria-sort");
      if (way) sorted = `Sorted by ${column.name}, ${way}`;
    }
    table.caption.textContent = sorted || caption;
    const order = ordered();
    const shown = new Set(filtered(order));
    for (const row of order) {
      row.element.hidden = !shown.has(row);
      if (row.element.id) document.querySelector(`.wd-seat[href="#${row.element.id}"]`)?.classList.toggle("wd-seat--out", !shown.has(row));
    }
    for (const count of document.querySelectorAll("[data-wd-only]")) {
      count.firstElementChild?.setAttribute("aria-pressed", String(count.dataset.wdOnly === state.group));
    }
    if (order.some((row, index) => table.tBodies[0].rows[index] !== row.element)) {
      table.tBodies[0].append(...order.map((row) => row.element));
    }
    const said = `${shown.size} of ${rows.length}${makeUp([...shown])}`;
    if (status.textContent !== said) status.textContent = said;
  }

  /** Of what the rows consist: ": 5 SOC, 4 UEL". */
  function makeUp(shown) {
    const kind = ["group", "country"].find((one) => choices.some(([chosen]) => chosen === one));
    if (!kind || !shown.length) return "";
    const labels = choices.find(([chosen]) => chosen === kind)[1];
    const counts = [...labels].map(([key, label]) => [shown.filter((row) => row[kind].has(key)).length, label]);
    const there = counts.filter(([count]) => count).sort(([one], [other]) => other - one);
    const named = there.slice(0, MOST_NAMED).map(([count, label]) => `${count} ${label}`);
    const rest = there.length - MOST_NAMED;
    if (rest > 0) named.push(`and ${rest} more`);
    return `: ${named.join(", ")}`;
  }

  function save() {
    const head = columns.flatMap((column) => (column.small ? [column.name, column.small] : [column.name]));
    const lines = filtered(ordered()).map((row) =>
      row.cells.flatMap((cell, index) => (columns[index].small ? [cell.text, cell.small] : [cell.text])),
    );
    saveRows([head, ...lines], fileName(name));
  }
}

function readColumn(head) {
  const kind = head.className.replace("wd-col-", "");
  const name = clean(head);
  return { head, kind, name, id: words(name).join("-"), small: head.dataset.wdSmall, down: kind === "count" };
}

/** Names sort in the order that the server gives, particles apart; where it gives none, rows come by name already. */
function rankByName(rows, columns, order) {
  const names = columns.findIndex(({ kind }) => kind === "name");
  const places = order?.split(" ").flatMap((run) => {
    const [first, last = first] = run.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, after) => first + after);
  });
  places?.forEach((place, rank) => (rows[place].cells[names].sort = rank));
}

function readRow(element, index, columns) {
  const row = { element, index, country: new Map(), group: new Map(), year: new Map() };
  row.cells = columns.map(({ kind }, column) => {
    const cell = element.cells[column];
    const small = cell.querySelector("small");
    const time = cell.querySelector("time");
    const numeric = kind === "order" || kind === "count";
    let text = clean(...[...cell.childNodes].filter((node) => node !== small));
    if (numeric) text = text.replaceAll(",", "");
    if (time) row.year.set(time.dateTime.slice(0, 4), time.dateTime.slice(0, 4));
    if (kind === "country" || kind === "group") {
      const links = [...cell.querySelectorAll("a")];
      for (const link of links) row[kind].set(link.pathname.split("/").at(-2), clean(link));
      if (!links.length) row[kind].set("none", text);
    }
    const sort = numeric ? Number(text) : kind === "name" ? index : text;
    return { text, small: time ? time.dateTime : small ? clean(small) : "", sort };
  });
  row.folded = words(row.cells.map((cell) => `${cell.text} ${cell.small}`).join(" ")).join(" ");
  return row;
}

/** What can be chosen: keys as in addresses, each with all the forms in which the table prints it. */
function readOptions(rows, kind) {
  const forms = new Map();
  for (const row of rows) {
    for (const [key, label] of row[kind]) forms.set(key, (forms.get(key) ?? new Set()).add(label));
  }
  const options = [...forms].map(([key, labels]) => [key, [...labels].join(" / ")]);
  const turn = kind === "year" ? -1 : 1;
  options.sort(([key, one], [otherKey, other]) => (key === "none") - (otherKey === "none") || turn * WORDS.compare(one, other));
  return new Map(options);
}

/** The address of the page below the root of the site, and the table: declarations-638-signatories.csv */
function fileName(name) {
  const root = new URL("../", document.querySelector(".wd-find").href).pathname;
  const steps = location.pathname.slice(root.length).split("/").filter(Boolean);
  return `${[...steps, ...(steps.at(-1) === name ? [] : [name])].join("-")}.csv`;
}

function clean(...nodes) {
  return nodes.map((node) => node.textContent).join("").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function labelled(name, control) {
  const label = make("label", { textContent: name });
  label.append(control);
  return label;
}

function button(name, act) {
  const made = make("button", { type: "button", textContent: name });
  made.addEventListener("click", act);
  return made;
}
