// @ts-check
// What somebody means who types into a search box, or pastes into it: numbers, Doc. IDs, addresses, years, people,
// countries, groups, and words of texts. Knows no page and loads nothing.
import { clean, fold, loose, words } from "./letters.js";

const LONGEST = 2000; // characters; of what comes behind them only numbers and addresses are read
const LONGEST_NAMED = 20_000; // a citation for a reference manager names everybody who signed
const MOST_WORDS = 40;
const MOST_LINES = 12;

/** @typedef {"number" | "doc" | "file" | "any"} Sort a number of ours, a Doc. ID, a file of the Assembly's site, or either of the first two */
/** @typedef {{ sort: Sort, value: number, hash: string }} Name of a declaration; `hash` is a place in it, or "" */
/** @typedef {{ kind: "country" | "group", slug: string, start: number, end: number }} Place a country or a group among words */
/** @typedef {{ countries: string[][], groups: string[][] }} Forms slug, name, and every other form */
/** @typedef {{ slug: string, name: string, forms: string[][] }} Named what has a name, and the words of each of its forms */
/** @typedef {{ word: string, typed: string, apart: boolean }} Word folded, as it was typed, and whether a comma or a bracket stands before it */
/**
 * @typedef {object} Understood
 * @property {string} text what was typed, in usual characters; "" if no letter or digit is in it
 * @property {string[]} words its words, folded
 * @property {boolean} cut whether not all of it was read
 * @property {Name[]} names of declarations
 * @property {boolean} named whether they are all that is meant
 * @property {{ kind: string, slug: string } | undefined} page one of our pages that is no declaration's
 * @property {string} year
 * @property {boolean} dated whether a year is all that is meant
 * @property {Place[]} places countries and groups, in their order
 * @property {boolean} placed whether they are all that is meant
 * @property {string[][][]} people for each line the words that may be a name, the likeliest first
 * @property {string[]} texts what to ask the texts, in turn until something is found
 */

