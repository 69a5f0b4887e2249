// @ts-check
// What is meant by a name with typing errors: one in short words, two in long ones. Loaded when nothing is found.
// Knows no page.
import { loose } from "./letters.js";

const LONG = 7; // letters of a word that may have two errors
const SHORTEST = 3; // letters of a word that may have one
const MOST_WORDS = 6;
const MOST = 5;

/**
 * How many errors make one word of the other: a letter more, less or another, or two letters in turn. More than `most`
 * are not counted further.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function errors(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) cost = Math.min(cost, before[column - 2] + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
}

/**
 * How many errors are forgiven between two words.
 * @param {string} one
 * @param {string} other
 */
function forgiven(one, other) {
  const length = Math.max(one.length, other.length);
  if (Math.min(one.length, other.length) < SHORTEST - 1 || length < SHORTEST) return 0;
  return length >= LONG ? 2 : 1;
}

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./query.js").Understood} Understood */
/** @typedef {{ word: string, letters: number, loose: string }} Word with a bit for each letter that it has */

/**
 * @param {string} word
 * @returns {Word}
 */
function lettered(word) {
  let letters = 0;
  for (const letter of word) letters |= 1 << (letter.charCodeAt(0) % 31);
  return { word, letters, loose: loose(word) };
}

/** @param {number} bits */
function count(bits) {
  let number = 0;
  for (let left = bits; left; left &= left - 1) number += 1;
  return number;
}

/**
 * The errors between two words, or Infinity if they are too many.
 * @param {Word} one
 * @param {Word} other
 */
function between(one, other) {
  if (one.loose === other.loose) return 0;
  const most = forgiven(one.word, other.word);
  // An error changes two letters at most: most words are told apart by that alone
  if (!most || count(one.letters ^ other.letters) > 2 * most) return Infinity;
  const number = Math.min(errors(one.word, other.word, most), errors(one.loose, other.loose, most));
  return number <= most ? number : Infinity;
}

/**
 * Of some names those with the fewest errors, at most five: their positions. Every word asked for stands for a word of
 * the name; words that are joined or parted are one error more.
 * @param {string[]} asked folded words
 * @param {number} size how many names there are
 * @param {(index: number) => string[]} namesWords the folded words of a name
 * @param {(index: number) => number} weight of names with as many errors those with the most come first
 */
export function nearest(asked, size, namesWords, weight) {
  const wanted = asked.slice(0, MOST_WORDS).map((word) => lettered(word));
  const whole = lettered(asked.join("").slice(0, 60));
  const isNear = wanted.some(({ word }) => word.length >= SHORTEST);
  let best = Infinity;
  /** @type {{ index: number, sum: number }[]} */
  const found = [];
  for (let index = 0; isNear && index < size; index += 1) {
    const own = namesWords(index).map(cached);
    const sum = Math.min(apart(wanted, own), joined(whole, own));
    if (sum > best + 1) continue;
    best = Math.min(best, sum);
    found.push({ index, sum });
  }
  const near = found.filter(({ sum }) => sum <= best && sum < Infinity);
  return near
    .sort((a, b) => a.sum - b.sum || weight(b.index) - weight(a.index))
    .slice(0, MOST)
    .map(({ index }) => index);
}

/** @type {Map<string, Word>} */
const known = new Map();

/** @param {string} word */
function cached(word) {
  const made = known.get(word) ?? lettered(word);
  known.set(word, made);
  return made;
}

/**
 * @param {Word[]} wanted
 * @param {Word[]} own
 */
function apart(wanted, own) {
  const left = [...own];
  let sum = 0;
  for (const word of wanted) {
    let least = Infinity;
    let at = -1;
    for (const [row, other] of left.entries()) {
      const isInitial = word.word.length === 1 && other.word.startsWith(word.word);
      const number = isInitial ? 0 : between(word, other);
      if (number < least) [least, at] = [number, row];
    }
    if (least === Infinity) return Infinity;
    left.splice(at, 1);
    sum += least;
  }
  return sum;
}

/**
 * Of a name without gaps, whichever word begins it.
 * @param {Word} whole
 * @param {Word[]} own
 */
function joined(whole, own) {
  const length = own.reduce((sum, { word }) => sum + word.length, 0);
  if (Math.abs(length - whole.word.length) > 2 || whole.word.length < LONG) return Infinity;
  let least = Infinity;
  for (let start = 0; start < own.length; start += 1) {
    const name = [...own.slice(start), ...own.slice(0, start)].map(({ word }) => word).join("");
    least = Math.min(least, between(whole, lettered(name)));
  }
  return least;
}

/**
 * Signatories whose names are spelled nearly as what was typed.
 * @param {Collection} data
 * @param {Understood} asked
 */
export async function nearPeople(data, { people: lines }) {
  const people = await data.signatories();
  const positions = lines.flatMap((choices) => {
    for (const choice of choices) {
      const found = nearest(
        choice,
        people.size,
        (index) => people.words(index),
        (index) => people.columns.declarations[index],
      );
      if (found.length) return found;
    }
    return [];
  });
  return data.persons([...new Set(positions)]);
}

/**
 * The slugs of countries or groups that are spelled nearly as what was typed.
 * @param {Collection} data
 * @param {Understood} asked
 * @param {"country" | "group"} kind
 */
export async function nearPlaces(data, asked, kind) {
  const lexicon = await data.lexicon();
  const forms = lexicon[kind].flatMap(({ slug, forms: all }) => all.map((own) => ({ slug, own })));
  const found = nearest(
    asked.words,
    forms.length,
    (index) => forms[index].own,
    (index) => -forms[index].own.length,
  );
  return [...new Set(found.map((index) => forms[index].slug))];
}
