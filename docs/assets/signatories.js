// @ts-check
// Finds signatories by name, country and group, in the place of a plain list. Its state is in the address of the
// page. Country and group mean one signature: who is found signed from the one in the other.
import { go, parameter, withState } from "./address.js";
import { save } from "./csv.js";
import { button, element, link, one } from "./dom.js";
import { collection, root } from "./results.js";
import { count } from "./sentence.js";
import { fits, NONE, signedAs } from "./signedas.js";
import { debounced, Runs } from "./timing.js";

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./collection.js").Person} Person */
/** @typedef {import("./signedas.js").Kind} Kind */
/** @typedef {import("./signedas.js").As} As */
/** @typedef {{ q: string, country: string, group: string }} State */

const AT_ONCE = 100;
const PAUSE = 150; // milliseconds without a key until a name is asked for
/** @type {[Kind, string][]} */
const KINDS = [
  ["country", "Country"],
  ["group", "Group"],
];

/**
 * Make a finder of an element that holds a form with a text box, in the place of a plain list.
 * @param {HTMLElement} place
 * @param {HTMLElement[]} plain
 */
export function mount(place, plain) {
  new PeopleFinder(place, plain).start();
}

class PeopleFinder {
  #place;
  #plain;
  #form;
  #box;
  /** @type {Record<Kind, HTMLSelectElement>} */
  #selects = { country: element("select"), group: element("select") };
  #status = element("p", "wd-finder__status");
  #list = element("ul", "wd-people");
  #foot = element("p", "wd-finder__foot");
  #more = button("", "wd-finder__more", () => this.#showMore());
  #runs = new Runs();
  #typed = debounced(() => this.#ask(), PAUSE);
  #state = read();
  #asks = ""; // what the address asked for when it was asked last
  #isTyping = false;
  /** @type {Person[]} */
  #found = [];
  /** @type {(person: Person) => HTMLElement} */
  #entry = () => element("li");

  /**
   * @param {HTMLElement} place
   * @param {HTMLElement[]} plain
   */
  constructor(place, plain) {
    this.#place = place;
    this.#plain = plain;
    this.#form = one(place, "form", HTMLFormElement);
    this.#box = one(place, "input", HTMLInputElement);
    this.#status.setAttribute("role", "status");
    this.#list.setAttribute("aria-label", "Signatories found");
    this.#foot.append(
      this.#more,
      button("CSV of signatories", "", () => this.#save()),
    );
    this.#foot.hidden = true;
    const tools = element("div", "wd-finder__tools");
    for (const [kind, name] of KINDS) {
      const label = element("label", "wd-finder__select", `${name} `);
      const select = this.#selects[kind];
      select.append(new Option("All", ""));
      select.addEventListener("change", () => this.#go({ ...this.#state, [kind]: select.value }));
      label.append(select);
      tools.append(label);
    }
    place.append(tools, this.#status, this.#list, this.#foot);
  }

  /** Show what the address asks for, now and after each step in the history. */
  start() {
    // Who typed while this was loading keeps what was typed
    if (this.#box.value.trim()) this.#ask();
    else this.#restore();
    this.#box.addEventListener("input", this.#typed.ask);
    this.#box.addEventListener("blur", () => {
      this.#isTyping = false;
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#typed.cancel();
      this.#ask();
    });
    addEventListener("popstate", () => {
      this.#isTyping = false;
      if (JSON.stringify(read()) === this.#asks) return; // a place in this page is a step in the history, too
      this.#state = read();
      this.#restore();
    });
  }

  #restore() {
    this.#box.value = this.#state.q;
    this.#run();
  }

  #ask() {
    const q = this.#box.value.trim();
    if (q === this.#state.q) return;
    this.#go({ ...this.#state, q }, this.#isTyping);
    this.#isTyping = true;
  }

  /**
   * @param {State} state
   * @param {boolean} [replace]
   */
  #go(state, replace = false) {
    this.#state = state;
    go(withState(location.search, { ...state }), { replace });
    this.#run();
  }

