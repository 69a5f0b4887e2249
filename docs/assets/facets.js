// @ts-check
// What declarations are filtered by, for finder.js: a panel to choose from for each facet, and what is chosen.
import { button, element } from "./dom.js";
import { collection } from "./results.js";
import { nameOf, shortened } from "./sentence.js";
import { Runs } from "./timing.js";

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./collection.js").Facet} Facet */
/** @typedef {Record<Facet, string[]>} Choices */
/**
 * What a panel asks of its finder.
 * @typedef {object} Finder
 * @property {(facet: Facet) => string[]} chosen
 * @property {(facet: Facet, data: Collection, people?: string[]) => Promise<Map<string, number>>} counts how many declarations each choice would leave; of signatories, each of `people`
 * @property {(facet: Facet, value: string, on: boolean) => void} choose
 */

/** A panel that opens under the name of a facet; signatories are found by what is typed. */
export class Panel {
  #facet;
  #finder;
  #heading;
  #number = element("b");
  #options = element("div", "wd-facet__options");
  #said = element("div"); // why there is nothing to choose from
  #typed = element("input");
  #runs = new Runs();

  /** The element of the panel. Of those in one `set` only one is open. */
  details = element("details", "wd-facet");

  /**
   * @param {Facet} facet
   * @param {string} set
   * @param {Finder} finder
   */
  constructor(facet, set, finder) {
    this.#facet = facet;
    this.#finder = finder;
    this.details.name = set;
    const name = facet[0].toUpperCase() + facet.slice(1);
    this.#heading = element("summary", "", name);
    this.#heading.append(this.#number);
    const choices = element("fieldset", "wd-facet__panel");
    choices.append(element("legend", "", name));
    if (facet === "signatory") choices.append(this.#textBox());
    this.#said.setAttribute("aria-live", "polite");
    choices.append(this.#options, this.#said);
    this.details.append(this.#heading, choices);
    this.details.addEventListener("toggle", () => this.#toggled());
    this.details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.details.open) return;
      event.preventDefault();
      this.details.open = false;
      this.#heading.focus();
    });
  }

  /** Show what can be chosen now, with its numbers. */
  async fill() {
    const isLatest = this.#runs.begin();
    try {
      const [{ peopleOf, put, valuesOf }, data] = await Promise.all([import("./choices.js"), collection()]);
      const [facet, typed] = [this.#facet, this.#typed.value];
      const rows =
        facet === "signatory" ? await peopleOf(data, this.#finder, typed) : await valuesOf(data, this.#finder, facet);
      if (isLatest()) this.#say(put(this.#options, rows, facet, this.#finder, typed));
    } catch {
      if (!isLatest()) return;
      this.#options.replaceChildren();
      this.#say("This list could not be loaded.");
    }
  }

  /** @param {string} words */
  #say(words) {
    if (this.#said.textContent !== words) this.#said.replaceChildren(...(words ? [element("p", "", words)] : []));
  }

  /** Show how many are chosen. */
  mark() {
    const { length } = this.#finder.chosen(this.#facet);
    this.#number.textContent = length ? String(length) : "";
  }

  #textBox() {
    Object.assign(this.#typed, { type: "search", placeholder: "Type a name", autocomplete: "off" });
    this.#typed.setAttribute("aria-label", "Name of a signatory");
    this.#typed.addEventListener("input", () => this.fill());
    this.#typed.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    return this.#typed;
  }

  async #toggled() {
    if (!this.details.open) return;
    await this.fill();
    if (this.#facet === "signatory") this.#typed.focus();
  }
}

/** A box to tick for what is asked or not, in its label. */
export class Switch {
  #input = element("input");

  place = element("label", "wd-finder__switch");

  /**
   * @param {string} name
   * @param {(on: boolean) => void} choose
   */
  constructor(name, choose) {
    this.#input.type = "checkbox";
    this.#input.addEventListener("change", () => choose(this.#input.checked));
    this.place.append(this.#input, name);
  }

  /** @param {boolean} on */
  set(on) {
    this.#input.checked = on;
  }
}

/**
 * What is chosen, as a list of buttons that take it back.
 * @param {Collection} data
 * @param {Choices} choices
 * @param {(facet: Facet, value: string) => void} remove
 * @param {() => void} removeAll
 */
export async function chips(data, choices, remove, removeAll) {
  const made = [];
  for (const [facet, values] of /** @type {[Facet, string[]][]} */ (Object.entries(choices))) {
    for (const value of values) {
      const name = (await nameOf(data, facet, value)) ?? shortened(value);
      const chip = button(name, "wd-chip", () => remove(facet, value));
      chip.setAttribute("aria-label", `Remove ${facet === "lead" ? "" : `${facet} `}${name}`);
      made.push(chip);
    }
  }
  if (made.length > 1) made.push(button("Clear filters", "wd-chip wd-chip--all", removeAll));
  return made.map((chip) => {
    const entry = element("li");
    entry.append(chip);
    return entry;
  });
}
