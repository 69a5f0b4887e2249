// @ts-check
// The finder: a text box, facets, order and results in the place of a plain list. Its whole state is in
// the address of the page. On the search page it asks the texts; on a list, titles and numbers.
import { go, parameter, parameters, withState } from "./address.js";
import { answered, counted, ordered, placed } from "./answers.js";
import { FACETS } from "./collection.js";
import { button, element, link, newId, one } from "./dom.js";
import { chips, Panel, Switch } from "./facets.js";
import { Answers } from "./groups.js";
import { destination } from "./onebox.js";
import { besides, collection, item, root } from "./results.js";
import { count, sentence, unknown } from "./sentence.js";
import { ASKED, asksOfSignatures } from "./signatures.js";
import { debounced, inTime, Runs, whenSlow } from "./timing.js";

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./collection.js").Facet} Facet */
/** @typedef {import("./results.js").Entry} Entry */
/** @typedef {"relevance" | import("./collection.js").Order} Order */
/** @typedef {{ q: string, sort: string, chosen: import("./facets.js").Choices, all: boolean }} State */

const LONGEST = 500; // characters of a query in an address, which many servers limit
const AT_ONCE = 10;
const PATIENCE = 1000; // milliseconds for the names of who matches
const AT_ONCE_OF_A_KIND = 8;
const PAUSE = 150; // milliseconds without a key until a query is asked
/** @type {Record<Order, string>} */
const ORDERS = { relevance: "Relevance", newest: "Newest first", number: "Number", signatories: "Most signatories" };

/**
 * Make a finder of an element that holds a form with a text box, in the place of a plain list.
 * @param {HTMLElement} place
 * @param {HTMLElement[]} plain
 */
export function mount(place, plain) {
  new Finder(place, plain).start();
}