const NUMBER = String.raw`(\d{1,9})(?![\d\p{L}])`;
const APART = String.raw`[^\d\p{L}]*`;
const LABEL = String.raw`(?:n(?:os?|rs?|um|umbers?|umeros?)?(?!\p{L})${APART})`;
const WRITTEN = new RegExp(
  String.raw`(?:\bwritten\s+decl(?:arations?)?|\bdeclarations?\s+ecrites?|\bwd)(?!\p{L})${APART}${LABEL}?${NUMBER}`,
  "gu",
);
const DOC = new RegExp(
  String.raw`(?<!\p{L})[ef]?doc(?:uments?|s)?(?!\p{L})${APART}(?:id${APART})?${LABEL}?${NUMBER}`,
  "gu",
);
const FIRST = new RegExp(
  String.raw`^${APART}(?:(?:who|which|members|has|have|signed|signs|leads|led)\s+)*(?:(?:the\s+)?declarations?(?!\p{L})${APART})?(${LABEL})?${NUMBER}(\s*[:|·•–—]|${APART}$|\s*,\s*doc)?`,
  "u",
);
const OFFICIAL = /(?:^|[/\s"'<(=])files\/(\d{1,9})(?!\d)|[?&;]fileid=(\d{1,9})(?!\d)/gi;
const OURS = /(?:^|[/\s"'<({=])(?:declarations?\/(\d{1,9})|doc\/(\d{1,9}))(?=[^\w-]|$)\/?(#[a-z][\w-]*)?/gi;
const SHORT =
  /^(?:(?:https?:)?\/\/[^\s?#/]+|[\w-]+(?:\.[\w-]+)+(?::\d+)?)?\/(?:[^\s?#/]+\/)?(\d{1,9})\/?(?:\?[^#\s]*)?(#[a-z][\w-]*)?$/i;
const ADDRESS = /^(?:[a-z]+:)?\/\/\S+$/i;
const PAGE = /(?:^|\/)(countries|groups|signatories|subjects|years)\/([a-z0-9-]+)(?:[/?#]\S*)?$/i;
const YEAR = /(?<![\d\p{L}])((?:19|20)\d\d)(?![\d\p{L}])/u;
const YEAR_ALONE = /^(?:in|en|of|de|from|year|annee|l'annee)?$/u;
const ELISION = /(?<!\p{L})(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=\p{L})/giu;

const HONORIFICS = new Set(
  (
    "mr mrs ms miss mx dr prof professor lord lady sir dame baron baroness viscount viscountess countess earl m mm mme " +
    "mmes mlle madame monsieur mesdames messieurs madam messrs rt hon right honourable honorable hons mp mep senator " +
    "senateur depute deputee herr frau sig signor signora sr sra"
  ).split(" "),
);
const AROUND_NAMES = new Set(
  (
    "the of and et others autres lead leads led signatory signataire from by de du la le les on about sur which what " +
    "who when did do does has have sign signs signed declaration declarations"
  ).split(" "),
);
const ARTICLES = new Set(["the", "l", "la", "le", "les"]);

/**
 * What has a name, and the words of each of its forms.
 * @param {string[]} row slug, name, and every other form
 * @returns {Named}
 */
function named([slug, ...forms]) {
  return { slug, name: forms[0], forms: forms.map((form) => words(form)) };
}

/** Every form of a country and of a group, found among words. `country` and `group` are all of a kind. */
export class Lexicon {
  /** @type {Map<string, { kind: "country" | "group", slug: string, isCode: boolean }>} */
  #forms = new Map();
  #longest = 1;

  /** @param {Forms} forms */
  constructor({ countries, groups }) {
    this.country = countries.map(named);
    this.group = groups.map(named);
    for (const [slug, ...forms] of groups) for (const form of forms) this.#add("group", slug, form);
    // Germans are of Germany
    for (const [slug, ...forms] of countries)
      for (const form of forms.flatMap((one) => [one, `${one}s`])) this.#add("country", slug, form);
  }

  /**
   * @param {"country" | "group"} kind
   * @param {string} slug
   * @param {string} form
   */
  #add(kind, slug, form) {
    const all = words(form);
    const isCode = kind === "group" && form === form.toUpperCase();
    this.#longest = Math.max(this.#longest, all.length);
    for (const key of new Set([keyOf(all), looseKey(all)])) {
      if (key && !this.#forms.has(key) && (!isCode || key === keyOf(all))) this.#forms.set(key, { kind, slug, isCode });
    }
  }

  /**
   * The countries and groups among words, the longest forms first. Short codes are words, too, so that they count only
   * where they stand alone, apart or in capitals.
   * @param {Word[]} all
   * @returns {Place[]}
   */
  places(all) {
    const found = [];
    for (let start = 0; start < all.length; start += 1) {
      for (let end = Math.min(all.length, start + this.#longest); end > start; end -= 1) {
        const some = all.slice(start, end);
        const plain = some.map(({ word }) => word);
        const form = this.#forms.get(keyOf(plain)) ?? this.#forms.get(looseKey(plain));
        if (!form || (ARTICLES.has(plain[0]) && plain.length === 1)) continue;
        const isApart = some[0].apart || found.at(-1)?.end === start;
        const isShort = form.isCode && plain.join("").length < 3 && some.length < all.length;
        if (isShort && !isApart && some[0].typed !== some[0].typed.toUpperCase()) continue;
        found.push({ kind: form.kind, slug: form.slug, start, end });
        start = end - 1;
        break;
      }
    }
    return found;
  }
}

/**
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {Understood}
 */
export function understood(query, lexicon) {
  const whole = clean(query.slice(0, LONGEST * 2));
  const text = whole.slice(0, LONGEST);
  const all = wordsOf(text);
  const { names, named } = namesIn(query);
  const lines = text.split(/[;\n]+/).filter((line) => /[\p{L}\p{N}]/u.test(line));
  const read = lines.slice(0, MOST_LINES).map((line) => nameIn(line, lexicon));
  const places = lexicon.places(all.slice(0, MOST_WORDS));
  const placed = places.length > 0 && covers(places, all);
  const year = YEAR.exec(fold(text))?.[1] ?? "";
  const rest = fold(text)
    .replace(YEAR, "")
    .replace(/[^\p{L}']+/gu, " ")
    .trim();
  return {
    text: all.length ? text : "",
    words: all.map(({ word }) => word),
    cut: query.length > LONGEST || all.length > MOST_WORDS,
    names,
    named,
    page: pageIn(text),
    year,
    dated: Boolean(year) && YEAR_ALONE.test(rest) && !/\d/.test(fold(text).replace(YEAR, "")),
    places,
    placed,
    people: named || placed ? [] : read.map(({ people }) => people).filter((people) => people.length),
    texts: named || pageIn(text) || ADDRESS.test(text) ? [] : textsOf(text, all, places, placed, read),
  };
}

/**
 * The declarations that a text names: by an address, by the Assembly's heading, by a citation, or by a number alone.
 * @param {string} text
 * @returns {{ names: Name[], named: boolean }} `named` tells whether nothing else is meant
 */
export function namesIn(text) {
  const plain = decoded(clean(text.slice(0, LONGEST_NAMED)));
  const ours = [...plain.matchAll(OURS)].map(([, number, doc, hash]) =>
    name(doc ? "doc" : "number", doc ?? number, hash),
  );
  if (ours.length) return { names: unique(ours), named: true };
  const official = [...plain.matchAll(OFFICIAL)].map((match) => name("file", match[1] ?? match[2]));
  if (official.length) return { names: official, named: true };
  const short = SHORT.exec(plain);
  if (short && !pageIn(plain)) return { names: [name("number", short[1], short[2])], named: true };
  const folded = fold(plain);
  const written = [...folded.matchAll(WRITTEN)].map(([, number]) => name("number", number));
  const docs = [...folded.matchAll(DOC)].map(([, number]) => name("doc", number));
  const first = FIRST.exec(folded);
  if (written.length || docs.length) {
    const numbered = !written.length && first && (first[1] || first[3]) ? [name("number", first[2])] : [];
    return { names: unique([...written, ...numbered, ...docs]), named: true };
  }
  if (!/\p{L}/u.test(folded) && !YEAR.test(folded)) {
    const bare = folded.match(/\d{1,9}(?!\d)/g) ?? [];
    if (bare.length > 1 && bare.length < 4) return { names: bare.map((number) => name("any", number)), named: true };
  }
  if (!first) return { names: [], named: false };
  const isWhole = first[0].length === folded.length;
  if (isWhole) return { names: [name(first[1] ? "number" : "any", first[2])], named: Boolean(first[1]) };
  return { names: first[1] || first[3] ? [name("number", first[2])] : [], named: false };
}

/**
 * @param {Sort} sort
 * @param {string} digits
 * @param {string} [hash]
 * @returns {Name}
 */
function name(sort, digits, hash = "") {
  return { sort, value: Number(digits), hash };
}

/** @param {Name[]} names */
function unique(names) {
  return names.filter(
    ({ sort, value }, index) => names.findIndex((it) => it.sort === sort && it.value === value) === index,
  );
}

/** @param {string} text */
function pageIn(text) {
  if (/\s/.test(text)) return undefined;
  const [, kind, slug] = PAGE.exec(text) ?? [];
  return kind ? { kind: kind.toLowerCase(), slug: slug.toLowerCase() } : undefined;
}

/** @param {string} text of which anything may stand for nothing */
function decoded(text) {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The words of a text, each with what stands before it.
 * @param {string} text
 * @returns {Word[]}
 */
function wordsOf(text) {
  const all = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const before = text.slice(end, match.index);
    const apart = /[,;|([/–—\t]|\s-\s/.test(before);
    for (const [part, word] of words(match[0]).entries()) all.push({ word, typed: match[0], apart: apart && !part });
    end = match.index + match[0].length;
  }
  return all;
}

/**
 * What of a line may be somebody's name, the likeliest first, and whether the line looks like one of a list.
 * @param {string} line
 * @param {Lexicon} lexicon
 */
function nameIn(line, lexicon) {
  const all = wordsOf(line).filter(({ word }) => !/\d/.test(word));
  const places = lexicon.places(all.slice(0, MOST_WORDS));
  const within = (/** @type {number} */ index) => places.some(({ start, end }) => index >= start && index < end);
  const last = lastPlaces(places, all.length);
  const isTitle = (/** @type {Word} */ { word }) => HONORIFICS.has(word);
  const without = all.filter((it) => !isTitle(it));
  const choices = [
    without,
    all.slice(0, last).filter((it) => !isTitle(it)),
    all.filter((it, index) => !within(index) && !isTitle(it)),
    all,
    all.filter((it, index) => !within(index) && !isTitle(it) && it.word.length > 1 && !AROUND_NAMES.has(it.word)),
  ].map((some) => some.map(({ word }) => word));
  const keys = choices.map((some) => some.join(" "));
  const people = choices.filter((some, row) => isName(some) && keys.indexOf(keys[row]) === row);
  const isLine =
    all.length > 1 && (isTitle(all[0]) || (places.length > 0 && places.some(({ start }) => all[start].apart)));
  return { people, isLine: isLine && choices[2].length > 0, rest: choices[2] };
}

/** @param {string[]} some */
function isName(some) {
  const isSaid = some.some((word) => !AROUND_NAMES.has(word));
  return isSaid && some.length < 12 && some.join("").length > 1;
}

/**
 * Where the countries and groups begin with which a line ends.
 * @param {Place[]} places
 * @param {number} end
 */
function lastPlaces(places, end) {
  for (const { start, end: behind } of [...places].reverse()) {
    if (behind !== end) break;
    end = start;
  }
  return end;
}

/**
 * What to ask the texts, in turn. Of a code of a group they know only words that begin like it.
 * @param {string} text
 * @param {Word[]} all
 * @param {Place[]} places
 * @param {boolean} placed
 * @param {{ isLine: boolean, rest: string[] }[]} read
 */
function textsOf(text, all, places, placed, read) {
  if (placed && places.every(({ kind }) => kind === "group")) return [];
  const isQuoted = /^["“«].+["”»]$/.test(text);
  const short =
    all.length > MOST_WORDS
      ? all
          .slice(0, MOST_WORDS)
          .map(({ word }) => word)
          .join(" ")
      : text;
  const plain = short
    .replace(ELISION, "")
    .replace(/[^\p{L}\p{N}\p{M}'-]+/gu, " ")
    .trim();
  const rest = read.length === 1 ? read[0].rest.join(" ") : "";
  const choices = read.length === 1 && read[0].isLine ? [rest] : [isQuoted ? `"${plain}"` : plain, rest];
  // Last without what is written in two ways: Goeteborg is printed Göteborg
  choices.push(words(choices[0]).map(loose).join(" "));
  const keys = choices.map((choice) => words(choice).join(" "));
  return choices.filter((_, row) => keys[row] && keys.indexOf(keys[row]) === row);
}

/**
 * Whether countries and groups are all of the words.
 * @param {Place[]} places
 * @param {Word[]} all
 */
function covers(places, all) {
  const left = all.filter((_, index) => !places.some(({ start, end }) => index >= start && index < end));
  return left.every(
    ({ word }) => ARTICLES.has(word) || ["and", "et", "in", "from", "group", "groupe", "country"].includes(word),
  );
}

/** @param {string[]} all */
function keyOf(all) {
  return all.filter((word) => !ARTICLES.has(word)).join(" ");
}

/** @param {string[]} all */
function looseKey(all) {
  return keyOf(all.map(loose));
}
