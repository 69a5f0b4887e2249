// @ts-check
// The collection in columns, as hooks/written_declarations/exports/search_data.py writes it: filtered, sorted,
// counted. Knows no page. Each file is loaded when it is first asked for. A declaration is meant by its
// position, newest first.
import { fold, words } from "./letters.js";

const DAY = 86_400_000;
const OFFICIAL = /\/files\/(\d{1,9})(?!\d)|[?&]fileid=(\d{1,9})(?!\d)/i;
const NAMED = /^(?:(no\.?|number|wd|written declaration(?: no\.?)?)|(doc\.?(?: id)?))?\s*(\d{1,9})$/i;

/** What declarations are filtered by, in the order in which it is shown. */
export const FACETS = /** @type {const} */ (["country", "group", "year", "signatory"]);

/** @typedef {(typeof FACETS)[number]} Facet */
/** @typedef {Partial<Record<Facet, string[]>>} Chosen the values that are chosen of each facet */
/** @typedef {"newest" | "number" | "signatories"} Order */
/** @typedef {[value: string, name: string, long?: string]} Value of a facet */
/** @typedef {{ slug: string, name: string, country: string, declarations: number }} Person */

/**
 * The file that is loaded first. Columns of numbers hold differences to the number before.
 * @typedef {object} Columns
 * @property {number[]} numbers
 * @property {number[]} days since 1970
 * @property {number[]} french positions of the declarations in French
 * @property {number} titles how many titles a file has
 * @property {number} people how many people a file of signatures has
 * @property {{ declaration: string, signatory: string, country: string }} at where their pages are
 */
/** @typedef {{ docs: number[], signatures: number[], files: number[] }} Facts */
/** @typedef {{ countries: [string, string][], groups: [string, string, string][] }} Facets */
/**
 * Signatories in columns; `countries` are positions among those of the facets.
 * @typedef {object} People
 * @property {string[]} slugs
 * @property {string[]} names
 * @property {number[]} countries
 * @property {number[]} declarations
 * @property {Record<string, string>} former words of other spellings, by position
 * @property {string[]} [folded] names, added on first use
 */

export class Collection {
  #load;
  #columns;
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();
  /** @type {Facts | undefined} */
  #facts;
  /** @type {Map<string, number> | undefined} */
  #ids;

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
   * @param {"signatory" | "country"} [kind]
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
   * The declarations that a number, a Doc. ID or an official address names.
   * @param {string} query
   * @returns {Promise<number[]>}
   */
  async named(query) {
    const official = OFFICIAL.exec(query);
    const match = NAMED.exec(query.trim());
    if (!official && !match) return [];
    const { docs, files } = await this.facts();
    if (official) return all(files, Number(official[1] ?? official[2]));
    const [, asNumber, asDoc, digits] = match ?? [];
    const byNumber = asDoc ? [] : all(this.numbers, Number(digits));
    const byDoc = asNumber ? [] : all(docs, Number(digits));
    return [...new Set([...byNumber, ...byDoc])];
  }

