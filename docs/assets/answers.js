// @ts-check
// Which declarations answer a finder, and in which order. Knows no page.
import { find } from "./results.js";

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./collection.js").Chosen} Chosen */
/** @typedef {import("./results.js").Entry} Entry */
/** @typedef {Entry & { index: number }} Placed an entry that is a declaration */
/**
 * What is asked for. `fixed` is what all declarations of a list have; only with `texts` are the texts asked, and with
 * `all` a declaration has to have every value that is chosen.
 * @typedef {{ q: string, texts: boolean, fixed: Chosen, chosen: Chosen, all: boolean }} Question
 */
/** @typedef {import("./results.js").Answer & { total: number }} Answer what was found, among how many */

/**
 * What answers a question, in no order but that of relevance. With `positions` every entry is a declaration.
 * @param {Collection} data
 * @param {Question} question
 * @param {boolean} positions
 * @returns {Promise<Answer>}
 */
export async function answered(data, { q, texts, fixed, chosen, all }, positions) {
  const filtered = await data.filter({ ...chosen, ...fixed }, all);
  const total = Object.keys(fixed).length ? (await data.filter(fixed)).length : data.size;
  if (!q) return { entries: filtered.map((index) => ({ index })), total, problem: "", inTexts: false };
  if (!texts) {
    const titled = new Set(await data.titled(q));
    const entries = filtered.filter((index) => titled.has(index)).map((index) => ({ index }));
    return { entries, total, problem: "", inTexts: false };
  }
  const found = await find(data, q);
  if (!positions) return { ...found, total };
  const wanted = new Set(filtered);
  return { ...found, entries: (await placed(data, found.entries)).filter(({ index }) => wanted.has(index)), total };
}

/**
 * How many declarations would answer a question with each value of a facet; of signatories, with each of `people`.
 * @param {Collection} data
 * @param {Question} question
 * @param {import("./signatures.js").Facet} facet
 * @param {string[]} [people]
 */
export async function counted(data, question, facet, people = []) {
  const { entries } = await answered(data, { ...question, fixed: {}, chosen: {} }, true);
  const among = (await placed(data, entries)).map(({ index }) => index);
  return data.counts(facet, among, { ...question.chosen, ...question.fixed }, { all: question.all, people });
}

/**
 * Entries with the position of their declaration, each declaration once.
 * @param {Collection} data
 * @param {Entry[]} entries
 */
export async function placed(data, entries) {
  const positionOf = entries.some(({ hit }) => hit) ? await data.byId() : () => undefined;
  /** @type {Map<number, Placed>} */
  const byIndex = new Map();
  for (const entry of entries) {
    const index = entry.hit ? positionOf(entry.hit.id) : entry.index;
    if (index !== undefined) byIndex.set(index, { ...byIndex.get(index), ...entry, index });
  }
  return [...byIndex.values()];
}

/**
 * Entries that are declarations in another order.
 * @param {Collection} data
 * @param {Entry[]} entries
 * @param {import("./collection.js").Order} order
 */
export async function ordered(data, entries, order) {
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  const positions = [...byIndex.keys()].filter((index) => index !== undefined);
  return (await data.sorted(positions, order)).flatMap((index) => byIndex.get(index) ?? []);
}
