// @ts-check
// The page for addresses that are none: reads the address, and offers the declarations it may have meant.
// What was typed goes in as text, never as HTML.
import { one } from "./dom.js";
import { collection, item, place } from "./results.js";

const MOST = 3;
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

function asked() {
  const path = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname;
  try {
    return decodeURIComponent(path) + decodeURIComponent(location.search);
  } catch {
    return path; // a % that stands for nothing
  }
}

async function offer() {
  const path = asked();
  const box = one(document, "[data-wd-missing] input", HTMLInputElement);
  if (!box.value) box.value = words(path);
  const data = await collection();
  const named = await Promise.all(queries(path).map((query) => data.named(query)));
  const found = [...new Set(named.flat())].slice(0, MOST);
  const items = await Promise.all(found.map((index) => item(data, { index })));
  if (!items.length) return;
  one(document, "[data-wd-missing] ol", HTMLOListElement).append(...items.filter((made) => made !== null));
  one(document, "[data-wd-missing] section", HTMLElement).hidden = false;
}

offer().catch(() => {}); // without the collection the form is there
