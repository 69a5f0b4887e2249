// @ts-check
// The page that compares two of a kind. What is compared stands in its address, as in ?a=638&b=705,
// ?a=stefan-schennach-at&b=gisela-wurm-at and ?a=austria&b=france; which kind is told by the form of a value.
// What an address holds goes into the page as text, never as HTML.
import { go, parameter, withParameters } from "./address.js";
import { summary, view } from "./compared.js";
import { CompareForm } from "./compareform.js";
import { button, element, link } from "./dom.js";
import { queryFor, ROWS, wanted } from "./grid.js";
import { compared, KINDS, kindOf, side, suggestions, UnknownError } from "./pairs.js";
import { Picker } from "./picker.js";

/** @typedef {import("./pairs.js").Kind} Kind */
/** @typedef {import("./pairs.js").Side} Side */
/** @typedef {"a" | "b"} Name of a side */
/** @typedef {{ kind: Kind, a: string, b: string }} State */

const NAMES = {
  declarations: { many: "Declarations", one: "declaration", hint: "Number, title or word" },
  signatories: { many: "Signatories", one: "signatory", hint: "Name" },
  countries: { many: "Countries", one: "country", hint: "Name" },
};
const SIDES = /** @type {const} */ (["a", "b"]);
const SHOWN = 60; // letters of a value that names nothing

/**
 * Make the form and the result in an element. What asks for more than two has a form of its own.
 * @param {HTMLElement} place
 */
export async function mount(place) {
  if (wanted(location.search)) (await import("./several.js")).mount(place);
  else new Comparison(place).start();
}

