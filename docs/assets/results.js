// @ts-check
// What the search box and the finder share: where the search lives, and how a result looks.
// Everything from the collection goes in as text, never as HTML.
import { Collection } from "./collection.js";
import { element, link, one } from "./dom.js";
import { excerpt, highlighted, search } from "./texts.js";

/** @typedef {import("./collection.js").Person} Person */
/** @typedef {import("./texts.js").Found} Found */
/** @typedef {import("./texts.js").Hit} Hit */
/**
 * What a query finds: the position of a declaration, a hit of the index, or a person.
 * @typedef {{ index?: number, named?: boolean, hit?: Hit, person?: Person }} Entry
 */
/** @typedef {{ entries: Entry[], problem: string }} Answer `problem` says why the texts were not searched */

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
 * What a query finds, best first: what it names, then texts and people. Where the texts cannot be searched, titles
 * and names are.
 * @param {Collection} data
 * @param {string} query
 * @returns {Promise<Answer>}
 */
export async function find(data, query) {
  const named = (await data.named(query)).map((index) => ({ index, named: true }));
  if ("wdTexts" in opener.dataset) {
    try {
      return { entries: [...named, ...(await search(texts, query)).map((hit) => ({ hit }))], problem: "" };
    } catch {
      return {
        entries: await byName(data, query, named),
        problem: "The texts cannot be searched in this browser now. These are matches in titles and names.",
      };
    }
  }
  return {
    entries: await byName(data, query, named),
    problem: "The texts are not indexed here. These are matches in titles and names.",
  };
}

/**
 * @param {Collection} data
 * @param {string} query
 * @param {Entry[]} named
 * @returns {Promise<Entry[]>}
 */
async function byName(data, query, named) {
  const [titled, people] = await Promise.all([data.titled(query), data.people(query)]);
  const others = titled.filter((index) => !named.some((entry) => entry.index === index));
  return [...named, ...people.map((person) => ({ person })), ...others.map((index) => ({ index }))];
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
 * An entry as an item of a list, what the query asks for marked; null for a declaration already `shown`.
 * @param {Collection} data
 * @param {Entry} entry
 * @param {string} [query]
 * @param {Set<number>} [shown]
 */
export async function item(data, entry, query = "", shown = new Set()) {
  if (entry.person) {
    const { slug, name, country, declarations } = entry.person;
    return signatory(data.addressOf(slug), name, `${country} · ${count(declarations, "declaration")}`, query);
  }
  const found = await entry.hit?.load();
  const path = found?.raw_url.slice(1) ?? "";
  const index = entry.index ?? data.at(path);
  if (index === undefined) return signatory(path, found?.meta.title ?? "", found?.meta.facts ?? "", query);
  if (shown.has(index)) return null;
  shown.add(index);
  return declaration(data, index, query, found);
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
 * @param {Found} [found]
 */
async function declaration(data, index, query, found) {
  const title = found?.meta.title ?? (await data.title(index));
  const said = found?.meta.facts ?? (await factsOf(data, index));
  const made = element("li", "wd-item");
  const name = element("span", "wd-item__title");
  const french = data.french.has(index);
  const titled = linked(addressOf(data, index), title, query);
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
 * @param {string} path
 * @param {string} name
 * @param {string} facts
 * @param {string} query
 */
function signatory(path, name, facts, query) {
  const made = element("li", "wd-item wd-item--person");
  const title = element("span", "wd-item__title");
  title.append(linked(new URL(path, root).href, name, query));
  made.append(element("span", "wd-item__number", "Signatory"), title, element("span", "wd-item__facts", facts));
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

/**
 * "1 result", "1,234 results"
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** @param {Date} date */
function day(date) {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
