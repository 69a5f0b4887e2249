// @ts-check
// Signatories in columns, found by words of their names: in any order, in any letters, under former spellings, with
// parts of a name joined or parted. Knows no page.
import { loose, words } from "./letters.js";

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
  /** @type {string[][] | undefined} words of each name, and of its former forms */
  #words;
  /** @type {string[][] | undefined} */
  #loose;
  /** @type {string[] | undefined} */
  #joined;
  /** @type {string[] | undefined} */
  #all;

  /** @param {Columns} columns */
  constructor(columns) {
    this.columns = columns;
    this.slugs = columns.names.map(
      (name, index) => columns.slugs[index] ?? [...words(name), columns.isos[columns.countries[index]]].join("-"),
    );
  }

  get size() {
    return this.slugs.length;
  }

  /**
   * The folded words of a name and of its former forms.
   * @param {number} index
   */
  words(index) {
    const { names, former } = this.columns;
    this.#words ??= names.map((name, at) => words(`${name} ${former[at] ?? ""}`));
    return this.#words[index];
  }

  /** @param {number} index */
  #looseWords(index) {
    this.#loose ??= this.slugs.map((_, at) => this.words(at).map(loose));
    return this.#loose[index];
  }

  /**
   * The words of a name without gaps, twice, so that the family name may come first: "adaexampleadaexample".
   * @param {number} index
   */
  #twice(index) {
    this.#joined ??= this.columns.names.map((name) => loose(words(name).join("")).repeat(2));
    return this.#joined[index];
  }

  /**
   * The people whose names have every word, the best first: whole words before beginnings, and of the same kind who
   * signed most.
   * @param {string[]} asked folded words
   * @returns {Match[]}
   */
  matching(asked) {
    const wanted = asked.map(loose);
    const joined = loose(asked.join(""));
    const found = [];
    for (const index of this.#candidates(wanted)) {
      const match = this.#match(index, wanted, joined);
      if (match) found.push(match);
    }
    return found.sort(
      (a, b) => b.rank - a.rank || this.columns.declarations[b.index] - this.columns.declarations[a.index],
    );
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
   * The positions of people in whose names the longest word stands, or with gaps elsewhere its letters.
   * @param {string[]} wanted
   */
  #candidates(wanted) {
    this.#all ??= this.slugs.map((_, index) => `${this.#looseWords(index).join(" ")} ${this.#twice(index)}`);
    const longest = wanted.reduce((best, word) => (word.length > best.length ? word : best), "");
    return longest ? this.#all.flatMap((text, index) => (text.includes(longest) ? [index] : [])) : [];
  }

  /**
   * @param {number} index
   * @param {string[]} wanted
   * @param {string} joined
   * @returns {Match | undefined}
   */
  #match(index, wanted, joined) {
    const own = this.#looseWords(index);
    const left = [...own];
    let whole = 0;
    const isFound = wanted.every((word) => {
      // A word of the name answers one word that is asked for
      let at = left.indexOf(word);
      if (at >= 0) whole += 1;
      else at = left.findIndex((other) => other.startsWith(word));
      if (at >= 0 && word.length === 1 && left[at].length > 1) whole += 1; // an initial
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
    if (isFound) {
      const isWhole = whole === wanted.length && joined.length > 1;
      return { index, whole: isWhole, rank: (isWhole ? 2 : 0) + (left.length ? 0 : 1) };
    }
    if (joined.length < 4) return undefined;
    const twice = this.#twice(index);
    const at = this.#starts(index).find((start) => twice.startsWith(joined, start));
    if (at === undefined) return undefined;
    const isWhole = [...this.#starts(index), twice.length / 2].includes(
      ((at + joined.length - 1) % (twice.length / 2)) + 1,
    );
    return { index, whole: isWhole, rank: isWhole ? 1 : -1 };
  }

  /**
   * Where words begin in the name without gaps.
   * @param {number} index
   */
  #starts(index) {
    let at = 0;
    return words(this.columns.names[index]).map((word) => {
      const start = at;
      at += loose(word).length;
      return start;
    });
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
