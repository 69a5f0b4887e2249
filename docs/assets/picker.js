// @ts-check
// A text box that suggests what may be meant, by the pattern of a combobox with a list. Keys: down and up go
// through the list, Enter chooses, Escape closes it.
import { element, newId } from "./dom.js";
import { shortened } from "./sentence.js";
import { debounced, inTime, Runs, whenSlow } from "./timing.js";

const PAUSE = 150; // milliseconds without a key until a query is asked
const PATIENCE = 20_000;
const NOTHING = { value: "", name: "", details: "" };

/** @typedef {{ value: string, name: string, details: string, isNear?: boolean }} Suggestion `isNear` if it is only spelled nearly so */

/** A labelled text box; `place` is its element. */
export class Picker {
  #id = newId("wd-picker");
  #label = element("label");
  #box = element("input");
  #list = element("ul", "wd-picker__list");
  #status = element("p", "wd-picker__status");
  #runs = new Runs();
  #typed = debounced(() => this.#ask(), PAUSE);
  #suggest;
  #choose;
  #chosen = "";
  /** @type {Suggestion[]} */
  #rows = [];
  #active = -1;

  place = element("div", "wd-picker");

  /**
   * @param {(text: string) => Promise<Suggestion[]>} suggest gives what fits a text
   * @param {(value: string) => void} choose takes the value of what was chosen, "" for nothing
   */
  constructor(suggest, choose) {
    this.#suggest = suggest;
    this.#choose = choose;
    this.#build();
    this.#listen();
  }

  /**
   * Say what is asked for.
   * @param {string} question
   * @param {string} hint
   */
  name(question, hint) {
    this.#label.textContent = question;
    this.#box.placeholder = hint;
    this.#list.setAttribute("aria-label", "Suggestions");
  }

  /**
   * Put in what is chosen already.
   * @param {string} name
   */
  set(name) {
    const isTyping = document.activeElement === this.#box && this.#box.value !== this.#chosen;
    this.#chosen = name;
    if (!isTyping) this.#box.value = name;
  }

  #build() {
    this.#label.htmlFor = this.#box.id = this.#id;
    this.#list.id = `${this.#id}-list`;
    this.#list.hidden = true;
    Object.assign(this.#box, { type: "text", autocomplete: "off", spellcheck: false });
    this.#box.setAttribute("role", "combobox");
    this.#box.setAttribute("aria-autocomplete", "list");
    this.#box.setAttribute("aria-expanded", "false");
    this.#box.setAttribute("aria-controls", this.#list.id);
    this.#list.setAttribute("role", "listbox");
    this.#status.setAttribute("role", "status");
    const held = element("div", "wd-picker__held");
    held.append(this.#box, this.#list, this.#status);
    this.place.append(this.#label, held);
  }

  #listen() {
    this.#box.addEventListener("focus", () => this.#box.select());
    this.#box.addEventListener("click", () => this.#list.hidden && this.#ask());
    this.#box.addEventListener("input", () => {
      this.#runs.begin(); // what is on its way answers another text, and so does what is marked
      this.#active = -1;
      this.#box.removeAttribute("aria-activedescendant");
      this.#typed.ask();
    });
    this.#box.addEventListener("keydown", (event) => this.#press(event));
    this.#box.addEventListener("blur", () => this.#leave());
    // The box keeps the focus while something is chosen with a mouse
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target instanceof Element && event.target.closest("[role=option]");
      if (option) this.#take(this.#rows[[...this.#list.children].indexOf(option)]);
    });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#step(event.key === "ArrowDown");
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.#enter();
    } else if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    }
  }

  /** @param {boolean} down */
  async #step(down) {
    const step = down ? 1 : this.#rows.length - (this.#active < 0 ? 0 : 1);
    if (!this.#list.hidden) this.#mark((this.#active + step) % this.#rows.length);
    else if (await this.#ask()) this.#mark(down ? 0 : this.#rows.length - 1);
  }

  async #enter() {
    this.#typed.cancel();
    if (!this.#box.value.trim()) this.#take(NOTHING);
    else if (this.#box.value === this.#chosen) this.#close();
    else if (this.#active >= 0 || (await this.#ask())) {
      // What is spelled in another way is chosen by nobody but the reader
      if (this.#active >= 0 || !this.#rows[0].isNear) this.#take(this.#rows[Math.max(this.#active, 0)]);
    }
  }

  #leave() {
    this.#typed.cancel();
    this.#close();
    // A text that was not chosen is no choice; no text takes the choice back
    if (!this.#box.value.trim() && this.#chosen) this.#take(NOTHING);
    else this.#box.value = this.#chosen;
  }

  /** Show what fits the text. Returns whether anything does, or undefined if another text was typed meanwhile. */
  async #ask() {
    const isLatest = this.#runs.begin();
    const query = this.#box.value === this.#chosen ? "" : this.#box.value;
    const cancel = whenSlow(() => isLatest() && this.#tell("Searching …"));
    try {
      const found = await inTime(this.#suggest(query), PATIENCE);
      if (!isLatest()) return undefined;
      this.#show(found, query);
      return found.length > 0;
    } catch {
      if (isLatest()) this.#show([], "", "Suggestions could not be loaded.");
      return false;
    } finally {
      cancel();
    }
  }

  /**
   * @param {Suggestion[]} found
   * @param {string} query
   * @param {string} [problem]
   */
  #show(found, query, problem = "") {
    this.#rows = found;
    this.#active = -1;
    this.#list.replaceChildren(...found.map((suggestion, row) => this.#option(suggestion, row)));
    this.#list.hidden = !found.length;
    this.#box.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#box.removeAttribute("aria-activedescendant");
    const asked = shortened(query.trim());
    if (found[0]?.isNear) this.#tell(`Nothing fits “${asked}”. Did you mean one of these?`);
    else if (found.length) this.#tell(`${found.length} to choose from`, true);
    else
      this.#tell(
        problem ||
          (asked ? `Nothing fits “${asked}”. ${this.#box.placeholder} is what can be typed here.` : "Type a name"),
      );
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} row
   */
  #option({ name, details }, row) {
    const option = element("li", "", name);
    option.id = `${this.#id}-${row}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    if (details) option.append(element("small", "", details));
    return option;
  }

  /**
   * What is only for ears is seen in the list.
   * @param {string} words
   * @param {boolean} [heard]
   */
  #tell(words, heard = false) {
    this.#status.textContent = words;
    this.#status.classList.toggle("wd-picker__status--heard", heard);
  }

  /** @param {number} row */
  #mark(row) {
    this.#list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = row;
    const option = this.#list.children[row];
    option.setAttribute("aria-selected", "true");
    this.#box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /** @param {Suggestion} suggestion */
  #take({ value, name }) {
    this.#box.value = this.#chosen = name;
    this.#close();
    this.#choose(value);
  }

  #close() {
    this.#runs.begin();
    this.#list.hidden = true;
    this.#box.setAttribute("aria-expanded", "false");
    this.#box.removeAttribute("aria-activedescendant");
    this.#active = -1;
    this.#tell("");
  }
}
