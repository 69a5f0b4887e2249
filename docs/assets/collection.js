// The collection in columns, as hooks/written_declarations/exports/search_data.py writes it: filtered, sorted,
// counted. Knows no page. Each file is loaded when it is first asked for. A declaration is meant by its
// position, newest first.
import { fold, words } from "./letters.js";

const DAY = 86_400_000;
const OFFICIAL = /\/files\/(\d{1,9})(?!\d)|[?&]fileid=(\d{1,9})(?!\d)/i;
const NAMED = /^(?:(no\.?|number|wd|written declaration(?: no\.?)?)|(doc\.?(?: id)?))?\s*(\d{1,9})$/i;

export const FACETS = ["country", "group", "year", "signatory"];

export class Collection {
  #load;
  #columns;
  #files = new Map();

  constructor(load, columns) {
    this.#load = load;
    this.#columns = columns;
    for (const name of ["numbers", "days"]) this[name] = sums(columns[name]);
    this.size = this.numbers.length;
    this.positions = new Map(this.numbers.map((number, index) => [number, index]));
  }

  /** `load` gives the content of a file by its name. */
  static async open(load) {
    return new Collection(load, await load("declarations"));
  }

  date(index) {
    return new Date(this.days[index] * DAY);
  }

  year(index) {
    return this.date(index).getUTCFullYear();
  }

  /** The address of a declaration, and of a signatory, below the root of the site. */
  address(index) {
    return `${this.#columns.at.declaration}${this.numbers[index]}/`;
  }

  /** The declaration that has this address, or undefined. */
  at(address) {
    const index = this.positions.get(Number(address.split("/").at(-2)));
    return index !== undefined && this.address(index) === address ? index : undefined;
  }

  /** The address of what has this slug, a "signatory" or a "country". */
  addressOf(slug, kind = "signatory") {
    return `${this.#columns.at[kind]}${slug}/`;
  }

  /** Columns by position that the first results of a search do without: Doc. IDs, signatures, official files. */
  async facts() {
    const facts = await this.#file("facts");
    this.columns ??= { docs: sums(facts.docs), signatures: facts.signatures, files: sums(facts.files) };
    return this.columns;
  }

  /** The declarations that a number, a Doc. ID or an official address names. */
  async named(query) {
    const official = OFFICIAL.exec(query);
    const match = NAMED.exec(query.trim());
    if (!official && !match) return [];
    const { docs, files } = await this.facts();
    if (official) return this.#all(files, Number(official[1] ?? official[2]));
    const [, asNumber, asDoc, digits] = match;
    const byNumber = asDoc ? [] : this.#all(this.numbers, Number(digits));
    const byDoc = asNumber ? [] : this.#all(docs, Number(digits));
    return [...new Set([...byNumber, ...byDoc])];
  }

