// @ts-check
// What can be compared, where it is known from, and what two of a kind have in common. A declaration and a
// signatory are read from their own pages: no further files are needed, and a comparison says what they say.
// Countries are compared in the columns of the search. Whatever is read goes on as text.
import { one, textOf } from "./dom.js";
import { addressOf, collection, find, load, NotSentError, root } from "./results.js";
import { count } from "./sentence.js";

export const KINDS = /** @type {const} */ (["declarations", "signatories", "countries"]);

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {(typeof KINDS)[number]} Kind */
/** @typedef {{ text: string, address: string, kind?: string }} Printed a country or a group, and the class of its colour */
/** @typedef {{ name: string, address: string, leads: boolean, country: Printed, group: Printed }} Signed */
/** @typedef {{ number: string, title: string, lang: string, address: string, day: string, date: string }} Listed */
/**
 * One side of a comparison: `name` in a text box, `short` among words, and what it has by keys: a declaration is
 * `Signed`, a signatory has `Listed`, a country the positions of declarations.
 * @typedef {object} Side
 * @property {string} value
 * @property {Kind} kind
 * @property {string} name
 * @property {string} short
 * @property {string} title
 * @property {string} [lang] that of the title, if it is not English
 * @property {string} address
 * @property {string[]} facts
 * @property {Map<string | number, any>} has
 */
/** @typedef {{ both: [any, any][], only: [any[], any[]] }} Compared */

const NUMBER = /^[1-9]\d{0,8}$/;
const PERSON = /^[a-z0-9]+(-[a-z0-9]+)*-[a-z]{2}$/;
const COUNTRY = /^[a-z]+(-[a-z]+)*$/;
const LONGEST = 150;
const SUGGESTED = 8;
const LOOKED_AT = 16; // hits among the texts, some of which are named already

/** Thrown for a value that names nothing in the collection. */
export class UnknownError extends Error {}

/**
 * The kind that a value in the address names, told by its form alone: 638 is a declaration, stefan-schennach-at
 * a signatory, austria a country. A person's address always ends in the two letters of a country, a
 * country's never does; tests/exports/test_search_data.py watches that.
 * @param {string} value
 * @returns {Kind | undefined}
 */
export function kindOf(value) {
  if (value.length > LONGEST) return undefined;
  if (NUMBER.test(value)) return "declarations";
  if (PERSON.test(value)) return "signatories";
  return COUNTRY.test(value) ? "countries" : undefined;
}

/**
 * One side of a comparison by its value. Throws UnknownError.
 * @param {string} value
 * @returns {Promise<Side>}
 */
export async function side(value) {
  const kind = kindOf(value);
  if (!kind) throw new UnknownError(value);
  const read = { declarations: declaration, signatories: signatory, countries: country }[kind];
  return read(value, await collection());
}

/**
 * What both have, as pairs, and what only the first and only the second has, in the order of the pages.
 * @param {Side} first
 * @param {Side} second
 * @returns {Compared}
 */
export function compared(first, second) {
  /** @type {(some: Side, other: Side) => any[]} */
  const only = (some, other) => [...some.has].filter(([key]) => !other.has.has(key)).map(([, entry]) => entry);
  /** @type {[any, any][]} */
  const both = [...first.has]
    .filter(([key]) => second.has.has(key))
    .map(([key, entry]) => [entry, second.has.get(key)]);
  return { both, only: [only(first, second), only(second, first)] };
}

/**
 * What may be meant by a text of which something of a kind is to be chosen.
 * @param {Kind | "groups"} kind
 * @param {string} query
 * @returns {Promise<import("./picker.js").Suggestion[]>}
 */
export async function suggestions(kind, query) {
  const data = await collection();
  if (kind === "signatories") {
    const { offered } = await import("./offered.js");
    const { people, isNear } = await offered(data, query, SUGGESTED);
    return people.map(({ slug, name, country: from, declarations }) => ({
      value: slug,
      name,
      details: `${from} · ${count(declarations, "declaration")}`,
      isNear,
    }));
  }
  if (kind !== "declarations") {
    const { offeredPlaces } = await import("./offered.js");
    const { places, isNear } = await offeredPlaces(data, query, kind === "countries" ? "country" : "group");
    return places.map(([slug, name, details = ""]) => ({ value: slug, name, details, isNear }));
  }
  const found = query.trim() ? await declarationsFor(data, query) : [...data.numbers.keys()].slice(0, SUGGESTED);
  return Promise.all(
    found.map(async (index) => ({
      value: String(data.numbers[index]),
      name: named(data.numbers[index], await data.title(index)),
      details: String(data.year(index)),
    })),
  );
}

/**
 * The declarations that a query names, then those in whose texts, titles and names it is found.
 * @param {Collection} data
 * @param {string} query
 */
async function declarationsFor(data, query) {
  const { entries } = await find(data, query);
  const found = new Set();
  for (const entry of entries.slice(0, LOOKED_AT)) {
    const index = entry.index ?? data.at((await entry.hit?.load())?.raw_url.slice(1) ?? "");
    if (index !== undefined) found.add(index);
    if (found.size === SUGGESTED) break;
  }
  return [...found];
}

/**
 * @param {string} value
 * @param {Collection} data
 * @returns {Promise<Side>}
 */
