// @ts-check
// What both forms of Compare have: kinds to choose from, a status, a button that tries again, and a place for the result.
import { button, element } from "./dom.js";
import { Runs, whenSlow } from "./timing.js";

/**
 * `kinds` are values and their names, `chosen` is called with the value that was chosen, `again` when what failed is to
 * be tried once more; `failed` says then what could not be loaded, and `result` names the place of the result.
 * @template {string} Kind
 * @typedef {{ classes: string, name: string, legend: string, kinds: [Kind, string][], chosen: (kind: Kind) => void, again: () => void, failed: string, result: string }} Parts
 */

/** @template {string} Kind */
export class CompareForm {
  result = element("section", "wd-compare__result");
  #place;
  #form;
  #failed;
  #title = document.title;
  /** @type {Map<Kind, HTMLInputElement>} */
  #radios = new Map();
  #status = element("p", "wd-compare__status");
  #again;
  #runs = new Runs();

  /**
   * @param {HTMLElement} place
   * @param {Parts<Kind>} parts
   */
  constructor(place, { classes, name, legend, kinds, chosen, again, failed, result }) {
    this.#place = place;
    this.#failed = failed;
    this.#form = element("form", classes);
    const fieldset = element("fieldset", "wd-compare__kinds");
    fieldset.append(element("legend", "", legend));
    for (const [kind, many] of kinds) {
      const radio = element("input");
      Object.assign(radio, { type: "radio", name, value: kind });
      radio.addEventListener("change", () => chosen(kind));
      this.#radios.set(kind, radio);
      const label = element("label");
      label.append(radio, many);
      fieldset.append(label);
    }
    this.#again = button("Try again", "wd-compare__again", again);
    this.#status.setAttribute("role", "status");
    this.result.setAttribute("aria-label", result);
    this.result.hidden = this.#again.hidden = true;
    this.#form.append(fieldset);
    this.#form.addEventListener("submit", (event) => event.preventDefault());
  }

  /**
   * Put the form into its place, with these parts behind its kinds.
   * @param {Node[]} parts
   */
  put(...parts) {
    this.#form.append(...parts);
    this.#place.append(this.#form, this.#status, this.#again, this.result);
  }

  /**
   * Show that this kind is asked for, before the answer is there.
   * @param {Kind} kind
   */
  ask(kind) {
    const radio = this.#radios.get(kind);
    if (radio) radio.checked = true;
    document.title = this.#title;
    this.tell("");
    this.#again.hidden = this.result.hidden = true;
    this.#place.setAttribute("aria-busy", "true");
  }

  /**
   * Do what makes the answer, which asks whether it is still the latest before it shows anything.
   * @param {(isLatest: () => boolean) => Promise<void>} work
   */
  async run(work) {
    const isLatest = this.#runs.begin();
    const cancel = whenSlow(() => isLatest() && this.tell("Comparing …"));
    try {
      await work(isLatest);
    } catch {
      if (!isLatest()) return;
      this.tell(this.#failed, true);
      this.#again.hidden = false;
    } finally {
      cancel();
      if (isLatest()) this.#place.removeAttribute("aria-busy");
    }
  }

  /** @param {string} words what the title of the window says before the name of the site */
  entitle(words) {
    document.title = words + this.#title.slice(this.#title.lastIndexOf(" - "));
  }

  /**
   * @param {string} words
   * @param {boolean} [isProblem]
   */
  tell(words, isProblem = false) {
    this.#status.textContent = words;
    this.#status.classList.toggle("wd-note", isProblem);
  }
}