  async #run() {
    const isLatest = this.#runs.begin();
    this.#asks = JSON.stringify(read());
    const { q, country, group } = this.#state;
    const isActive = Boolean(q || country || group);
    for (const other of this.#plain) other.hidden = isActive;
    this.#place.classList.toggle("wd-finder--active", isActive);
    try {
      const data = await collection();
      const { size } = await data.signatories();
      const everybody = await data.persons(Array.from({ length: size }, (_, index) => index));
      const [as, named, now] = await Promise.all([
        signedAs(data, everybody),
        q ? data.people(q) : everybody,
        data.current({ group: group ? [group] : [] }),
      ]);
      if (!isLatest()) return;
      this.#state = { ...this.#state, group: now.group[0] ?? "" };
      await this.#offer(data, named, as);
      this.#found = named.filter(({ slug }) => as(slug).some((each) => fits(each, this.#state)));
      this.#put(data, isActive, everybody.length);
    } catch {
      if (isLatest()) this.#fail();
    }
  }

  /**
   * Offer the countries and groups, each with the number of people it would leave.
   * @param {Collection} data
   * @param {Person[]} named
   * @param {(slug: string) => As[]} as
   */
  async #offer(data, named, as) {
    for (const [kind] of KINDS) {
      const values = [...(await data.values(kind)), ...(kind === "group" ? [[NONE, "no group printed"]] : [])];
      const free = { ...this.#state, [kind]: "" };
      const kinds = named.map(({ slug }) => new Set(as(slug).flatMap((each) => (fits(each, free) ? each[kind] : []))));
      const select = this.#selects[kind];
      const options = values.map(([value, name]) => {
        const { length } = kinds.filter((signed) => signed.has(value));
        return new Option(`${name} (${length.toLocaleString("en")})`, value);
      });
      select.replaceChildren(new Option("All", ""), ...options);
      select.value = this.#state[kind];
      // What stands in the address may be no country at all
      if (select.selectedIndex < 0) select.add(new Option(this.#state[kind], this.#state[kind], true, true));
    }
  }

  /**
   * @param {Collection} data
   * @param {boolean} isActive
   * @param {number} total
   */
  #put(data, isActive, total) {
    this.#entry = (person) => entry(person, new URL(data.addressOf(person.slug), root).href);
    this.#list.replaceChildren();
    this.#status.textContent = isActive
      ? `${this.#found.length.toLocaleString("en")} of ${count(total, "signatory", "signatories")}`
      : "";
    this.#foot.hidden = !isActive || !this.#found.length;
    if (isActive) this.#showMore();
  }

  #showMore() {
    const shown = this.#list.children.length;
    this.#list.append(...this.#found.slice(shown, shown + AT_ONCE).map(this.#entry));
    const left = this.#found.length - this.#list.children.length;
    this.#more.hidden = left <= 0;
    this.#more.textContent = `Show ${Math.min(AT_ONCE, left)} more`;
    if (shown) this.#list.children[shown].querySelector("a")?.focus();
  }

  #fail() {
    for (const other of this.#plain) other.hidden = false;
    this.#found = [];
    this.#list.replaceChildren();
    this.#foot.hidden = true;
    this.#status.textContent = "The signatories could not be loaded. What stands below can be read without it.";
  }

  #save() {
    const rows = this.#found.map(({ slug, name, country, declarations }) => [name, country, declarations, slug]);
    save([["signatory", "country", "declarations", "slug"], ...rows], "signatories.csv");
  }
}

/** @returns {State} */
function read() {
  const asked = (/** @type {string} */ key) => parameter(location.search, key).trim();
  return { q: asked("q"), country: asked("country"), group: asked("group") };
}

/**
 * @param {Person} person
 * @param {string} address
 */
function entry({ name, country, declarations }, address) {
  const made = element("li");
  made.append(link(address, name), " ", element("span", "", `${country} · ${declarations.toLocaleString("en")}`));
  return made;
}
