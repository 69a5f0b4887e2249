// @ts-check
// Filters, sorts and saves a table of the page. site.js loads this on first use. A table is read once from the
// page, what stands in it goes back into the page as text only, and the state stands in the address.
import { go, parameter, withParameters } from "./address.js";
import { save } from "./csv.js";
import { button, element, link, one } from "./dom.js";
import { words } from "./letters.js";
import { KINDS, rankByName, readColumn, readOptions, readRow, sorted } from "./rows.js";

/** @typedef {import("./rows.js").Kind} Kind */
/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").Options} Options */
/** @typedef {{ q: string, sort: string } & Record<Kind, string>} State */
/** @typedef {{ kind: Kind, options: Options, select: HTMLSelectElement }} Filter */

/** @type {State} */
const NOTHING = { q: "", country: "", group: "", year: "", lead: "", sort: "" };
/** @type {Record<Kind, string>} */
const NAMES = { country: "Country", group: "Group", year: "Year", lead: "Lead" };
const MOST_NAMED = 6;
const HINT = "Sorts the table; again turns the order round, a third time brings the first order back.";

/** @type {Map<HTMLElement, View>} */
const opened = new Map();

/**
 * Open the filters of a table, or close them and show the table as it was.
 * @param {HTMLElement} sheet
 */
export function toggle(sheet) {
  const view = opened.get(sheet);
  if (view) {
    view.close();
    opened.delete(sheet);
  } else opened.set(sheet, new View(sheet));
}

/**
 * Open the filters of a table, unless they are.
 * @param {HTMLElement} sheet
 */
export function open(sheet) {
  if (!opened.has(sheet)) toggle(sheet);
}

/**
 * Show the rows of one country, group or year alone, or all of them if those are shown already.
 * @param {HTMLElement} sheet
 * @param {Kind} kind
 * @param {string} key
 */
export function choose(sheet, kind, key) {
  open(sheet);
  opened.get(sheet)?.choose(kind, key);
}

