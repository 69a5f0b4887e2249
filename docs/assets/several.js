// @ts-check
// The page that compares, where more than two are asked for: what the grid has is chosen and taken out here. Its state
// is in the address, which grid.js reads and writes.
import { go } from "./address.js";
import { button, element, link } from "./dom.js";
import { grid, queryFor, ROWS, wanted } from "./grid.js";
import { view } from "./gridded.js";
import { asRows, isIncomplete, NOUNS, said } from "./gridwords.js";
import { suggestions } from "./pairs.js";
import { Picker } from "./picker.js";
import { collection, root } from "./results.js";
import { Runs, whenSlow } from "./timing.js";

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
  #place;
  #title = document.title;
  #radios = new Map(ROWS.map((kind) => [kind, this.#radio(kind)]));
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
  #status = element("p", "wd-compare__status");
  #again = button("Try again", "wd-compare__again", () => this.#run());
  #files = element("p", "wd-finder__csv");
  #result = element("section", "wd-compare__result");
  #runs = new Runs();
  #wanted = wanted(location.search) ?? NOTHING;
  /** @type {(string | number)[][]} */
  #rows = [];

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
    const form = element("form", "wd-compare wd-compare--several");
    const kinds = element("fieldset", "wd-compare__kinds");
    kinds.append(element("legend", "", "Rows of the grid"));
    for (const [kind, radio] of this.#radios) {
      const label = element("label");
      const { many } = NOUNS[kind];
      label.append(radio, `${many[0].toUpperCase()}${many.slice(1)}`);
      kinds.append(label);
    }
    this.#years.append(this.#year);
    this.#year.addEventListener("change", () => this.#go({ year: this.#year.value }));
    this.#chosen.tabIndex = -1;
    this.#chosen.setAttribute("aria-label", "In the grid");
    this.#status.setAttribute("role", "status");
    this.#result.setAttribute("aria-label", "The grid");
    this.#files.append(
      button("CSV of the grid", "wd-chip wd-chip--file", () => this.#save()),
      link(new URL("data/#excel", root).href, "CSV in Excel"),
    );
    form.append(kinds, this.#who.place, this.#what.place, this.#years, this.#chosen, this.#two);
    form.addEventListener("submit", (event) => event.preventDefault());
    place.append(form, this.#status, this.#again, this.#result);
  }

  /** Show what the address asks for, now and after each step in the history. */
  start() {
    window.addEventListener("popstate", () => {
      this.#wanted = wanted(location.search) ?? NOTHING;
      this.#run();
    });
    this.#run();
  }

  /** @param {Rows} kind */
  #radio(kind) {
    const radio = element("input");
    Object.assign(radio, { type: "radio", name: "rows", value: kind });
    radio.addEventListener("change", () => this.#go({ kind, rows: [] }));
    return radio;
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

  async #run() {
    const isLatest = this.#runs.begin();
    this.#ask();
    const cancel = whenSlow(() => isLatest() && this.#tell("Comparing …"));
    try {
      const data = await collection();
      const made = await grid(data, this.#wanted);
      const shown = made.rows.length && made.columns.length ? await view(data, made) : [];
      if (isLatest()) this.#show(data, made, shown);
    } catch {
      if (!isLatest()) return;
      this.#tell("The grid could not be loaded.", true);
      this.#again.hidden = false;
    } finally {
      cancel();
      if (isLatest()) this.#place.removeAttribute("aria-busy");
    }
  }

  /** Ask for what may be added, before the grid is there. */
  #ask() {
    const { kind, rows } = this.#wanted;
    const radio = this.#radios.get(kind);
    if (radio) radio.checked = true;
    this.#who.name(`Add a ${NOUNS[kind].one}`, "Name");
    this.#what.name("Add a declaration", "Number, title or word");
    this.#who.set("");
    this.#what.set("");
    const two = kind !== "groups" && rows.length === 2 ? new URLSearchParams({ a: rows[0], b: rows[1] }) : "";
    this.#two.href = `${location.pathname}?${two}`.replace(/\?$/, "");
    document.title = this.#title;
    this.#tell("");
    this.#again.hidden = this.#result.hidden = true;
    this.#place.setAttribute("aria-busy", "true");
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
    this.#tell(said(made, this.#wanted), isProblem);
    this.#result.replaceChildren(this.#files, ...shown);
    this.#result.hidden = !shown.length;
    const site = this.#title.slice(this.#title.lastIndexOf(" - "));
    const { many } = NOUNS[made.kind];
    if (shown.length) document.title = `${made.rows.length} ${many} by ${made.columns.length} declarations${site}`;
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
    const { save } = await import("./csv.js");
    save(this.#rows, `grid-${this.#wanted.kind}.csv`);
  }

  /**
   * @param {string} words
   * @param {boolean} [isProblem]
   */
  #tell(words, isProblem = false) {
    this.#status.textContent = words;
    this.#status.classList.toggle("wd-note", isProblem);
  }
}