class Comparison {
  /** @type {CompareForm<Kind>} */
  #form;
  #first = this.#picker("a");
  #second = this.#picker("b");
  #more = element("p", "wd-compare__other");
  #swap = button("Swap", "wd-compare__swap", () => this.#exchange());
  #state = this.#read(KINDS[0]);

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#form = new CompareForm(place, {
      classes: "wd-compare",
      name: "kind",
      legend: "What to compare",
      kinds: KINDS.map((kind) => [kind, NAMES[kind].many]),
      chosen: (kind) => this.#go({ kind, a: "", b: "" }),
      again: () => this.#retry(),
      failed: "The comparison could not be loaded.",
      result: "The comparison",
    });
    this.#form.put(this.#first.place, this.#swap, this.#second.place, this.#more);
  }

  /** Show what the address asks for, now and after each step in the history. */
  start() {
    window.addEventListener("popstate", () => {
      const before = this.#state;
      this.#state = this.#read(before.kind);
      // A link to a place in this page is a step in the history too, and changes nothing
      const { kind, a, b } = this.#state;
      if (kind !== before.kind || a !== before.a || b !== before.b) this.#run();
    });
    history.replaceState({ kind: this.#state.kind }, "");
    this.#run();
  }

  /** @param {Name} name */
  #picker(name) {
    return new Picker(
      (text) => this.#offer(name, text),
      (value) => {
        if (value !== this.#state[name]) this.#go({ ...this.#state, [name]: value });
      },
    );
  }

  /**
   * What the address asks for. Only the address of a choice tells its kind: without one the history does.
   * @param {Kind} usual
   * @returns {State}
   */
  #read(usual) {
    const [a, b] = SIDES.map((name) => parameter(location.search, name).trim().toLowerCase());
    return { kind: kindOf(a) ?? kindOf(b) ?? history.state?.kind ?? usual, a, b };
  }

  /**
   * What may stand on a side: not what stands on the other.
   * @param {Name} name
   * @param {string} text
   */
  async #offer(name, text) {
    const { kind, a, b } = this.#state;
    const other = name === "a" ? b : a;
    return (await suggestions(kind, text)).filter(({ value }) => value !== other);
  }

  /** @param {State} state */
  #go({ kind, a, b }) {
    this.#state = { kind, a, b };
    go(withParameters("", { a, b }), { state: { kind } });
    this.#run();
  }

  #exchange() {
    const { kind, a, b } = this.#state;
    if (a || b) this.#go({ kind, a: b, b: a });
  }

  #retry() {
    this.#swap.focus(); // the button that was clicked goes
    this.#run();
  }

  #run() {
    this.#ask();
    this.#form.run(async (isLatest) => {
      const { kind, a, b } = this.#state;
      const found = await Promise.allSettled([a, b].map((value) => sideOf(kind, value)));
      if (isLatest()) await this.#answer(found, isLatest);
    });
  }

  /** Ask for what is compared, before its answer is there. */
  #ask() {
    const { kind, a, b } = this.#state;
    const { one, hint } = NAMES[kind];
    const [people, countries, groups] = ROWS.map((rows) => severalOf(rows, kind, [a, b].filter(Boolean)));
    this.#more.replaceChildren("Or compare ", people, ", ", countries, " or ", groups, " in a grid.");
    this.#first.name(`First ${one}`, hint);
    this.#second.name(`Second ${one}`, hint);
    this.#form.ask(kind);
  }

  /**
   * Throws what kept a side from being loaded.
   * @param {PromiseSettledResult<Side | undefined>[]} found
   * @param {() => boolean} isLatest
   */
  async #answer(found, isLatest) {
    const { kind, a, b } = this.#state;
    const [first, second] = found.map((each) => (each.status === "fulfilled" ? each.value : undefined));
    const failures = found.map((each) => (each.status === "rejected" ? each.reason : undefined));
    this.#first.set(first?.name ?? "");
    this.#second.set(second?.name ?? "");
    const failed = failures.find((reason) => reason && !(reason instanceof UnknownError));
    if (failed) throw failed;
    const unknown = [a, b].filter((_, index) => failures[index]);
    const problem = problemOf(this.#state, unknown, Boolean(first && first.value === second?.value));
    if (problem) this.#form.tell(problem, true);
    else if (!a && !b) this.#form.tell("");
    else if (first && second) await this.#show([first, second], isLatest);
    else this.#form.tell(`Now choose the ${b ? "first" : "second"} ${NAMES[kind].one}.`);
  }

  /**
   * @param {[Side, Side]} sides
   * @param {() => boolean} isLatest
   */
  async #show(sides, isLatest) {
    const pair = { sides, ...compared(...sides) };
    const made = await view(pair);
    if (!isLatest()) return;
    this.#form.result.replaceChildren(...made);
    this.#form.result.hidden = false;
    this.#form.tell(summary(pair));
    this.#form.entitle(`${sides[0].short} and ${sides[1].short} compared`);
  }
}

/**
 * What leads to a grid with these rows, which has what is compared as far as it can.
 * @param {import("./grid.js").Rows} rows
 * @param {Kind} kind
 * @param {string[]} values
 */
function severalOf(rows, kind, values) {
  const has = (/** @type {string} */ part) => (part === kind ? values : []);
  const query = queryFor({ kind: rows, rows: has(rows), declarations: has("declarations") });
  return link(`${location.pathname}${query}`, `several ${rows}`);
}

/**
 * A side, if its value has the form of its kind. What has the form of none is refused where it is looked up.
 * @param {Kind} kind
 * @param {string} value
 */
async function sideOf(kind, value) {
  return value && [kind, undefined].includes(kindOf(value)) ? side(value) : undefined;
}

/**
 * Why two sides cannot be compared, or "".
 * @param {State} state
 * @param {string[]} unknown values that name nothing
 * @param {boolean} isSame
 */
function problemOf({ kind, a, b }, unknown, isSame) {
  const { one } = NAMES[kind];
  if (unknown.length) {
    const quoted = unknown.map((value) => `“${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}”`);
    const name = unknown.length > 1 ? "name" : "names";
    return `${quoted.join(" and ")} ${name} nothing in this collection. Choose another ${one}.`;
  }
  if (a && b && kindOf(a) !== kindOf(b)) {
    return `Only two of a kind can be compared, and “${b}” is no ${one}. Choose another one.`;
  }
  return isSame ? `Both are the same ${one}. Choose another one.` : "";
}
