// @ts-check
// The collection in columns, as hooks/written_declarations/exports/search_data.py writes it: filtered, sorted,
// counted. Knows no page. Each file is loaded when it is first asked for. A declaration is meant by its
// position, newest first.
import { sums } from "./columns.js";
import { clean, fold, words } from "./letters.js";
import { People } from "./people.js";
import { Lexicon, namesIn, understood } from "./query.js";
import { answers, asksOfSignatures, matching, possible } from "./signatures.js";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const DAY = 86_400_000;

/** What declarations are filtered by, in the order in which it is shown. */
export const FACETS = /** @type {const} */ (["country", "group", "subject", "year", "signatory", "lead"]);
/** Those that mean the declaration, and no signature of it. */
const OWN = /** @type {const} */ (["subject", "year"]);

/** @typedef {import("./signatures.js").Facet} Facet */
/** @typedef {import("./signatures.js").Chosen} Chosen */
/** @typedef {"signatory" | "country" | "group" | "year" | "subject"} Kind of page */
/** @typedef {"newest" | "number" | "signatories"} Order */
/** @typedef {[value: string, name: string, long?: string]} Value of a facet */
/** @typedef {{ slug: string, name: string, country: string, declarations: number }} Person */
/**
 * A signature in words: its printed order from 1, who signed, from which country, and in which group if any.
 * @typedef {import("./signatures.js").Signature & { order: number, name: string, from: string, as: string }} Signed
 */

/**
 * The file that is loaded first. Columns of numbers hold differences to the number before.
 * @typedef {object} Columns
 * @property {number[]} numbers
 * @property {number[]} days since 1970
 * @property {number[]} french positions of the declarations in French
 * @property {number} titles how many titles a file has
 * @property {number} people how many people a file of what they signed has
 * @property {number} signed how many declarations a file of whole signatures has
 * @property {number} about about how many declarations there are, here or not
 * @property {Record<Kind | "declaration", string>} at where their pages are
 */
/** @typedef {{ docs: number[], signatures: number[], files: number[] }} Facts */
/**
 * `former` are addresses that groups had before.
 * @typedef {import("./sources.js").Facets & { former: Record<string, string> }} Facets
 */
/**
 * Number, Doc. ID, year, title, its language, the official file, and 1 if it was withdrawn; 0 or "" for what is not
 * known.
 * @typedef {[number: number, doc: number, year: number, title: string, lang: string, file: number, withdrawn?: 1]} Missing
 */

/** @type {Record<string, (content: any) => any>} what is made of a file when it comes */
const READ = {
  people: (columns) => new People(columns),
  words: (forms) => new Lexicon(forms),
  subjects: (rows) => ({ rows, named: rows.map(namedSubject) }),
};

export class Collection {
  #load;
  #columns;
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();
  /** @type {Facts | undefined} */
  #facts;
  /** @type {Map<string, number> | undefined} */
  #ids;
  /** @type {Promise<import("./sources.js").Sources> | undefined} */
  #sources;

  /**
   * @param {(name: string) => Promise<any>} load gives the content of a file by its name
   * @param {Columns} columns
   */
  constructor(load, columns) {
    this.#load = load;
    this.#columns = columns;
    this.numbers = sums(columns.numbers);
    this.days = sums(columns.days);
    this.french = new Set(sums(columns.french));
    this.size = this.numbers.length;
    this.about = columns.about;
    this.positions = new Map(this.numbers.map((number, index) => [number, index]));
  }

  /** @param {(name: string) => Promise<any>} load gives the content of a file by its name */
  static async open(load) {
    return new Collection(load, await load("declarations"));
  }

  /** @param {number} index */
  date(index) {
    return new Date(this.days[index] * DAY);
  }

  /** @param {number} index */
  year(index) {
    return this.date(index).getUTCFullYear();
  }

  /**
   * How many declarations are of a year; of "" none.
   * @param {string} year
   */
  ofYear(year) {
    const [first, next] = [Number(year), Number(year) + 1].map((it) => Date.UTC(it, 0) / DAY);
    return year ? this.days.filter((day) => day >= first && day < next).length : 0;
  }

