// What the search box and the finder share: where the search lives, and how a result looks.
// Everything from the collection goes in as text, never as HTML.
import { Collection } from "./collection.js";
import { excerpt, highlighted, search } from "./texts.js";

const link = document.querySelector(".wd-find[data-wd-search]");
const PATIENCE = 20_000; // milliseconds until a file that does not come has failed
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The address of the search page; everything else is found from there. */
export const place = new URL(link.href);
export const root = new URL("../", place);
const texts = new URL("texts/", place);

let opening;

/** The text of a file of the site. Fails with the `status` of the answer, or when none comes for long: nobody waits for ever. */
export async function load(address) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { signal: stop.signal });
    if (!answer.ok) throw Object.assign(new Error(`${address}: ${answer.status}`), { status: answer.status });
    return await answer.text();
  } finally {
    clearTimeout(timer);
  }
}

/** The collection, loaded once. */
export function collection() {
  opening ??= Collection.open(async (name) => JSON.parse(await load(new URL(`data/${name}.json`, place)))).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/**
 * What a query finds, best first, as entries for `item`: what it names, then texts and people. Where
 * the texts cannot be searched, titles and names are, and `problem` says why.
 */
export async function find(data, query) {
  const named = (await data.named(query)).map((index) => ({ index, named: true }));
  if ("wdTexts" in link.dataset) {
    try {
      return { entries: [...named, ...(await search(texts, query)).map((hit) => ({ hit }))], problem: "" };
    } catch {
      return { ...(await byName(data, query, named)), problem: "The texts cannot be searched in this browser now. These are matches in titles and names." };
    }
  }
  return { ...(await byName(data, query, named)), problem: "The texts are not indexed here. These are matches in titles and names." };
}

async function byName(data, query, named) {
  const [titled, people] = await Promise.all([data.titled(query), data.people(query)]);
  const others = titled.filter((index) => !named.some((entry) => entry.index === index));
  return { entries: [...named, ...people.map((person) => ({ person })), ...others.map((index) => ({ index }))] };
}

/** The address of a declaration by its position. */
export function addressOf(data, index) {
  return new URL(data.address(index), root).href;
}

/** An entry as an item of a list, what the query asks for marked; null for a declaration already `shown`. */
export async function item(data, entry, query = "", shown = new Set()) {
  if (entry.person) {
    const { slug, name, country, declarations } = entry.person;
    return signatory(data.addressOf(slug), name, `${country} · ${count(declarations, "declaration")}`, query);
  }
  const found = await entry.hit?.load();
  const path = found?.raw_url.slice(1);
  const index = entry.index ?? data.at(path);
  if (index === undefined) return signatory(path, found.meta.title, found.meta.facts, query);
  if (shown.has(index)) return null;
  shown.add(index);
  return declaration(data, index, found?.meta.title ?? (await data.title(index)), found?.meta.facts ?? (await factsOf(data, index)), found, query);
}

/** As hooks/written_declarations/exports/pagefind.py writes them beside a text. */
async function factsOf(data, index) {
  const { docs, signatures } = await data.facts();
  return `${count(signatures[index], "signatory", "signatories")} · Doc. ${docs[index]}`;
}

function declaration(data, index, title, said, found, query) {
  const made = element("li", "wd-item");
  const name = element("span", "wd-item__title");
  name.append(linked(addressOf(data, index), title, query));
  const time = element("time", "", day(data.date(index)));
  time.dateTime = data.date(index).toISOString().slice(0, 10);
  const facts = element("span", "wd-item__facts");
  facts.append(time, ` · ${said}`);
  made.append(element("span", "wd-item__number", `No. ${data.numbers[index]}`), name);
  if (found) {
    const text = element("span", "wd-item__excerpt");
    append(text, excerpt(found.content, found.locations ?? [], query));
    made.append(text);
  }
  made.append(facts);
  return made;
}

function signatory(path, name, facts, query) {
  const made = element("li", "wd-item wd-item--person");
  const title = element("span", "wd-item__title");
  title.append(linked(new URL(path, root), name, query));
  made.append(element("span", "wd-item__number", "Signatory"), title, element("span", "wd-item__facts", facts));
  return made;
}

function linked(address, text, query) {
  const made = element("a");
  made.href = address;
  append(made, query ? highlighted(text, query) : [[text, false]]);
  return made;
}

function append(parent, parts) {
  for (const [text, marked] of parts) parent.append(marked ? element("mark", "", text) : text);
}

export function element(name, kind = "", text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}

/** "1 result", "1,234 results" */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

function day(date) {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
