// @ts-check
// What the search box and the finder share: where the search lives, and how a result looks.
// Everything from the collection goes in as text, never as HTML.
import { Collection } from "./collection.js";
import { element, link, one } from "./dom.js";
import { words } from "./letters.js";
import { count } from "./sentence.js";
import { excerpt, highlighted, search } from "./texts.js";

/** @typedef {import("./texts.js").Found} Found */
/** @typedef {import("./texts.js").Hit} Hit */
/**
 * A declaration that a query finds: its position, or a hit of the index. `hash` is a place in it.
 * @typedef {{ index?: number, hash?: string, hit?: Hit }} Entry
 */
/** @typedef {{ entries: Entry[], problem: string, inTexts: boolean }} Answer `problem` says why texts or words were not searched */

const opener = one(document, ".wd-find[data-wd-search]", HTMLAnchorElement);
const PATIENCE = 20_000; // milliseconds until a file that does not come has failed
// As hooks/written_declarations/views/lists.py writes it behind the facts of a declaration
export const IN_FRENCH = " · in French";
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The address of the search page; everything else is found from there. */
export const place = new URL(opener.href);
export const root = new URL("../", place);
const texts = new URL("texts/", place);

/** A file of the site was not sent. `status` is that of the answer. */
export class NotSentError extends Error {
  /**
   * @param {string | URL} address
   * @param {number} status
   */
  constructor(address, status) {
    super(`${address}: ${status}`);
    this.status = status;
  }
}

/** @type {Promise<Collection> | undefined} */
let opening;

/**
 * The text of a file of the site. Throws NotSentError, or another error when none comes for long: nobody waits for ever.
 * @param {string | URL} address
 */
export async function load(address) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { signal: stop.signal });
    if (!answer.ok) throw new NotSentError(address, answer.status);
    return await answer.text();
  } finally {
    clearTimeout(timer);
  }
}

/** The collection, loaded once. */
export function collection() {
  opening ??= Collection.open(async (name) => JSON.parse(await load(new URL(`data/${name}.json`, place)))).catch(
    (error) => {
      opening = undefined;
      throw error;
    },
  );
  return opening;
}

/**
 * The declarations that a query finds, best first: what it names, then those with its words. Where the texts cannot be
 * searched, titles are.
 * @param {Collection} data
 * @param {string} query
 * @returns {Promise<Answer>}
 */
export async function find(data, query) {
  const asked = await data.understood(query);
  const hash = asked.names.length === 1 ? asked.names[0].hash : "";
  /** @type {Entry[]} */
  const named = (await data.namedBy(asked.names)).map((index) => ({ index, hash }));
  const isNamed = (/** @type {number | undefined} */ index) => named.some((entry) => entry.index === index);
  const cut = asked.cut ? "Only the beginning of the question was searched for." : "";
  if (!asked.texts.length) return { entries: named, problem: cut, inTexts: true };
  let why = "The texts are not indexed here. Titles are searched instead.";
  if ("wdTexts" in opener.dataset) {
    try {
      const [hits, part] = await firstFound(asked.texts, (text) => search(texts, text));
      const positionOf = named.length && hits.length ? await data.byId() : () => undefined;
      const others = hits.filter(({ id }) => !isNamed(positionOf(id)));
      const entries = [...named, ...others.map((hit) => ({ hit }))];
      return { entries, problem: `${partly(asked, part)} ${cut}`.trim(), inTexts: true };
    } catch {
      why = "The texts cannot be searched in this browser now. Titles are searched instead.";
    }
  }
  const [titled, part] = await firstFound(asked.texts, (text) => data.titled(text));
  const others = titled.filter((index) => !isNamed(index));
  return {
    entries: [...named, ...others.map((index) => ({ index }))],
    problem: `${why} ${partly(asked, part)} ${cut}`.trim(),
    inTexts: false,
  };
}