  /**
   * The address of a declaration below the root of the site.
   * @param {number} index
   */
  address(index) {
    return `${this.#columns.at.declaration}${this.numbers[index]}/`;
  }

  /**
   * The declaration that has this address, or undefined.
   * @param {string} address
   */
  at(address) {
    const index = this.positions.get(Number(address.split("/").at(-2)));
    return index !== undefined && this.address(index) === address ? index : undefined;
  }

  /**
   * The address of what has this slug, likewise.
   * @param {string} slug
   * @param {Kind} [kind]
   */
  addressOf(slug, kind = "signatory") {
    return `${this.#columns.at[kind]}${slug}/`;
  }

  /** Columns by position that the first results of a search do without: Doc. IDs, signatures, official files. */
  async facts() {
    const { docs, signatures, files } = await this.#file("facts");
    this.#facts ??= { docs: sums(docs), signatures, files: sums(files) };
    return this.#facts;
  }

  /**
   * What a query means, by the countries and groups that are known.
   * @param {string} query
   */
  async understood(query) {
    return understood(query, await this.lexicon());
  }

  /** Countries and groups in all their forms, be they here or not. @returns {Promise<Lexicon>} */
  lexicon() {
    return this.#file("words");
  }

  /**
   * The declarations that a number, a Doc. ID, an address or a citation names.
   * @param {string} query
   */
  async named(query) {
    return this.namedBy(namesIn(query).names);
  }

  /**
   * The declarations that have these names, in their order.
   * @param {import("./query.js").Name[]} names
   * @returns {Promise<number[]>}
   */
  async namedBy(names) {
    if (!names.length) return [];
    const { docs, files } = await this.facts();
    const found = names.flatMap(({ sort, value }) => {
      if (sort === "file") return all(files, value);
      return [...(sort === "doc" ? [] : all(this.numbers, value)), ...(sort === "number" ? [] : all(docs, value))];
    });
    return [...new Set(found)];
  }

  /**
   * @param {number} index
   * @returns {Promise<string>}
   */
  async title(index) {
    const size = this.#columns.titles;
    const titles = await this.#file(`titles-${Math.floor(index / size)}`);
    return titles[index % size].split("\n")[0];
  }