/** A table with its filters above it. */
class View {
  #name;
  #opener;
  #table;
  #caption; // as the page has it
  #columns;
  #rows;
  #rest; // what a narrow screen shows of the rows when it is asked, and how many stand before it
  #first;
  #filters;
  #text = element("input");
  #status = element("p", "wd-controls__status");
  #controls = element("form", "wd-controls");
  #state;
  #isTyping = false;
  #restore = () => {
    this.#isTyping = false;
    this.#state = this.#read();
    this.#show();
  };

  /** @param {HTMLElement} sheet */
  constructor(sheet) {
    this.#name = sheet.dataset.wdTable ?? "";
    this.#opener = one(sheet, ".wd-open", HTMLElement);
    this.#table = one(sheet, "table", HTMLTableElement);
    this.#caption = one(sheet, "caption", HTMLElement).textContent;
    this.#columns = [...one(sheet, "thead tr", HTMLTableRowElement).cells].map(readColumn);
    this.#rest = sheet.querySelector(".wd-rest");
    this.#first = this.#table.tBodies[0].rows.length;
    /** @type {NodeListOf<HTMLTableRowElement>} */
    const rows = sheet.querySelectorAll("tbody > tr");
    this.#rows = [...rows].map((row, index) => readRow(row, index, this.#columns));
    rankByName(this.#rows, this.#columns, sheet.dataset.wdByName);
    this.#filters = KINDS.map((kind) => this.#filter(kind)).filter(({ options }) => options.size > 1);
    this.#state = this.#read();
    this.#build();
    this.#opener.setAttribute("aria-expanded", "true");
    this.#opener.after(this.#controls);
    this.#rest?.remove();
    addEventListener("popstate", this.#restore);
    this.#show();
  }

  /** Show the table as it was. */
  close() {
    this.#change(NOTHING);
    if (this.#rest) {
      one(this.#rest, "tbody", HTMLElement).append(...this.#rows.slice(this.#first).map(({ element }) => element));
      one(this.#opener.parentElement ?? document, ".wd-table", HTMLElement).after(this.#rest);
    }
    removeEventListener("popstate", this.#restore);
    for (const { head } of this.#columns) head.replaceChildren(head.textContent);
    this.#controls.remove();
    this.#opener.setAttribute("aria-expanded", "false");
  }

  /**
   * Show the rows of one value alone, or all of them if those are shown already.
   * @param {Kind} kind
   * @param {string} key
   */
  choose(kind, key) {
    this.#change({ [kind]: this.#state[kind] === key ? "" : key });
  }

  /**
   * @param {Kind} kind
   * @returns {Filter}
   */
  #filter(kind) {
    const options = readOptions(this.#rows, kind);
    const select = element("select");
    select.name = kind;
    select.append(new Option("All", ""));
    for (const [key, label] of options) select.append(new Option(label, key));
    select.addEventListener("change", () => this.#change({ [kind]: select.value }));
    return { kind, options, select };
  }

  #build() {
    Object.assign(this.#text, { type: "search", autocomplete: "off", spellcheck: false });
    this.#status.setAttribute("role", "status");
    this.#controls.setAttribute("role", "search");
    this.#controls.setAttribute("aria-label", `Filter: ${this.#caption}`);
    const hint = element("p", "", HINT);
    hint.id = `${this.#name}-hint`;
    hint.hidden = true;
    const fields = element("div", "wd-controls__fields");
    fields.append(
      labelled("Text", this.#text),
      ...this.#filters.map(({ kind, select }) => labelled(NAMES[kind], select)),
    );
    const foot = element("div", "wd-controls__foot");
    const reset = button("Reset", "", () => this.#change(NOTHING));
    foot.append(
      this.#status,
      reset,
      button("CSV of this view", "", () => this.#save()),
      link(new URL("../data/#excel", opener().href).href, "CSV in Excel"),
    );
    this.#controls.append(fields, foot, hint);
    this.#controls.addEventListener("submit", (event) => event.preventDefault());
    this.#text.addEventListener("input", () => {
      this.#change({ q: this.#text.value }, this.#isTyping);
      this.#isTyping = true;
    });
    this.#text.addEventListener("change", () => {
      this.#isTyping = false;
    });
    for (const column of this.#columns) {
      // Its text has soft hyphens, which the name of the column has not
      const sorting = button(column.head.textContent, "", () => this.#change({ sort: this.#nextSort(column) }));
      sorting.setAttribute("aria-describedby", hint.id);
      column.head.replaceChildren(sorting);
    }
  }

  /** What the address asks for, as far as the table has it. */
  #read() {
    const asked = (/** @type {string} */ key) => parameter(location.search, `${this.#name}-${key}`);
    const found = { ...NOTHING, q: asked("q") };
    for (const { kind, options } of this.#filters) if (options.has(asked(kind))) found[kind] = asked(kind);
    if (this.#columns.some(({ id }) => asked("sort").replace(/^-/, "") === id)) found.sort = asked("sort");
    return found;
  }

  /**
   * What is typed in one go is one step back; every other change is a step of its own.
   * @param {Partial<State>} part
   * @param {boolean} [replace]
   */
  #change(part, replace = false) {
    this.#isTyping = false;
    this.#state = { ...this.#state, ...part };
    const entries = Object.entries(this.#state).map(([key, value]) => [`${this.#name}-${key}`, value]);
    const query = withParameters(location.search, Object.fromEntries(entries));
    if (query !== location.search) go(query, { replace, hash: location.hash });
    this.#show();
  }

  /** @param {import("./rows.js").Column} column */
  #nextSort({ id, down }) {
    const steps = down ? [`-${id}`, id, ""] : [id, `-${id}`, ""];
    return steps[steps.indexOf(this.#state.sort) + 1] ?? steps[0];
  }

  /**
   * The rows that every filter lets through, but for the one of a kind if its choices are to be counted.
   * @param {Row[]} rows
   * @param {Kind} [except]
   */
  #filtered(rows, except) {
    const wanted = words(this.#state.q);
    const chosen = this.#filters.filter(({ kind }) => kind !== except && this.#state[kind]);
    return rows.filter(
      (row) =>
        wanted.every((word) => row.folded.includes(word)) &&
        chosen.every(({ kind }) => row[kind].has(this.#state[kind])),
    );
  }

  /** The rows in the order asked for. */
  #ordered() {
    const { sort } = this.#state;
    const column = this.#columns.findIndex(({ id }) => id === sort.replace(/^-/, ""));
    return sort ? sorted(this.#rows, column, sort.startsWith("-")) : this.#rows;
  }

  #show() {
    if (this.#text.value !== this.#state.q) this.#text.value = this.#state.q;
    this.#showFilters();
    this.#showSort();
    const order = this.#ordered();
    const shown = new Set(this.#filtered(order));
    this.#showRows(order, shown);
    const said = `${shown.size} of ${this.#rows.length}${this.#makeUp([...shown])}`;
    if (this.#status.textContent !== said) this.#status.textContent = said;
  }

  #showFilters() {
    for (const { kind, options, select } of this.#filters) {
      select.value = this.#state[kind];
      const others = this.#filtered(this.#rows, kind);
      for (const option of [...select.options].slice(1)) {
        const { length } = others.filter((row) => row[kind].has(option.value));
        option.textContent = `${options.get(option.value)} (${length})`;
      }
    }
    for (const count of document.querySelectorAll("[data-wd-only]")) {
      const isPressed = count.getAttribute("data-wd-only") === this.#state.group;
      count.firstElementChild?.setAttribute("aria-pressed", String(isPressed));
    }
  }

  #showSort() {
    let caption = this.#caption;
    for (const { head, id, name } of this.#columns) {
      const way = { [id]: "ascending", [`-${id}`]: "descending" }[this.#state.sort];
      if (way) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
      if (way) caption = `Sorted by ${name}, ${way}`;
    }
    one(this.#table, "caption", HTMLElement).textContent = caption;
  }

  /**
   * @param {Row[]} order
   * @param {Set<Row>} shown
   */
  #showRows(order, shown) {
    for (const row of order) {
      row.element.hidden = !shown.has(row);
      const { id } = row.element;
      const seat = id ? document.querySelector(`.wd-seats g a[href="#${id}"]`) : null;
      if (seat && shown.has(row)) seat.removeAttribute("class");
      else seat?.setAttribute("class", "wd-seat--out");
    }
    const body = this.#table.tBodies[0];
    if (order.some((row, index) => body.rows[index] !== row.element)) body.append(...order.map((row) => row.element));
  }

  /**
   * Of what rows consist: ": 5 SOC, 4 UEL".
   * @param {Row[]} rows
   */
  #makeUp(rows) {
    const filter = ["group", "country"].map((kind) => this.#filters.find((each) => each.kind === kind)).find(Boolean);
    if (!filter || !rows.length) return "";
    const { kind, options } = filter;
    const counts = [...options].map(([key, label]) => ({
      count: rows.filter((row) => row[kind].has(key)).length,
      label,
    }));
    const there = counts.filter(({ count }) => count).sort((some, other) => other.count - some.count);
    const named = there.slice(0, MOST_NAMED).map(({ count, label }) => `${count} ${label}`);
    const rest = there.length - MOST_NAMED;
    if (rest > 0) named.push(`and ${rest} more`);
    return `: ${named.join(", ")}`;
  }

  #save() {
    const knowsLeads = this.#filters.some(({ kind }) => kind === "lead");
    const head = this.#columns.flatMap(({ name, small }) => (small ? [name, small] : [name]));
    const lines = this.#filtered(this.#ordered()).map(({ cells, lead }) => {
      const texts = cells.flatMap(({ text, small }, index) => (this.#columns[index].small ? [text, small] : [text]));
      return knowsLeads ? [...texts, lead.has("yes") ? "yes" : ""] : texts;
    });
    save([knowsLeads ? [...head, NAMES.lead] : head, ...lines], fileName(this.#name));
  }
}

/**
 * The address of the page below the root of the site, and the table: declarations-638-signatories.csv
 * @param {string} name
 */
function fileName(name) {
  const root = new URL("../", opener().href).pathname;
  const steps = location.pathname.slice(root.length).split("/").filter(Boolean);
  return `${[...steps, ...(steps.at(-1) === name ? [] : [name])].join("-")}.csv`;
}

/** What leads to the search from every page, and so tells where the site begins. */
function opener() {
  return one(document, ".wd-find", HTMLAnchorElement);
}

/**
 * @param {string} name
 * @param {HTMLElement} control
 */
function labelled(name, control) {
  const label = element("label", "", name);
  label.append(control);
  return label;
}