  async title(index) {
    const size = this.#columns.titles;
    return (await this.#file(`titles-${Math.floor(index / size)}`))[index % size];
  }

  async titles() {
    const count = Math.ceil(this.size / this.#columns.titles);
    return (await Promise.all(Array.from({ length: count }, (_, part) => this.#file(`titles-${part}`)))).flat();
  }

  /** The declarations whose title has every word of the query, or that it names. */
  async titled(query) {
    const wanted = words(query);
    const exact = new Set(await this.named(query));
    const found = [];
    (await this.titles()).forEach((title, index) => {
      const text = ` ${fold(title)} ${this.numbers[index]} `;
      if (exact.has(index) || wanted.every((word) => text.includes(word))) found.push(index);
    });
    return found;
  }

  /** The signatories whose name has every word of the query: slug, name, country, declarations. */
  async people(query, most = Infinity) {
    const wanted = words(query);
    const [people, { countries }] = await Promise.all([this.#file("people"), this.#file("facets")]);
    people.folded ??= people.names.map((name) => ` ${fold(name)}`);
    const found = [];
    for (let index = 0; index < people.names.length && found.length < most; index += 1) {
      if (!wanted.every((word) => people.folded[index].includes(word))) continue;
      found.push(person(people, countries, index));
    }
    return found;
  }

  /** One signatory by slug, or undefined. */
  async person(slug) {
    const [people, { countries }] = await Promise.all([this.#file("people"), this.#file("facets")]);
    const index = people.slugs.indexOf(slug);
    return index < 0 ? undefined : person(people, countries, index);
  }

  /** The values of a facet in their order, each with its name: [["austria", "Austria"], ...] */
  async values(facet) {
    if (facet === "year") return [...new Set(this.days.map((_, index) => this.year(index)))].map((year) => [String(year), String(year)]);
    const facets = await this.#file("facets");
    if (facet === "country") return facets.countries;
    return facets.groups.map(([slug, code, name]) => [slug, code, name]);
  }

  /** The declarations that answer every choice; years widen, all else narrows. */
  async filter(chosen) {
    let found = this.numbers.map((_, index) => index);
    for (const facet of FACETS) {
      if (!chosen[facet]?.length) continue;
      const tests = await Promise.all(chosen[facet].map((value) => this.#test(facet, value)));
      found = found.filter((index) => (facet === "year" ? tests.some((test) => test(index)) : tests.every((test) => test(index))));
    }
    return found;
  }

  /** How many of these declarations have each value of a facet. */
  async counts(facet, found) {
    const counts = new Map((await this.values(facet)).map(([value]) => [value, 0]));
    if (facet === "year") {
      for (const index of found) counts.set(String(this.year(index)), counts.get(String(this.year(index))) + 1);
      return counts;
    }
    const masks = (await this.#file(facet === "country" ? "countries" : "groups")).split(" ");
    [...counts.keys()].forEach((value, bit) => counts.set(value, found.filter((index) => has(masks[index], bit)).length));
    return counts;
  }

  /** The same declarations in another order. */
  async sorted(found, order) {
    const { signatures } = order === "signatories" ? await this.facts() : {};
    const by = {
      newest: (a, b) => a - b,
      number: (a, b) => this.numbers[a] - this.numbers[b],
      signatories: (a, b) => signatures[b] - signatures[a] || a - b,
    }[order];
    return by ? [...found].sort(by) : found;
  }

  /** What finds the position of a declaration by the id under which the index of the texts knows it. */
  async byId() {
    const { short, whole } = await this.#file("../texts/ids");
    this.ids ??= new Map([...this.numbers.map((_, index) => [short.slice(index * 4, index * 4 + 4), index]), ...Object.entries(whole)]);
    return (id) => this.ids.get(id) ?? this.ids.get(parseInt(id.slice(0, 5), 16).toString(32).padStart(4, "0"));
  }

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

  async #signed(slug) {
    const index = (await this.#file("people")).slugs.indexOf(slug);
    if (index < 0) return new Set();
    const size = this.#columns.people;
    return new Set(sums((await this.#file(`signed-${Math.floor(index / size)}`))[index % size]));
  }

  #all(column, value) {
    return column.flatMap((other, index) => (value && other === value ? [index] : []));
  }

  #file(name) {
    if (!this.#files.has(name)) {
      const loading = this.#load(name);
      // What failed is asked for again next time
      loading.catch(() => this.#files.delete(name));
      this.#files.set(name, loading);
    }
    return this.#files.get(name);
  }
}

function person(people, countries, index) {
  return {
    slug: people.slugs[index],
    name: people.names[index],
    country: countries[people.countries[index]][1],
    declarations: people.declarations[index],
  };
}

/** Whether a number in hexadecimal digits has a bit. There are more countries than a number of JavaScript has bits. */
function has(mask, bit) {
  const digit = parseInt(mask[mask.length - 1 - (bit >> 2)] ?? "0", 16);
  return ((digit >> (bit & 3)) & 1) === 1;
}

function sums(deltas) {
  let sum = 0;
  return deltas.map((delta) => (sum += delta));
}