  /** All titles; behind a line break the French one, if there is one. @returns {Promise<string[]>} */
  async titles() {
    const count = Math.ceil(this.size / this.#columns.titles);
    return (await Promise.all(Array.from({ length: count }, (_, part) => this.#file(`titles-${part}`)))).flat();
  }

  /**
   * The declarations whose title has every word of the query, or that it names.
   * @param {string} query
   */
  async titled(query) {
    const wanted = words(clean(query));
    const exact = new Set(await this.named(query));
    /** @type {number[]} */
    const found = [];
    (await this.titles()).forEach((title, index) => {
      const text = ` ${fold(title)} ${this.numbers[index]} `;
      if (exact.has(index) || wanted.every((word) => text.includes(word))) found.push(index);
    });
    return found;
  }

  /**
   * The signatories that a query names, the best first.
   * @param {string} query
   * @param {number} [most]
   */
  async people(query, most = Infinity) {
    const [people, { people: lines }] = await Promise.all([this.signatories(), this.understood(query)]);
    const found = new Set(lines.flatMap((line) => people.first(line).map(({ index }) => index)));
    return this.persons([...found].slice(0, most));
  }

  /** All signatories. @returns {Promise<People>} */
  signatories() {
    return this.#file("people");
  }

  /**
   * Signatories by their positions.
   * @param {number[]} positions
   * @returns {Promise<Person[]>}
   */
  async persons(positions) {
    /** @type {[People, Facets]} */
    const [{ slugs, columns }, { countries }] = await Promise.all([this.signatories(), this.#file("facets")]);
    return positions.map((index) => ({
      slug: slugs[index],
      name: columns.names[index],
      country: countries[columns.countries[index]][1],
      declarations: columns.declarations[index],
    }));
  }

  /**
   * One signatory by a slug of now or before, or undefined.
   * @param {string} slug
   */
  async person(slug) {
    const index = (await this.signatories()).at(slug);
    return index === undefined ? undefined : (await this.persons([index]))[0];
  }

  /** @returns {Promise<(import("./query.js").Named & { kind: string })[]>} */
  async subjects() {
    return (await this.#file("subjects")).named;
  }

  /** For each signatory every country with every group in which they signed, one after the other. @returns {Promise<number[][]>} */
  signedAs() {
    return this.#file("people-as");
  }

  /** What is known of declarations that are not here. @returns {Promise<Missing[]>} */
  missing() {
    return this.#file("missing");
  }

  /**
   * The values of a facet but signatories in their order, each with its name: [["austria", "Austria"], ...]
   * @param {Facet} facet
   * @returns {Promise<Value[]>}
   */
  async values(facet) {
    if (facet === "lead") return [["yes", "Lead signatory"]];
    if (facet === "year") {
      const years = new Set(this.days.map((_, index) => String(this.year(index))));
      return [...years].map((year) => [year, year]);
    }
    if (facet === "subject") return (await this.#file("subjects")).rows;
    /** @type {Facets} */
    const { countries, groups } = await this.#file("facets");
    return facet === "country" ? countries : groups;
  }

  /**
   * What is chosen, by the names that groups and people have now.
   * @template {Chosen} Type
   * @param {Type} chosen
   * @returns {Promise<Type>}
   */
  async current(chosen) {
    const { group = [], signatory = [] } = chosen;
    /** @type {Facets | undefined} */
    const facets = group.length ? await this.#file("facets") : undefined;
    const people = signatory.length ? await this.signatories() : undefined;
    const now = {
      group: group.map((slug) => own(facets?.former, slug) ?? slug),
      signatory: signatory.map((slug) => people?.slugs[people.at(slug) ?? -1] ?? slug),
    };
    return { ...chosen, ...now };
  }

  /**
   * The declarations of the chosen years on the chosen subjects with a signature that has a chosen value of every other facet; with `all`,
   * those whose signatures of this kind have every chosen value between them.
   * @param {Chosen} chosen
   * @param {boolean} [all]
   */
  async filter(chosen, all = false) {
    let found = this.numbers.map((_, index) => index);
    for (const facet of OWN) {
      const wanted = chosen[facet] ?? [];
      if (!wanted.length) continue;
      const of = await this.#own(facet);
      found = found.filter((index) => of(index).some((value) => wanted.includes(value)));
    }
    if (!asksOfSignatures(chosen)) return found;
    const source = await (await this.#signatures()).of(chosen);
    return found.filter((index) => answers(source(index), chosen, all));
  }

  /**
   * How many of some declarations would be found with each value of a facet, instead of those that are chosen of it,
   * or with `all` together with them. Values that would find nothing are left out.
   * @param {Facet} facet
   * @param {number[]} among
   * @param {Chosen} [chosen]
   * @param {{ all?: boolean, people?: string[] }} [how] `people` are the signatories to count
   */
  async counts(facet, among, chosen = {}, { all = false, people = [] } = {}) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    const count = (/** @type {string} */ value) => counts.set(value, (counts.get(value) ?? 0) + 1);
    if (facet === "year" || facet === "subject") {
      const found = new Set(await this.filter({ ...chosen, [facet]: [] }, all));
      const of = await this.#own(facet);
      for (const index of among) if (found.has(index)) of(index).forEach(count);
      return counts;
    }
    const here = new Set(await this.filter({ subject: chosen.subject, year: chosen.year }));
    const given = all ? chosen : { ...chosen, [facet]: [] };
    const source = await (await this.#signatures()).of(given, facet, people);
    for (const index of among) {
      if (!here.has(index)) continue;
      for (const value of possible(source(index), facet, given, all))
        if (facet !== "signatory" || people.includes(value)) count(value);
    }
    return counts;
  }

  /**
   * What gives the values of a declaration by its position.
   * @param {(typeof OWN)[number]} facet
   * @returns {Promise<(index: number) => string[]>}
   */
  async #own(facet) {
    if (facet === "year") return (index) => [String(this.year(index))];
    /** @type {[Value[], number[][]]} */
    const [subjects, about] = await Promise.all([this.values("subject"), this.#file("about")]);
    return (index) => about[index].map((place) => subjects[place][0]);
  }

  /**
   * The signatures under a declaration that match what is chosen, or all, in the printed order.
   * @param {number} index
   * @param {Chosen} chosen
   * @returns {Promise<Signed[]>}
   */
  async matching(index, chosen) {
    const whole = await this.under(index, Boolean(chosen.signatory?.length));
    /** @type {Facets} */
    const { countries, groups } = await this.#file("facets");
    const named = new Map([...countries, ...groups].map(([slug, name]) => [slug, name]));
    const signed = whole.map((signature, order) => ({ ...signature, order: order + 1 }));
    return matching(signed, chosen).map((signature) => ({
      ...signature,
      from: named.get(signature.country ?? "") ?? "",
      as: named.get(signature.group ?? "") ?? "",
    }));
  }

  /**
   * All signatures under a declaration, in the printed order; who signed is known by slug if `people` are asked for.
   * @param {number} index
   */
  async under(index, people = false) {
    return (await this.#signatures()).whole(index, people);
  }

  /**
   * What gives the signatures under a declaration that matter for what is chosen, with what is asked of each.
   * @param {Chosen} chosen
   */
  async signed(chosen) {
    return (await this.#signatures()).of(chosen);
  }

  /** What knows the signatures, loaded when they are asked for: a search for words alone does without. */
  #signatures() {
    this.#sources ??= import("./sources.js").then(
      ({ Sources }) => new Sources((name) => this.#file(name), this.#columns),
    );
    return this.#sources;
  }

  /**
   * The same declarations in another order.
   * @param {number[]} found
   * @param {Order} order
   */
  async sorted(found, order) {
    if (order === "newest") return [...found].sort((a, b) => a - b);
    if (order === "number") return [...found].sort((a, b) => this.numbers[a] - this.numbers[b]);
    const { signatures } = await this.facts();
    return [...found].sort((a, b) => signatures[b] - signatures[a] || a - b);
  }

  /** What finds the position of a declaration by the id under which the index of the texts knows it. */
  async byId() {
    this.#ids ??= byIds(await this.#file("../texts/ids"));
    const ids = this.#ids;
    return (/** @type {string} */ id) => ids.get(id) ?? ids.get(shortened(id));
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  #file(name) {
    const known = this.#files.get(name);
    if (known) return known;
    const loading = this.#load(name).then(READ[name] ?? ((content) => content));
    // What failed is asked for again next time
    loading.catch(() => this.#files.delete(name));
    this.#files.set(name, loading);
    return loading;
  }
}

/**
 * The positions of a value in a column. 0 stands for none.
 * @param {number[]} column
 * @param {number} value
 */
function all(column, value) {
  return column.flatMap((other, index) => (value && other === value ? [index] : []));
}

/**
 * What stands under a key that anybody may have written.
 * @template Value
 * @param {Record<string, Value> | undefined} values
 * @param {string} key
 */
function own(values, key) {
  return values && Object.hasOwn(values, key) ? values[key] : undefined;
}

/**
 * Positions by ids: a short one of three digits for each declaration, or "..." and then, in the same order, whole ones.
 * @param {{ short: string, whole: string }} file
 */
function byIds({ short, whole }) {
  /** @type {Map<string, number>} */
  const ids = new Map();
  let read = 0;
  for (let index = 0; index * 3 < short.length; index += 1) {
    const own = short.slice(index * 3, index * 3 + 3);
    if (own !== "...") ids.set(own, index);
    else {
      ids.set(whole.slice(read, read + 7), index);
      read += 7;
    }
  }
  return ids;
}

/**
 * The first 18 of the 28 bits of an id, as three digits of base 64.
 * @param {string} id seven hexadecimal digits
 */
function shortened(id) {
  const number = parseInt(id.slice(0, 5), 16) >> 2;
  return [12, 6, 0].map((shift) => DIGITS[(number >> shift) & 63]).join("");
}

/** @param {[slug: string, name: string, french: string, kind: string, others: string[]]} row */
function namedSubject([slug, name, french, kind, others]) {
  return { slug, name, kind, forms: [name, french, ...others].map((form) => words(form)) };
}