/**
 * What the first question finds that finds anything, and that question.
 * @template Found
 * @param {string[]} questions
 * @param {(question: string) => Promise<Found[]>} ask
 * @returns {Promise<[Found[], string]>}
 */
async function firstFound(questions, ask) {
  for (const question of questions) {
    const found = await ask(question);
    if (found.length) return [found, question];
  }
  return [[], ""];
}

/**
 * That only a part of the words is found together, if it is so. The names of a list are parted from what stands beside.
 * @param {import("./query.js").Understood} asked
 * @param {string} part
 */
function partly({ texts: [all] }, part) {
  const isLess = part && words(part).length < words(all).length;
  return isLess ? `No text has all of these words. Those below have “${part}”.` : "";
}

/**
 * What is said beside the answers to a question. Where that cannot be loaded, the answers stand without it.
 * @param {Collection} data
 * @param {import("./answers.js").Question} question
 * @param {import("./nothing.js").Known} found
 * @returns {Promise<import("./nothing.js").Besides>}
 */
export async function besides(data, question, found) {
  try {
    return await (await import("./nothing.js")).besides(data, question, found);
  } catch {
    return { blocks: [], said: found.declarations + found.answers ? "" : "Nothing found." };
  }
}

/**
 * The address of a declaration by its position.
 * @param {Collection} data
 * @param {number} index
 */
export function addressOf(data, index) {
  return new URL(data.address(index), root).href;
}

/**
 * An entry as an item of a list, what the query asks for marked; null for one already `shown`.
 * @param {Collection} data
 * @param {Entry} entry
 * @param {string} [query]
 * @param {Set<number>} [shown]
 */
export async function item(data, entry, query = "", shown = new Set()) {
  const found = await entry.hit?.load();
  const path = found?.raw_url.slice(1) ?? "";
  const index = entry.index ?? data.at(path);
  if (index === undefined || shown.has(index)) return null;
  shown.add(index);
  return declaration(data, index, query, { found, hash: entry.hash });
}

/**
 * As hooks/written_declarations/exports/pagefind.py writes them beside a text.
 * @param {Collection} data
 * @param {number} index
 */
async function factsOf(data, index) {
  const { docs, signatures } = await data.facts();
  return `${count(signatures[index], "signatory", "signatories")} · Doc. ${docs[index]}`;
}

/**
 * @param {Collection} data
 * @param {number} index
 * @param {string} query
 * @param {{ found?: Found, hash?: string }} [known]
 */
async function declaration(data, index, query, { found, hash = "" } = {}) {
  const title = found?.meta.title ?? (await data.title(index));
  const said = found?.meta.facts ?? (await factsOf(data, index));
  const made = element("li", "wd-item");
  const name = element("span", "wd-item__title");
  const french = data.french.has(index);
  const titled = linked(addressOf(data, index) + hash, title, query);
  if (french) titled.lang = "fr";
  name.append(titled);
  const time = element("time", "", day(data.date(index)));
  time.dateTime = data.date(index).toISOString().slice(0, 10);
  const facts = element("span", "wd-item__facts");
  facts.append(time, ` · ${said}${french ? IN_FRENCH : ""}`);
  made.append(element("span", "wd-item__number", `No. ${data.numbers[index]}`), name);
  if (found) {
    const text = element("span", "wd-item__excerpt");
    if (french) text.lang = "fr";
    append(text, excerpt(found.content, found.locations ?? [], query));
    made.append(text);
  }
  made.append(facts);
  return made;
}

/**
 * @param {string} address
 * @param {string} text
 * @param {string} query
 */
function linked(address, text, query) {
  const made = link(address);
  append(made, query ? highlighted(text, query) : [[text, false]]);
  return made;
}

/**
 * @param {HTMLElement} parent
 * @param {import("./texts.js").Part[]} parts
 */
function append(parent, parts) {
  for (const [text, marked] of parts) parent.append(marked ? element("mark", "", text) : text);
}

/** @param {Date} date */
function day(date) {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
