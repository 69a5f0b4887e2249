// @ts-check
// The page that compares, where more than two are asked for: what the grid has is chosen and taken out here. Its state
// is in the address, which grid.js reads and writes.
import { go } from "./address.js";
import { CompareForm } from "./compareform.js";
import { button, element, link } from "./dom.js";
import { grid, queryFor, ROWS, wanted } from "./grid.js";
import { view } from "./gridded.js";
import { asRows, isIncomplete, NOUNS, said } from "./gridwords.js";
import { suggestions } from "./pairs.js";
import { Picker } from "./picker.js";
import { collection, root } from "./results.js";
import { count } from "./sentence.js";

/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Rows} Rows */
/** @typedef {import("./grid.js").Wanted} Wanted */

/** @type {Wanted} */
const NOTHING = { kind: ROWS[0], rows: [], declarations: [], year: "", others: [] };

/**
 * Make the form and the grid in an element.
 * @param {HTMLElement} place
 */
export function mount(place) {
  new Several(place).start();
}

class Several {
  /** @type {CompareForm<Rows>} */
  #form;
  #who = new Picker(
    (text) => this.#offer(this.#wanted.kind, text, this.#wanted.rows),
    (value) => value && this.#go({ rows: [...this.#wanted.rows, value] }),
  );
  #what = new Picker(
    (text) => this.#offer("declarations", text, this.#wanted.declarations),
    (value) => value && this.#go({ declarations: [...this.#wanted.declarations, value] }),
  );
  #chosen = element("ul", "wd-finder__chosen");
  #year = element("select");
  #years = element("label", "wd-finder__order", "Year ");
  #two = link("", "Compare two", "wd-compare__other");
  #files = element("p", "wd-finder__csv");
  #wanted = wanted(location.search) ?? NOTHING;
  /** @type {(string | number)[][]} */
  #rows = [];

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#form = new CompareForm(place, {
      classes: "wd-compare wd-compare--several",
      name: "rows",
      legend: "Rows of the grid",
      kinds: ROWS.map((kind) => [kind, capitalised(NOUNS[kind].many)]),
      chosen: (kind) => this.#go({ kind, rows: [] }),
      again: () => this.#run(),
      failed: "The grid could not be loaded.",
      result: "The grid",
    });
    this.#years.append(this.#year);
    this.#year.addEventListener("change", () => this.#go({ year: this.#year.value }));
    this.#chosen.tabIndex = -1;
    this.#chosen.setAttribute("aria-label", "In the grid");
    this.#files.append(
      button("CSV of the grid", "wd-chip wd-chip--file", () => this.#save()),
      link(new URL("data/#excel", root).href, "CSV in Excel"),
    );
    this.#form.put(this.#who.place, this.#what.place, this.#years, this.#chosen, this.#two);
  }

  /** Show what the address asks for, now and after each step in the history. */
  start() {
    window.addEventListener("popstate", () => {
      const before = JSON.stringify(this.#wanted);
      this.#wanted = wanted(location.search) ?? NOTHING;
      // A place in this page is a step in the history, too, and changes nothing
      if (JSON.stringify(this.#wanted) !== before) this.#run();
    });
    this.#run();
  }

  /**
   * What may be added: not what is there.
   * @param {Rows | "declarations"} kind
   * @param {string} text
   * @param {string[]} there
   */
  async #offer(kind, text, there) {
    return (await suggestions(kind, text)).filter(({ value }) => !there.includes(value));
  }

  /** @param {Partial<Wanted>} part */
  #go(part) {
    this.#wanted = { ...this.#wanted, ...part, others: [] };
    go(queryFor(this.#wanted));
    this.#run();
  }

  #run() {
    this.#ask();
    this.#form.run(async (isLatest) => {
      const data = await collection();
      const made = await grid(data, this.#wanted);
      const shown = made.rows.length && made.columns.length ? await view(data, made) : [];
      if (isLatest()) this.#show(data, made, shown);
    });
  }

  /** Ask for what may be added, before the grid is there. */
  #ask() {
    const { kind, rows } = this.#wanted;
    this.#who.name(`Add a ${NOUNS[kind].one}`, "Name");
    this.#what.name("Add a declaration", "Number, title or word");
    this.#who.set("");
    this.#what.set("");
    const two = kind !== "groups" && rows.length === 2 ? new URLSearchParams({ a: rows[0], b: rows[1] }) : "";
    this.#two.href = `${location.pathname}?${two}`.replace(/\?$/, "");
    this.#form.ask(kind);
  }

  /**
   * @param {import("./collection.js").Collection} data
   * @param {Grid} made
   * @param {HTMLElement[]} shown
   */
  #show(data, made, shown) {
    this.#chips(data, made);
    this.#year.replaceChildren(
      new Option("All years", ""),
      ...made.years.map(([year, number]) => new Option(`${year} (${number})`, year)),
    );
    this.#year.value = made.years.some(([year]) => year === this.#wanted.year) ? this.#wanted.year : "";
    this.#years.hidden = made.years.length < 2;
    this.#rows = asRows(made, data.numbers);
    const isProblem = isIncomplete(made) || this.#wanted.others.length > 0;
    this.#form.tell(said(made, this.#wanted), isProblem);
    this.#form.result.replaceChildren(this.#files, ...shown);
    this.#form.result.hidden = !shown.length;
    const { one, many } = NOUNS[made.kind];
    if (shown.length)
      this.#form.entitle(`${count(made.rows.length, one, many)} by ${count(made.columns.length, "declaration")}`);
  }

  /**
   * What was chosen, to be taken out: also what names nothing, and what is not shown.
   * @param {import("./collection.js").Collection} data
   * @param {Grid} made
   */
  #chips(data, { kind, rows, rest }) {
    const { rows: slugs, declarations } = this.#wanted;
    const known = slugs.length ? [...rows, ...rest] : [];
    const chips = known.map(({ value, name }) =>
      this.#chip(name, NOUNS[kind].one, () =>
        this.#go({ rows: known.filter((row) => row.value !== value).map((row) => row.value) }),
      ),
    );
    const numbers = declarations.filter((number) => data.positions.has(Number(number)));
    for (const number of numbers)
      chips.push(
        this.#chip(`No. ${number}`, "declaration", () =>
          this.#go({ declarations: numbers.filter((other) => other !== number) }),
        ),
      );
    this.#chosen.replaceChildren(...chips);
  }

  /**
   * @param {string} name
   * @param {string} noun
   * @param {() => void} remove
   */
  #chip(name, noun, remove) {
    const entry = element("li");
    const chip = button(name, "wd-chip", () => {
      this.#chosen.focus(); // the button that was clicked goes
      remove();
    });
    chip.setAttribute("aria-label", `Remove ${noun} ${name}`);
    entry.append(chip);
    return entry;
  }

  async #save() {
    try {
      const { save } = await import("./csv.js");
      save(this.#rows, `grid-${this.#wanted.kind}.csv`);
    } catch {
      this.#form.tell("The file could not be made, because not all of it could be loaded. Try again.", true);
    }
  }
}

/** @param {string} word */
function capitalised(word) {
  return `${word[0].toUpperCase()}${word.slice(1)}`;
}