class Finder {
  #place;
  #texts;
  #fixed;
  #free;
  #plain;
  #form;
  #box;
  #panels;
  #lead = new Switch("Lead only", (on) => this.#choose("lead", "yes", on));
  #all = new Switch("Signed by all of these", (all) => this.#go({ ...this.#state, all }));
  #order = element("select");
  #chips = element("ul", "wd-finder__chosen");
  #problem = element("p", "wd-note");
  #asked = element("p", "wd-finder__asked");
  #status = element("p", "wd-finder__status");
  #said = element("div"); // what is heard when it changes: how many were found, and what went wrong
  #answers = new Answers();
  #list = element("ol", "wd-items");
  #besides = element("div", "wd-besides");
  #foot = element("p", "wd-finder__foot");
  #more = button("", "wd-finder__more", () => this.#showMore());
  #runs = new Runs();
  #typed = debounced(() => this.#ask(), PAUSE);
  #state;
  #asks = ""; // what the address asked for when it was asked last
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Set<number>} */
  #shown = new Set();
  #next = 0;
  #isCurrent = this.#runs.current(); // of the answer in the list
  /** @type {(() => boolean) | undefined} */
  #growing; // the answer that is getting more
  #why = ""; // what the answer has to say of itself
  #isTyping = false;

  /**
   * @param {HTMLElement} place
   * @param {HTMLElement[]} plain
   */
  constructor(place, plain) {
    const { dataset } = place;
    this.#place = place;
    this.#texts = dataset.wdFinder === "texts";
    this.#fixed = Object.fromEntries(FACETS.flatMap((facet) => (dataset[facet] ? [[facet, [dataset[facet]]]] : [])));
    this.#free = FACETS.filter((facet) => !dataset[facet]);
    this.#plain = plain;
    this.#form = one(place, "form", HTMLFormElement);
    this.#box = one(this.#form, "input", HTMLInputElement);
    this.#state = this.#read();
    const name = newId("wd-finder");
    this.#panels = this.#free.filter((facet) => facet !== "lead").map((facet) => this.#panel(facet, name));
    this.#build();
  }

  /** Show what the address asks for, now and after each step in the history. */
  start() {
    // Who typed while this was loading keeps what was typed
    if (this.#box.value.trim()) this.#ask();
    else this.#restore();
    this.#listen();
  }

  #build() {
    this.#said.setAttribute("role", "status");
    this.#said.append(this.#status, this.#problem);
    this.#list.setAttribute("aria-label", this.#texts ? "Results" : "Declarations chosen");
    const sorting = element("label", "wd-finder__order", "Sort by ");
    sorting.append(this.#order);
    const tools = element("div", "wd-finder__tools");
    tools.append(...this.#panels.map(({ details }) => details), this.#lead.place, sorting);
    const chosen = element("div", "wd-finder__choices");
    chosen.append(this.#chips, this.#all.place);
    for (const empty of [this.#chips, this.#all.place, this.#asked, this.#problem, this.#foot]) empty.hidden = true;
    const files = element("span", "wd-finder__csv");
    files.append(
      button("CSV of declarations", "", () => this.#download("declarations")),
      button("CSV of signatures", "", () => this.#download("signatures")),
      link(new URL("data/#excel", root).href, "CSV in Excel"),
    );
    this.#foot.append(this.#more, files);
    const found = [this.#answers.place, this.#list, this.#besides, this.#foot];
    this.#answers.put([]);
    this.#place.append(tools, this.#said, chosen, this.#asked, ...found);
  }

  #listen() {
    this.#box.addEventListener("input", this.#typed.ask);
    this.#box.addEventListener("blur", () => {
      this.#isTyping = false;
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#order.addEventListener("change", () => this.#go({ ...this.#state, sort: this.#order.value }));
    window.addEventListener("popstate", () => {
      this.#isTyping = false;
      // A place in this page and the filters of its tables are steps in the history, too, and change nothing here
      if (JSON.stringify(this.#read()) === this.#asks) return;
      this.#state = this.#read();
      this.#restore();
    });
    document.addEventListener("click", ({ target }) => {
      for (const { details } of this.#panels)
        if (target instanceof Node && !details.contains(target)) details.open = false;
    });
  }

  /**
   * @param {Facet} facet
   * @param {string} name
   */
  #panel(facet, name) {
    return new Panel(facet, name, {
      chosen: (other) => this.#state.chosen[other],
      counts: (other, data, people) => counted(data, this.#question(), other, people),
      choose: (other, value, on) => this.#choose(other, value, on),
    });
  }

  #restore() {
    this.#box.value = this.#state.q;
    this.#run();
  }

  #ask() {
    const q = this.#box.value.trim().slice(0, LONGEST);
    if (q === this.#state.q) return;
    // One step back undoes a whole query, not its last letter
    this.#go({ ...this.#state, q }, this.#isTyping);
    this.#isTyping = true;
  }

  /** Ask at once, and go to what is named. */
  async #submit() {
    this.#typed.cancel();
    this.#ask();
    this.#isTyping = false;
    if (!this.#texts) return;
    const data = await collection().catch(() => undefined);
    const address = data && (await destination(data, this.#box.value).catch(() => undefined));
    if (address !== undefined) location.assign(new URL(address, root).href);
  }

  /** @returns {State} */
  #read() {
    const query = location.search;
    /** @type {import("./facets.js").Choices} */
    const chosen = nothing();
    for (const facet of this.#free) chosen[facet] = parameters(query, facet).filter((value) => value.trim());
    chosen.lead = chosen.lead.filter((value) => value === "yes");
    const all = parameter(query, "signed") === "all";
    return { q: parameter(query, "q").trim(), sort: parameter(query, "sort"), chosen, all };
  }

  /**
   * @param {State} state
   * @param {boolean} [replace]
   */
  #go(state, replace = false) {
    this.#state = { ...state, all: state.all && hasSeveral(state.chosen) };
    const sort = state.sort === this.#usual() ? "" : state.sort;
    const signed = this.#state.all ? "all" : "";
    go(withState(location.search, { q: state.q, ...state.chosen, signed, sort }), { replace });
    this.#run();
  }

  /**
   * @param {Facet} facet
   * @param {string} value
   * @param {boolean} on
   */
  #choose(facet, value, on) {
    const { chosen } = this.#state;
    const others = chosen[facet].filter((other) => other !== value);
    this.#go({ ...this.#state, chosen: { ...chosen, [facet]: on ? [...others, value] : others } });
  }

  /** @returns {Order} */
  #usual() {
    return this.#texts && this.#state.q ? "relevance" : "newest";
  }

  #orders() {
    const all = /** @type {Order[]} */ (Object.keys(ORDERS));
    return all.filter((name) => name !== "relevance" || (this.#texts && this.#state.q));
  }

  async #run() {
    const isLatest = this.#runs.begin();
    this.#asks = JSON.stringify(this.#read());
    const sort = this.#orders().find((name) => name === this.#state.sort) ?? this.#usual();
    const isSorted = sort !== this.#usual();
    const isChosen = this.#free.some((facet) => this.#state.chosen[facet].length);
    const isActive = Boolean(this.#state.q) || isChosen || isSorted;
    this.#begin(sort, isActive);
    const cancel = whenSlow(() => {
      if (isLatest() && isActive) this.#status.textContent = "Searching …";
    });
    try {
      const data = await collection();
      const chosen = await data.current(this.#state.chosen);
      if (!isLatest()) return;
      this.#state = { ...this.#state, chosen };
      const kinds = this.#texts && !isChosen && !isSorted ? this.#state.q : "";
      const [answer, others] = await Promise.all([
        answered(data, this.#question(), isChosen || isSorted),
        this.#answers.of(data, kinds, AT_ONCE_OF_A_KIND),
      ]);
      if (isLatest()) await this.#put(data, { ...answer, others }, sort, isActive, isLatest);
      cancel(); // the answer is there; what is said beside it may take longer
      if (isLatest() && this.#state.q && this.#texts)
        await this.#sayMore(data, others.number, answer.inTexts, isLatest);
    } catch {
      if (isLatest()) this.#fail();
    } finally {
      cancel();
      if (isLatest()) this.#place.removeAttribute("aria-busy");
    }
  }

  /**
   * Show what is asked for, before its answer is there.
   * @param {Order} sort
   * @param {boolean} isActive
   */
  #begin(sort, isActive) {
    const usual = this.#usual();
    this.#order.replaceChildren(
      ...this.#orders().map((name) => new Option(ORDERS[name], name, name === usual, name === sort)),
    );
    for (const panel of this.#panels) panel.mark();
    for (const other of this.#plain) other.hidden = isActive;
    this.#place.classList.toggle("wd-finder--active", isActive);
    this.#problem.hidden = true;
    if (isActive) this.#place.setAttribute("aria-busy", "true");
  }

  /**
   * @param {Collection} data
   * @param {import("./answers.js").Answer & { others: { sections: HTMLElement[], number: number } }} answer
   * @param {Order} sort
   * @param {boolean} isActive
   * @param {() => boolean} isLatest
   */
  async #put(data, answer, sort, isActive, isLatest) {
    const entries = sort === "relevance" ? answer.entries : await ordered(data, answer.entries, sort);
    const chosen = await chips(data, this.#state.chosen, ...this.#removers());
    const asked = isActive ? await sentence(data, { ...this.#question(), chosen: this.#chosen() }) : "";
    const missing = await unknown(data, this.#state.chosen);
    const elsewhere = this.#texts ? undefined : await import("./elsewhere.js").catch(() => undefined);
    if (!isLatest()) return;
    this.#entries = entries;
    this.#list.replaceChildren();
    this.#next = 0;
    this.#shown = new Set();
    this.#isCurrent = isLatest;
    if (isActive) await this.#show(history.state?.shown ?? AT_ONCE, isLatest);
    if (!isLatest()) return;
    // What stands above the list comes together with it, so that nothing moves
    elsewhere?.offerTexts(this.#said, this.#state.q, this.#chosen(), this.#state.all);
    this.#asked.textContent = asked;
    this.#asked.hidden = !asked;
    this.#lead.set(this.#state.chosen.lead.length > 0);
    this.#all.set(this.#state.all);
    this.#all.place.hidden = !hasSeveral(this.#state.chosen);
    this.#chips.replaceChildren(...chosen);
    this.#chips.hidden = !chosen.length;
    for (const panel of this.#panels) panel.mark();
    this.#answers.put(answer.others.sections, entries.length);
    this.#besides.replaceChildren();
    this.#why = `${answer.problem} ${missing}`.trim();
    this.#tell(this.#why);
    this.#status.textContent = isActive ? this.#summary(answer.total, answer.others.number) : "";
    this.#foot.hidden = !isActive || entries.length === 0;
    for (const panel of this.#panels) if (panel.details.open) await panel.fill();
  }

  #fail() {
    this.#entries = [];
    this.#list.replaceChildren();
    this.#besides.replaceChildren();
    this.#answers.put([]);
    this.#foot.hidden = true;
    this.#status.textContent = "";
    for (const other of this.#plain) other.hidden = false;
    this.#asked.hidden = true;
    this.#tell("The search could not be loaded. What stands below can be read without it.");
  }

  /** @param {string} problem what went wrong, or "" */
  #tell(problem) {
    this.#problem.textContent = problem;
    this.#problem.hidden = !problem;
  }

  /** @returns {[(facet: Facet, value: string) => void, () => void]} what takes back one choice, and what takes back all */
  #removers() {
    return [
      (facet, value) => {
        this.#choose(facet, value, false);
        this.#box.focus();
      },
      () => {
        this.#go({ ...this.#state, chosen: nothing() });
        this.#box.focus();
      },
    ];
  }

  /**
   * Say what else there is, where little or nothing was found.
   * @param {Collection} data
   * @param {number} answers
   * @param {boolean} inTexts
   * @param {() => boolean} isLatest
   */
  async #sayMore(data, answers, inTexts, isLatest) {
    const { blocks, said } = await besides(data, this.#question(), {
      declarations: this.#entries.length,
      answers,
      inTexts,
    });
    if (!isLatest()) return;
    this.#besides.replaceChildren(...blocks);
    if (said) this.#status.textContent = said;
  }

  /**
   * @param {number} total
   * @param {number} others answers that are no declarations
   */
  #summary(total, others) {
    const found = this.#entries.length;
    if (this.#texts && this.#state.q) return found + others ? count(found + others, "result") : "Searching …";
    return `${found.toLocaleString("en")} of ${count(total, "declaration")}`;
  }

  /**
   * Show more of an answer: its next entries once, however often they are asked for. Returns the first that is new.
   * @param {number} number
   * @param {() => boolean} isLatest
   */
  async #show(number, isLatest) {
    if (this.#growing === isLatest) return undefined;
    this.#growing = isLatest;
    try {
      const data = await collection();
      const some = this.#entries.slice(this.#next, this.#next + number);
      const shown = new Set(this.#shown); // what fails was not shown
      const items = await Promise.all(some.map((entry) => item(data, entry, this.#state.q, shown)));
      const asks = asksOfSignatures(this.#chosen());
      const naming = asks ? items.map((made, row) => made && this.#nameMatches(data, some[row].index, made)) : [];
      // A list stands still when it is there; the first answers of a search for words do not wait for names
      if (!this.#texts || !this.#state.q) await inTime(Promise.all(naming), PATIENCE).catch(() => {});
      if (!isLatest()) return undefined;
      const made = items.filter((each) => each !== null);
      this.#list.append(...made);
      this.#next += some.length;
      this.#shown = shown;
      // Whoever comes back from a result finds as many as before
      if (this.#next > AT_ONCE) history.replaceState({ shown: this.#next }, "");
      const left = this.#entries.length - this.#next;
      this.#more.hidden = left <= 0;
      this.#more.textContent = `Show ${Math.min(AT_ONCE, left)} more`;
      return made[0];
    } finally {
      if (this.#growing === isLatest) this.#growing = undefined;
    }
  }

  async #showMore() {
    const isCurrent = this.#isCurrent;
    try {
      const first = await this.#show(AT_ONCE, isCurrent);
      if (!first) return;
      this.#tell(this.#why);
      first.querySelector("a")?.focus();
    } catch {
      if (isCurrent()) this.#tell("More could not be loaded. Try again, or reload the page.");
    }
  }

  /**
   * Say who of a declaration matches. The place is there at once; results do not wait for the names.
   * @param {Collection} data
   * @param {number | undefined} index
   * @param {HTMLElement} result
   */
  async #nameMatches(data, index, result) {
    if (index === undefined) return;
    const line = element("span", "wd-item__matching", "Matching: …");
    result.append(line);
    const chosen = this.#chosen();
    try {
      const { matches } = await import("./matches.js");
      line.textContent = matches(await data.matching(index, chosen), chosen);
    } catch {
      line.textContent = "Matching: the names could not be loaded";
    }
  }

  /** What is chosen here, and what the whole list has. */
  #chosen() {
    return { ...this.#state.chosen, ...this.#fixed };
  }

  /** @returns {import("./answers.js").Question} */
  #question() {
    const { q, chosen, all } = this.#state;
    return { q, texts: this.#texts, fixed: this.#fixed, chosen, all };
  }

  /** @param {"declarations" | "signatures"} what */
  async #download(what) {
    try {
      const data = await collection();
      const positions = (await placed(data, this.#entries)).map(({ index }) => index);
      const { save } = await import("./csv.js");
      const { declarationRows, signatureRows } = await import("./takeaway.js");
      const isShort = what === "declarations";
      const rows = isShort ? declarationRows(data, positions) : signatureRows(data, positions, this.#chosen());
      save(await rows, `${what}.csv`);
    } catch {
      this.#tell("The file could not be made, because not all of it could be loaded. Try again.");
    }
  }
}

/** @returns {import("./facets.js").Choices} */
function nothing() {
  return { subject: [], country: [], group: [], year: [], signatory: [], lead: [] };
}

/**
 * Whether there is something of which a declaration could have all.
 * @param {import("./facets.js").Choices} chosen
 */
function hasSeveral(chosen) {
  return ASKED.some((facet) => chosen[facet].length > 1);
}
