// What can be compared, where it is known from, and what two of a kind have in common. A declaration and a
// signatory are read from their own pages: no further files are needed, and a comparison says what they say.
// Countries are compared in the columns of the search. Whatever is read goes on as text.
import { words } from "./letters.js";
import { addressOf, collection, count, find, load, root } from "./results.js";

export const KINDS = ["declarations", "signatories", "countries"];

const NUMBER = /^[1-9]\d{0,8}$/;
const PERSON = /^[a-z0-9]+(-[a-z0-9]+)*-[a-z]{2}$/;
const COUNTRY = /^[a-z]+(-[a-z]+)*$/;
const LONGEST = 150;
const SUGGESTED = 8;
const LOOKED_AT = 16; // hits among the texts, some of which are people

/** Thrown for a value that names nothing in the collection. */
export class UnknownError extends Error {}

/**
 * The kind that a value in the address names, told by its form alone: 638 is a declaration, stefan-schennach-at
 * a signatory, austria a country. A person's address always ends in the two letters of a country, a
 * country's never does; tests/exports/test_search_data.py watches that.
 */
export function kindOf(value) {
  if (value.length > LONGEST) return undefined;
  if (NUMBER.test(value)) return "declarations";
  if (PERSON.test(value)) return "signatories";
  return COUNTRY.test(value) ? "countries" : undefined;
}

/**
 * One side of a comparison by its value: `name` in a text box, `short` among words, `title`, `address`, `facts`,
 * and `has`, what it has by keys. Throws UnknownError.
 */
export async function side(value) {
  const read = { declarations: declaration, signatories: signatory, countries: country }[kindOf(value)];
  if (!read) throw new UnknownError(value);
  return read(value, await collection());
}

/** What both have, as pairs, and what only the first and only the second has, in the order of the pages. */
export function compared(first, second) {
  const only = (one, other) => [...one.has].filter(([key]) => !other.has.has(key)).map(([, entry]) => entry);
  const both = [...first.has].filter(([key]) => second.has.has(key)).map(([key, entry]) => [entry, second.has.get(key)]);
  return { both, only: [only(first, second), only(second, first)] };
}

/** What may be meant by a text of which something of a kind is to be chosen: value, name, details. */
export async function suggestions(kind, query) {
  const data = await collection();
  if (kind === "signatories") {
    const people = query.trim() ? await data.people(query, SUGGESTED) : [];
    return people.map(({ slug, name, country: from, declarations }) => ({ value: slug, name, details: `${from} · ${count(declarations, "declaration")}` }));
  }
  if (kind === "countries") {
    const wanted = words(query);
    const countries = await data.values("country");
    return countries.filter(([, name]) => matches(name, wanted)).map(([slug, name]) => ({ value: slug, name, details: "" }));
  }
  const found = query.trim() ? await declarationsFor(data, query) : [...data.numbers.keys()].slice(0, SUGGESTED);
  return Promise.all(
    found.map(async (index) => ({ value: String(data.numbers[index]), name: named(data.numbers[index], await data.title(index)), details: String(data.year(index)) })),
  );
}

/** Whether each wanted word begins a word of the name. */
function matches(name, wanted) {
  const own = words(name);
  return wanted.every((word) => own.some((other) => other.startsWith(word)));
}

/** The declarations that a query names, then those in whose texts, titles and names it is found. */
async function declarationsFor(data, query) {
  const { entries } = await find(data, /^no\. \d+: /i.test(query) ? query.split(":")[0] : query);
  const found = new Set();
  for (const entry of entries.filter(({ person }) => !person).slice(0, LOOKED_AT)) {
    const index = entry.index ?? data.at((await entry.hit.load()).raw_url.slice(1));
    if (index !== undefined) found.add(index);
    if (found.size === SUGGESTED) break;
  }
  return [...found];
}

async function declaration(value, data) {
  const index = data.positions.get(Number(value));
  if (index === undefined) throw new UnknownError(value);
  const address = addressOf(data, index);
  const page = await read(address);
  const rows = rowsOf(page, "signatories");
  const title = text(page.querySelector("h1"));
  const short = `No. ${value}`;
  const has = rows.map((row, order) => {
    const [, name, from, group] = row.cells;
    return [slugOf(name), { name: text(name.querySelector("a")), address: link(name, address), leads: order === 0, country: linked(from, address), group: linked(group, address) }];
  });
  const facts = [text(page.querySelector(".wd-facts time")), count(rows.length, "signatory", "signatories")];
  return { value, kind: "declarations", name: named(value, title), short, title, address, facts, has: new Map(has) };
}

async function signatory(value, data) {
  const address = new URL(data.addressOf(value), root).href;
  const page = await read(address);
  const moved = page.querySelector(`meta[http-equiv="refresh"]`);
  // The address of a spelling that was joined with another leads to the person, as on the site
  if (moved) return signatory(new URL(page.querySelector("a").getAttribute("href"), address).pathname.split("/").at(-2), data);
  const name = text(page.querySelector("h1"));
  const rows = rowsOf(page, "declarations");
  const has = rows.map((row) => {
    const [number, title, from, group] = row.cells;
    const time = title.querySelector("time");
    return [
      text(number),
      { number: text(number), title: text(title.querySelector("a")), address: link(title, address), day: text(time), date: time.dateTime, country: linked(from, address), group: linked(group, address) },
    ];
  });
  const years = has.map(([, { date }]) => date.slice(0, 4));
  const [first, last] = [years.at(-1), years[0]];
  const facts = [text(rows[0].cells[2]), count(rows.length, "declaration"), first === last ? first : `${first} to ${last}`];
  return { value, kind: "signatories", name, short: name, title: name, address, facts, has: new Map(has) };
}

async function country(value, data) {
  const name = (await data.values("country")).find(([slug]) => slug === value)?.[1];
  if (!name) throw new UnknownError(value);
  const signed = await data.filter({ country: [value] });
  const address = new URL(data.addressOf(value, "country"), root).href;
  const facts = [count(signed.length, "declaration")];
  return { value, kind: "countries", name, short: name, title: name, address, facts, has: new Map(signed.map((index) => [index, index])) };
}

function named(number, title) {
  return `No. ${number}: ${title}`;
}

async function read(address) {
  try {
    // Scripts of a document that is read this way never run
    return new DOMParser().parseFromString(await load(address), "text/html");
  } catch (error) {
    throw error.status === 404 ? new UnknownError(address) : error;
  }
}

/** The rows of a table of a page. Without them it is the page of something that is gone. */
function rowsOf(page, name) {
  const rows = page.querySelector(`[data-wd-table="${name}"] tbody`)?.rows;
  if (!rows?.length) throw new UnknownError(name);
  return [...rows];
}

/** A country or a group as printed: its text, its address, and the class that gives it its colour; no address where none was printed. */
function linked(cell, page) {
  const kind = [...(cell.querySelector("a")?.classList ?? [])].find((name) => name.startsWith("wd-group--"));
  return { text: text(cell), address: link(cell, page), kind };
}

/** The address to which a cell leads: always one of our pages. */
function link(cell, page) {
  const address = cell.querySelector("a") && new URL(cell.querySelector("a").getAttribute("href"), page).href;
  return address?.startsWith(root.href) ? address : "";
}

function slugOf(cell) {
  return cell.querySelector("a").getAttribute("href").split("/").at(-2);
}

function text(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}
