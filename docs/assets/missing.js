// @ts-check
// The page for addresses that are none: reads the address, and offers what it may have meant. A number that a
// declaration may well have is no mistake: it is not here yet; neither is a country, a group, a year or a signatory.
// What was typed goes in as text, never as HTML.
import { nearestNumbers, nearestYears } from "./absent.js";
import { element, link, one } from "./dom.js";
import { groupsOf } from "./onebox.js";
import { collection, item, place } from "./results.js";

/** @type {Record<"countries" | "groups" | "signatories" | "years", string>} */
const KINDS = { countries: "country", groups: "group", signatories: "signatory", years: "year" };
const MOST = 3;
const HIGHER = 200; // numbers beyond the highest here that the Assembly may have reached
const root = new URL("../", place).pathname;

/**
 * What the address may name, as queries for `Collection.named`, the likeliest first.
 * @param {string} path
 */
export function queries(path) {
  const doc = /\bdoc[^a-z0-9]*(\d{1,9})(?!\d)/i.exec(path);
  const numbers = [...path.matchAll(/(?<!\d)\d{1,9}(?!\d)/g)].map(([digits]) => digits).reverse();
  // An official address as a whole, then a Doc. ID, then any number: as number, Doc. ID, file of the Assembly's site
  return [`/${path}`, ...(doc ? [`Doc. ${doc[1]}`] : []), ...numbers, ...numbers.map((digits) => `/files/${digits}`)];
}

/**
 * The words of an address, to be searched for.
 * @param {string} path
 */
export function words(path) {
  const all = path.split(/[^\p{L}\p{M}\p{N}]+/u);
  return all
    .filter((word) => word && !/^(index|html?|declarations|en|fr)$/i.test(word))
    .join(" ")
    .slice(0, 100);
}

/**
 * The number of the declaration at whose address something was asked for, if it can be one that is not here yet.
 * @param {string} path
 * @param {number[]} numbers those that are here
 */
export function notHere(path, numbers) {
  const match = /^declarations\/(\d{1,9})(?:[/.].*)?$/i.exec(path) ?? /^(\d{1,9})\/?$/.exec(path); // not 404.html
  const number = Number(match?.[1] ?? 0);
  return number > 0 && number <= Math.max(0, ...numbers) + HIGHER && !numbers.includes(number) ? number : undefined;
}

/**
 * The kind of page that was asked for, and the words of its address; undefined for another address.
 * @param {string} path
 */
export function missed(path) {
  const [, part, slug] = /^(countries|groups|signatories|years)\/([^/?#]+)/i.exec(path) ?? [];
  if (!part) return undefined;
  const kind = /** @type {keyof typeof KINDS} */ (part.toLowerCase());
  // A signatory's address ends in the letters of a country
  const own = kind === "signatories" ? slug.replace(/-[a-z]{2}$/i, "") : slug;
  return {
    kind,
    query: own
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .join(" ")
      .trim(),
  };
}

/**
 * @param {string} title
 * @param {string} part the paragraph that says more
 */
function say(title, part) {
  document.title = `${title}${document.title.slice(document.title.lastIndexOf(" - "))}`;
  one(document, "h1", HTMLElement).textContent = title;
  one(document, "[data-wd-unknown]", HTMLElement).hidden = true;
  one(document, part, HTMLElement).hidden = false;
}

function asked() {
  const path = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname;
  try {
    return decodeURIComponent(path) + decodeURIComponent(location.search);
  } catch {
    return path; // a % that stands for nothing
  }
}

/**
 * @param {string} path
 * @param {import("./collection.js").Collection} data
 */
async function meant(path, data) {
  return (await Promise.all(queries(path).map((query) => data.named(query)))).flat();
}

/**
 * The pages whose names are as asked for, or spelled nearly so.
 * @param {import("./collection.js").Collection} data
 * @param {string} query
 * @param {boolean} isNear whether spellings are looked at
 */
async function rows(data, query, isNear) {
  const groups = await groupsOf(data, query, MOST);
  const some = groups.filter(({ kind, sure }) => kind !== "Filters" && (isNear || sure)).flatMap((group) => group.rows);
  if (some.length || !isNear) return some.slice(0, MOST).map(({ address, name }) => link(rootOf(address), name));
  const { nearNames } = await import("./nothing.js");
  return (await nearNames(data, await data.understood(query))).slice(0, MOST);
}

/** @param {string} address below the root of the site */
function rootOf(address) {
  return new URL(address, new URL("../", place)).href;
}

/**
 * @param {import("./collection.js").Collection} data
 * @param {number} number
 */
async function sayNotHere(data, number) {
  const doc = (await data.missing().catch(() => [])).find(([other]) => other === number);
  one(document, "[data-wd-missing] h2", HTMLElement).textContent = "The nearest that are here";
  if (doc?.[6]) {
    say(`No. ${number} was withdrawn from this site`, "[data-wd-unknown]");
    const page = link(rootOf(`declarations/${number}/`), "Its page says when and why.");
    one(document, "[data-wd-unknown]", HTMLElement).replaceChildren(page);
    return;
  }
  say(`No. ${number} is not here yet`, "[data-wd-not-here]");
  if (doc?.[3]) one(document, "[data-wd-not-here]", HTMLElement).prepend(`It is called “${doc[3]}”. `);
}

/**
 * The page of that kind that an address names: in capitals, by a former name, or with something behind it.
 * @param {import("./collection.js").Collection} data
 * @param {string} path
 * @param {{ kind: string, query: string }} page
 */
async function pageNamed(data, path, { kind, query }) {
  for (const asked of [path, query]) {
    const [first] = await groupsOf(data, asked, 1);
    const [found] = first?.sure ? first.rows : [];
    if (found?.address.startsWith(`${kind}/`)) return link(rootOf(found.address), found.name);
  }
  return undefined;
}

async function offer() {
  const path = asked();
  const box = one(document, "[data-wd-missing] input", HTMLInputElement);
  if (!box.value) box.value = words(path);
  const data = await collection();
  const page = missed(path);
  if (page) box.value = page.query;
  const here = page && (await pageNamed(data, path, page));
  if (page && !here) {
    say(`This ${KINDS[page.kind]} has no page here`, "[data-wd-none]");
    one(document, "[data-wd-missing] h2", HTMLElement).textContent = "The nearest that are here";
  }
  const number = page ? undefined : notHere(path, data.numbers);
  if (number) await sayNotHere(data, number);
  const named = number ? nearestNumbers(number, data.numbers) : page ? [] : await meant(path, data);
  const found = [...new Set(named)].slice(0, MOST);
  const items = (await Promise.all(found.map((index) => item(data, { index })))).filter((made) => made !== null);
  if (here) items.push(row(here));
  else if (page?.kind === "years") items.push(...(await yearsBeside(data, page.query)));
  else if (!number && !items.length)
    items.push(...(await rows(data, page?.query ?? words(path), Boolean(page))).map(row));
  if (!items.length) return;
  one(document, "[data-wd-missing] ol", HTMLOListElement).append(...items);
  one(document, "[data-wd-missing] section", HTMLElement).hidden = false;
}

/** @param {HTMLElement} content */
function row(content) {
  const made = element("li", "wd-item wd-item--link");
  made.append(content);
  return made;
}

/**
 * @param {import("./collection.js").Collection} data
 * @param {string} year
 */
async function yearsBeside(data, year) {
  const years = (await data.values("year")).map(([value]) => Number(value));
  return nearestYears(Number(year) || years[0], years).map((other) =>
    row(link(rootOf(data.addressOf(String(other), "year")), String(other))),
  );
}

offer().catch(() => {}); // without the collection the form is there