async function declaration(value, data) {
  const index = data.positions.get(Number(value));
  if (index === undefined) throw new UnknownError(value);
  const address = addressOf(data, index);
  const page = await read(address);
  const rows = rowsOf(page, "signatories");
  const heading = one(page, "h1", HTMLElement);
  const { lang } = heading;
  const title = textOf(heading);
  const short = `No. ${value}`;
  const has = new Map(rows.map((row, order) => signed(row, order, address)));
  const facts = [textOf(one(page, ".wd-facts time", HTMLElement)), count(rows.length, "signatory", "signatories")];
  return { value, kind: "declarations", name: named(value, title), short, title, lang, address, facts, has };
}

/**
 * A row of the signatories of a declaration: who signed, and how.
 * @param {HTMLTableRowElement} row
 * @param {number} order
 * @param {string} page the address of the page
 * @returns {[string, Signed]}
 */
function signed(row, order, page) {
  const [, name, from, group] = row.cells;
  const person = one(name, "a", HTMLAnchorElement);
  const leads = order === 0;
  return [
    slugOf(person),
    {
      name: textOf(person),
      address: addressIn(name, page),
      leads,
      country: printed(from, page),
      group: printed(group, page),
    },
  ];
}

/**
 * @param {string} value
 * @param {Collection} data
 * @returns {Promise<Side>}
 */
async function signatory(value, data) {
  const address = new URL(data.addressOf(value), root).href;
  const page = await read(address);
  const moved = page.querySelector(`meta[http-equiv="refresh"]`);
  // The address of a spelling that was joined with another leads to the person, as on the site
  if (moved) return signatory(slugOf(one(page, "a", HTMLAnchorElement)), data);
  const name = textOf(one(page, "h1", HTMLElement));
  const rows = rowsOf(page, "declarations");
  const all = rows.map((row) => listed(row, address));
  const [first, last] = [all[all.length - 1], all[0]].map(({ date }) => date.slice(0, 4));
  const years = first === last ? first : `${first} to ${last}`;
  const facts = [textOf(rows[0].cells[2]), count(rows.length, "declaration"), years];
  const has = new Map(all.map((declaration) => [declaration.number, declaration]));
  return { value, kind: "signatories", name, short: name, title: name, address, facts, has };
}

/**
 * A row of the declarations of a signatory.
 * @param {HTMLTableRowElement} row
 * @param {string} page the address of the page
 * @returns {Listed}
 */
function listed(row, page) {
  const [number, title] = row.cells;
  const time = one(title, "time", HTMLTimeElement);
  const name = one(title, "a", HTMLAnchorElement);
  return {
    number: textOf(number),
    title: textOf(name),
    lang: name.lang,
    address: addressIn(title, page),
    day: textOf(time),
    date: time.dateTime,
  };
}

/**
 * @param {string} value
 * @param {Collection} data
 * @returns {Promise<Side>}
 */
async function country(value, data) {
  const name = (await data.values("country")).find(([slug]) => slug === value)?.[1];
  if (!name) throw new UnknownError(value);
  const signed = await data.filter({ country: [value] });
  const address = new URL(data.addressOf(value, "country"), root).href;
  const facts = [count(signed.length, "declaration")];
  return {
    value,
    kind: "countries",
    name,
    short: name,
    title: name,
    address,
    facts,
    has: new Map(signed.map((index) => [index, index])),
  };
}

/**
 * @param {number | string} number
 * @param {string} title
 */
function named(number, title) {
  return `No. ${number}: ${title}`;
}

/** @param {string} address */
async function read(address) {
  try {
    // Scripts of a document that is read this way never run
    return new DOMParser().parseFromString(await load(address), "text/html");
  } catch (error) {
    throw error instanceof NotSentError && error.status === 404 ? new UnknownError(address) : error;
  }
}

/**
 * The rows of a table of a page. Without them it is the page of something that is gone.
 * @param {Document} page
 * @param {string} name
 */
function rowsOf(page, name) {
  /** @type {NodeListOf<HTMLTableRowElement>} */
  const found = page.querySelectorAll(`[data-wd-table="${name}"] tbody > tr`);
  const rows = [...found];
  if (!rows.length) throw new UnknownError(name);
  return rows;
}

/**
 * A country or a group as printed; no address where none was printed.
 * @param {HTMLTableCellElement} cell
 * @param {string} page the address of the page
 * @returns {Printed}
 */
function printed(cell, page) {
  const kind = [...(cell.querySelector("a")?.classList ?? [])].find((name) => name.startsWith("wd-group--"));
  const text = textOf(...[...cell.childNodes].filter((node) => node.nodeName !== "SMALL"));
  return { text, address: addressIn(cell, page), kind };
}

/**
 * The address to which a cell leads: always one of our pages, or "".
 * @param {HTMLTableCellElement} cell
 * @param {string} page the address of the page
 */
function addressIn(cell, page) {
  const address = new URL(cell.querySelector("a")?.getAttribute("href") ?? "", page).href;
  return cell.querySelector("a") && address.startsWith(root.href) ? address : "";
}

/** @param {HTMLAnchorElement} link */
function slugOf(link) {
  return link.getAttribute("href")?.split("/").at(-2) ?? "";
}
