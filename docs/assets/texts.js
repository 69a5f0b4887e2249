// @ts-check
// The index of the texts: asks Pagefind, and cuts excerpts. Pagefind computes in a worker of its own,
// so the page needs no leave for WebAssembly.
import { words } from "./letters.js";
import { inTime } from "./timing.js";

const PATIENCE = 15_000; // milliseconds until a search that says nothing counts as failed
const EXCERPT = 32; // words
const STEM = 3; // letters that two forms of a word have in common at least
const ENDINGS = new Set(
  (
    " e s es ed d ing ings er ers or ors y ies ied ying ly ily ion ions ation ations ational ative ive ively al als ally " +
    "ment ments ness ity ities able ably ible ibly ful fully ous ously ize izes ized izing ization ise ises ised ising " +
    "isation ance ances ence ences ency encies ant ants ent ents ic ical ically i ate ates ated ating ator ators"
  ).split(" "),
);
const BEFORE = 6; // words before the first that is marked

/**
 * What the index has of a text.
 * @typedef {object} Found
 * @property {string} raw_url
 * @property {string} content
 * @property {number[]} [locations] of the words that were found
 * @property {{ title: string, facts: string, typed?: string }} meta
 */
/** @typedef {{ id: string, load: () => Promise<Found> }} Hit */
/** @typedef {{ results: { id: string, score: number, data: () => Promise<Found> }[] }} Results */
/**
 * As much of Pagefind as is used.
 * @typedef {object} Pagefind
 * @property {(options: object) => Promise<void>} options
 * @property {() => Promise<void>} init
 * @property {(query: string) => Promise<Results>} search
 */
/** @typedef {[text: string, marked: boolean]} Part */

/** @type {Promise<Pagefind> | undefined} */
let loading;

/**
 * What the index in a folder finds, best first: an id, and how to load the rest. Throws if it cannot be asked.
 * @param {URL} texts
 * @param {string} query
 * @returns {Promise<Hit[]>}
 */
export async function search(texts, query) {
  loading ??= start(texts).catch((error) => {
    loading = undefined;
    throw error;
  });
  const pagefind = await inTime(loading, PATIENCE);
  const { results } = await inTime(pagefind.search(query), PATIENCE);
  // What matches in nothing but the facts beside a name has no score
  const hits = results
    .filter((result) => result.score > 0)
    .map((result) => ({ id: result.id.replace(/^.*_/, ""), load: () => inTime(result.data(), PATIENCE) }));
  return hits.length && hasAll(await hits[0].load(), query) ? hits : [];
}

/**
 * Whether a text has every word of a query, or one with the same stem. For a word that no text has,
 * Pagefind goes on to shorter ones: "nosuchword" would find every "no". The best answer shows that.
 * @param {Found} found
 * @param {string} query
 */
function hasAll({ content, meta }, query) {
  const text = `${meta.title} ${meta.typed ?? ""} ${content}`.split(/\s+/);
  const there = new Set(text.flatMap((word) => [...words(word), words(word).join("")]));
  return words(query).every((want) => [...there].some((word) => word.startsWith(want) || isInflected(word, want)));
}

/**
 * Whether two words differ in nothing but English endings: "countries" and "country", but not "martin" and "mart".
 * @param {string} one
 * @param {string} other
 */
export function isInflected(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  for (let at = same; at >= STEM; at -= 1) {
    // A consonant may stand twice before an ending: "stopped"
    const isEnding = (/** @type {string} */ word) =>
      ENDINGS.has(word.slice(at)) || (word[at] === word[at - 1] && ENDINGS.has(word.slice(at + 1)));
    if (isEnding(one) && isEnding(other)) return true;
  }
  return false;
}

/**
 * @param {URL} texts
 * @returns {Promise<Pagefind>}
 */
async function start(texts) {
  const pagefind = await import(new URL("pagefind.js", texts).href);
  await pagefind.options({ ranking: { metaWeights: { facts: 0 } } });
  await pagefind.init();
  return pagefind;
}

/**
 * Some words of a text around those that were found.
 * @param {string} content
 * @param {number[]} locations
 * @param {string} query
 */
export function excerpt(content, locations, query) {
  const all = content.split(/\s+/);
  const wanted = words(query);
  const places = new Set(locations);
  const marked = all.map((word, index) => places.has(index) || isWanted(word, wanted));
  const first = Math.max(0, densest(marked) - BEFORE);
  const last = Math.min(all.length, first + EXCERPT);
  const parts = pairs(all.slice(first, last), marked.slice(first, last));
  if (first > 0) parts.unshift(["… ", false]);
  if (last < all.length) parts.push([" …", false]);
  return parts;
}

/**
 * A text whole, its wanted words marked.
 * @param {string} text
 * @param {string} query
 */
export function highlighted(text, query) {
  const all = text.split(/\s+/);
  const wanted = words(query);
  return pairs(
    all,
    all.map((word) => isWanted(word, wanted)),
  );
}

/**
 * @param {string} word
 * @param {string[]} wanted
 */
function isWanted(word, wanted) {
  const parts = words(word);
  return wanted.some((want) => parts.some((part) => part.startsWith(want)));
}

/**
 * Where the excerpt with the most marks begins.
 * @param {boolean[]} marked
 */
function densest(marked) {
  let best = 0;
  let most = 0;
  marked.forEach((isMarked, index) => {
    if (!isMarked) return;
    const here = marked.slice(index, index + EXCERPT - BEFORE).filter(Boolean).length;
    if (here > most) [best, most] = [index, here];
  });
  return best;
}

/**
 * @param {string[]} all
 * @param {boolean[]} marked
 */
function pairs(all, marked) {
  /** @type {Part[]} */
  const parts = [];
  all.forEach((word, index) => {
    if (index) parts.push([" ", marked[index] && marked[index - 1]]);
    parts.push([word, marked[index]]);
  });
  return parts;
}