  /**
   * @param {number} index
   * @returns {Promise<string>}
   */
  async title(index) {
    const size = this.#columns.titles;
    return (await this.#file(`titles-${Math.floor(index / size)}`))[index % size];
  }

  /** @returns {Promise<string[]>} */
  async titles() {
    const count = Math.ceil(this.size / this.#columns.titles);
    return (await Promise.all(Array.from({ length: count }, (_, part) => this.#file(`titles-${part}`)))).flat();
  }

  /**
   * The declarations whose title has every word of the query, or that it names.
   * @param {string} query
   */
  async titled(query) {
    const wanted = words(query);
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
   * The signatories whose name has every word of the query.
   * @param {string} query
   * @param {number} [most]
   */
  async people(query, most = Infinity) {
    const wanted = words(query);
    const { people, countries } = await this.#people();
    people.folded ??= people.names.map((name, index) => ` ${fold(`${name} ${people.former[index] ?? ""}`)}`);
    const { folded } = people;
    const found = [];
    for (let index = 0; index < people.names.length && found.length < most; index += 1) {
      if (!wanted.every((word) => folded[index].includes(word))) continue;
      found.push(person(people, countries, index));
    }
    return found;
  }

  /**
   * One signatory by slug, or undefined.
   * @param {string} slug
   */
  async person(slug) {
    const { people, countries } = await this.#people();
    const index = people.slugs.indexOf(slug);
    return index < 0 ? undefined : person(people, countries, index);
  }

  /**
   * The values of a facet in their order, each with its name: [["austria", "Austria"], ...]
   * @param {Facet} facet
   * @returns {Promise<Value[]>}
   */
  async values(facet) {
    if (facet === "year") {
      const years = new Set(this.days.map((_, index) => String(this.year(index))));
      return [...years].map((year) => [year, year]);
    }
    /** @type {Facets} */
    const { countries, groups } = await this.#file("facets");
    return facet === "country" ? countries : groups;
  }

  /**
   * The declarations that answer every choice; years widen, all else narrows.
   * @param {Chosen} chosen
   */
  async filter(chosen) {
    let found = this.numbers.map((_, index) => index);
    for (const facet of FACETS) {
      const values = chosen[facet] ?? [];
      if (!values.length) continue;
      const tests = await Promise.all(values.map((value) => this.#test(facet, value)));
      const combined = facet === "year" ? "some" : "every";
      found = found.filter((index) => tests[combined]((test) => test(index)));
    }
    return found;
  }

  /**
   * How many of these declarations have each value of a facet.
   * @param {Facet} facet
   * @param {number[]} found
   */
  async counts(facet, found) {
    const counts = new Map((await this.values(facet)).map(([value]) => [value, 0]));
    if (facet === "year") {
      for (const year of found.map((index) => String(this.year(index)))) counts.set(year, (counts.get(year) ?? 0) + 1);
      return counts;
    }
    /** @type {string[]} */
    const masks = (await this.#file(facet === "country" ? "countries" : "groups")).split(" ");
    for (const [bit, value] of [...counts.keys()].entries()) {
      counts.set(value, found.filter((index) => has(masks[index], bit)).length);
    }
    return counts;
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
    /** @type {{ short: string, whole: Record<string, number> }} */
    const { short, whole } = await this.#file("../texts/ids");
    /** @type {(_: number, index: number) => [string, number]} */
    const byShort = (_, index) => [short.slice(index * 4, index * 4 + 4), index];
    this.#ids ??= new Map([...this.numbers.map(byShort), ...Object.entries(whole)]);
    const ids = this.#ids;
    return (/** @type {string} */ id) =>
      ids.get(id) ?? ids.get(parseInt(id.slice(0, 5), 16).toString(32).padStart(4, "0"));
  }

  /** @returns {Promise<{ people: People, countries: [string, string][] }>} */
  async #people() {
    const [people, { countries }] = await Promise.all([this.#file("people"), this.#file("facets")]);
    return { people, countries };
  }

  /**
   * What tells whether a declaration has a value of a facet.
   * @param {Facet} facet
   * @param {string} value
   * @returns {Promise<(index: number) => boolean>}
   */
  async #test(facet, value) {
    if (facet === "year") return (index) => this.year(index) === Number(value);
    if (facet === "signatory") {
      const signed = await this.#signed(value);
      return (index) => signed.has(index);
    }
    // What stands in an address may be no country at all
    if (!(await this.values(facet)).some(([slug]) => slug === value)) return () => false;
    const mask = await this.#file(`${facet}-${value}`);
    return (index) => has(mask, index);
  }

  /** @param {string} slug */
  async #signed(slug) {
    const { slugs } = /** @type {People} */ (await this.#file("people"));
    const index = slugs.indexOf(slug);
    if (index < 0) return new Set();
    const size = this.#columns.people;
    return new Set(sums((await this.#file(`signed-${Math.floor(index / size)}`))[index % size]));
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  #file(name) {
    const known = this.#files.get(name);
    if (known) return known;
    const loading = this.#load(name);
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
 * @param {People} people
 * @param {[string, string][]} countries
 * @param {number} index
 * @returns {Person}
 */
function person(people, countries, index) {
  return {
    slug: people.slugs[index],
    name: people.names[index],
    country: countries[people.countries[index]][1],
    declarations: people.declarations[index],
  };
}

/**
 * Whether a number in hexadecimal digits has a bit. There are more countries than a number of JavaScript has bits.
 * @param {string} mask
 * @param {number} bit
 */
function has(mask, bit) {
  const digit = parseInt(mask[mask.length - 1 - (bit >> 2)] ?? "0", 16);
  return ((digit >> (bit & 3)) & 1) === 1;
}

/** @param {number[]} deltas */
function sums(deltas) {
  let sum = 0;
  return deltas.map((delta) => {
    sum += delta;
    return sum;
  });
}
