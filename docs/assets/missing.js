// @ts-check
// The page for addresses that are none: reads the address, and offers the declarations it may have meant. A number
// that a declaration may well have is no mistake: it is not here yet.
// What was typed goes in as text, never as HTML.
import { one } from "./dom.js";
import { collection, item, place } from "./results.js";

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
 * The positions of the next lower and the next higher number that is here.
 * @param {number} number
 * @param {number[]} numbers
 */
export function nearest(number, numbers) {
  const order = numbers.map((_, index) => index).sort((a, b) => numbers[a] - numbers[b]);
  const lower = order.filter((index) => numbers[index] < number).at(-1);
  const higher = order.find((index) => numbers[index] > number);
  return [lower, higher].filter((index) => index !== undefined);
}

/** @param {number} number */
function sayNotHere(number) {
  const title = `No. ${number} is not here yet`;
  document.title = `${title}${document.title.slice(document.title.lastIndexOf(" - "))}`;
  one(document, "h1", HTMLElement).textContent = title;
  one(document, "[data-wd-unknown]", HTMLElement).hidden = true;
  one(document, "[data-wd-not-here]", HTMLElement).hidden = false;
  one(document, "[data-wd-missing] h2", HTMLElement).textContent = "The nearest that are here";
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

async function offer() {
  const path = asked();
  const box = one(document, "[data-wd-missing] input", HTMLInputElement);
  if (!box.value) box.value = words(path);
  const data = await collection();
  const number = notHere(path, data.numbers);
  if (number) sayNotHere(number);
  const named = number ? nearest(number, data.numbers) : await meant(path, data);
  const found = [...new Set(named)].slice(0, MOST);
  const items = await Promise.all(found.map((index) => item(data, { index })));
  if (!items.length) return;
  one(document, "[data-wd-missing] ol", HTMLOListElement).append(...items.filter((made) => made !== null));
  one(document, "[data-wd-missing] section", HTMLElement).hidden = false;
}

offer().catch(() => {}); // without the collection the form is there
