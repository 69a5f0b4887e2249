// @ts-check
// Signatories in columns, found by words of their names: in any order, in any letters, under former spellings, with
// parts of a name joined or parted. Knows no page.
import { fold, loose } from "./letters.js";

const SHORTEST_JOINED = 4; // letters of a name that is written without gaps

/**
 * What the file of people has; `countries` are positions among those of the facets.
 * @typedef {object} Columns
 * @property {string[]} names
 * @property {Record<string, string>} former words of other spellings, by position
 * @property {Record<string, string>} slugs by position those that do not follow from name and country
 * @property {string[]} isos the two letters of each country
 * @property {number[]} countries
 * @property {number[]} declarations
 * @property {Record<string, number>} moved positions of people by addresses that lead to them now
 */
/** @typedef {{ index: number, whole: boolean, rank: number }} Match `whole` if every word asked for is a whole word of the name */

export class People {
  /** @type {string[] | undefined} */
  #slugs;
  /** @type {string[] | undefined} */
  #names;
  /** @type {string[] | undefined} */
  #lines;
  /** @type {string[] | undefined} */
  #loose;
  /** @type {[string, Match[]]} */
  #last = ["", []];

  /** @param {Columns} columns */
  constructor(columns) {
    this.columns = columns;
    this.size = columns.names.length;
  }

  /** The folded words of each name, which are the beginning of its address. */
  get #folded() {
    this.#names ??= folded(this.columns.names);
    return this.#names;
  }

  /** The address of each. */
  get slugs() {
    const { slugs, isos, countries } = this.columns;
    this.#slugs ??= this.#folded.map((name, at) => slugs[at] ?? `${name.replaceAll(" ", "-")}-${isos[countries[at]]}`);
    return this.#slugs;
  }

  /** The folded words of each name and of its former forms. */
  get #all() {
    const { former } = this.columns;
    this.#lines ??= this.#folded.map((name, at) => (former[at] ? `${name} ${folded([former[at]])[0]}` : name));
    return this.#lines;
  }

  /**
   * The folded words of a name and of its former forms.
   * @param {number} index
   */
  words(index) {
    return this.#all[index].split(" ");
  }

  /** The words of each name and of its former forms, loose, a space before each. */
  get #looseLines() {
    this.#loose ??= loose(` ${this.#all.join("\n ")}`).split("\n");
    return this.#loose;
  }

  /**
   * The matches of the first of several wordings that has any.
   * @param {string[][]} choices
   */
  first(choices) {
    for (const asked of choices) {
      const found = this.matching(asked);
      if (found.length) return found;
    }
    return [];
  }

  /**
   * The people whose names have every word, the best first: whole words before beginnings, and of the same kind who
   * signed most. If there are none, those whose names are the same without gaps.
   * @param {string[]} asked folded words
   */
  matching(asked) {
    const key = asked.join(" ");
    if (this.#last[0] === key) return this.#last[1];
    const wanted = asked.map(loose);
    const longest = wanted.reduce((best, word) => (word.length > best.length ? word : best), "");
    let found = longest ? this.#matches(` ${longest}`, (line) => match(line, wanted)) : [];
    const joined = loose(asked.join(""));
    if (!found.length && joined.length >= SHORTEST_JOINED)
      found = this.#matches(` ${joined[0]}`, (_, index) => withoutGaps(this.words(index), joined));
    const { declarations } = this.columns;
    found.sort((a, b) => b.rank - a.rank || declarations[b.index] - declarations[a.index]);
    this.#last = [key, found];
    return found;
  }

  /**
   * @param {string} part of every line that may match
   * @param {(line: string, index: number) => Omit<Match, "index"> | undefined} matched
   */
  #matches(part, matched) {
    /** @type {Match[]} */
    const found = [];
    const lines = this.#looseLines;
    for (let index = 0; index < lines.length; index += 1) {
      const own = lines[index].includes(part) ? matched(lines[index], index) : undefined;
      if (own) found.push({ index, ...own });
    }
    return found;
  }

  /**
   * Those who signed most, at most so many.
   * @param {number} most
   */
  frequent(most) {
    const { declarations } = this.columns;
    return [...declarations.keys()].sort((a, b) => declarations[b] - declarations[a]).slice(0, most);
  }

  /**
   * The position of who has this slug now, or had it before; undefined for nobody.
   * @param {string} slug
   */
  at(slug) {
    const index = this.slugs.indexOf(slug);
    if (index >= 0) return index;
    return Object.hasOwn(this.columns.moved, slug) ? this.columns.moved[slug] : undefined;
  }
}

/**
 * Texts folded, one space between words. All at once, which is many times faster than one by one.
 * @param {string[]} texts
 */
function folded(texts) {
  return fold(texts.join("\n"))
    .replace(/[^a-z0-9 \n]+/g, (run) => run.replace(/[^\p{L}\p{N}]+/gu, " "))
    .replace(/ {2,}/g, " ")
    .split("\n")
    .map((line) => line.trim());
}

/**
 * Whether every word begins another word of a line.
 * @param {string} line
 * @param {string[]} wanted
 */
function match(line, wanted) {
  const left = line.trim().split(" ");
  let whole = 0;
  for (const word of wanted) {
    let at = left.indexOf(word);
    if (at < 0) at = left.findIndex((other) => other.startsWith(word));
    if (at < 0) return undefined;
    // An initial is as much of a word as is ever written
    if (left[at] === word || word.length === 1) whole += 1;
    left.splice(at, 1);
  }
  const isWhole = whole === wanted.length && wanted.join("").length > 1;
  return { whole: isWhole, rank: (isWhole ? 2 : 0) + (left.length ? 0 : 1) };
}

/**
 * Whether a name without gaps begins with what is asked for, whichever word of it comes first.
 * @param {string[]} own folded words of a name
 * @param {string} joined
 */
function withoutGaps(own, joined) {
  // What is written in two ways may begin in one word and end in the next
  for (const start of own.keys()) {
    if (own[start][0] !== joined[0]) continue;
    const turned = [...own.slice(start), ...own.slice(0, start)];
    if (!loose(turned.join("")).startsWith(joined)) continue;
    const isWhole = turned.some((_, end) => loose(turned.slice(0, end + 1).join("")) === joined);
    return { whole: isWhole, rank: isWhole ? 1 : -1 };
  }
  return undefined;
}
