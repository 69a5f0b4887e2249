// @ts-check
// Which files know what is asked of signatures. What is asked in one respect is in masks; in two, in files that keep
// the two together. A source gives the signatures under a declaration by its position: those that matter alone,
// and of each what is asked.
import { bits, has, sums } from "./columns.js";

/** @typedef {import("./signatures.js").Asked} Asked */
/** @typedef {import("./signatures.js").Chosen} Chosen */
/** @typedef {import("./signatures.js").Signature} Signature */
/** @typedef {(index: number) => Signature[]} Source */
/** @typedef {{ countries: [string, string][], groups: [string, string, string][] }} Facets */
/**
 * Signatures in columns: positions of countries and groups; -1 is the group of one that has none.
 * @typedef {{ countries: number[], groups: number[] }} AsWhat
 */
/** @typedef {AsWhat & { declarations: number[] }} Leads those that lead, by the positions of declarations */
/** @typedef {Leads & { leads: number[] }} Hand the signatures of one person, and which of them lead */
/** @typedef {AsWhat & { people: number[] }} Signed those under one declaration; people by their place in the file */
/** @typedef {(name: string) => Promise<any>} Load */

const PLURAL = /** @type {const} */ ({ country: "countries", group: "groups" });

export class Sources {
  #file;
  #sizes;

  /**
   * @param {Load} file gives the content of a file by its name
   * @param {{ people: number, signed: number }} sizes how many people, and how many declarations, a file has
   */
  constructor(file, sizes) {
    this.#file = file;
    this.#sizes = sizes;
  }

  /**
   * The source for what is chosen, which knows also every value of the facet that is `wanted`; of signatories only
   * those in `people`.
   * @param {Chosen} chosen
   * @param {Asked} [wanted]
   * @param {string[]} [people]
   * @returns {Promise<Source>}
   */
  async of(chosen, wanted, people = []) {
    const { country = [], group = [], signatory = [], lead = [] } = chosen;
    if (signatory.length || wanted === "signatory") return this.#hands([...signatory, ...people]);
    if (lead.length || wanted === "lead") return this.#leads();
    if (wanted === "country") return group.length ? this.#pairs("group", group) : this.#every("country");
    if (wanted === "group") return country.length ? this.#pairs("country", country) : this.#every("group");
    if (country.length && group.length) return this.#pairs("country", country);
    return country.length ? this.#masks("country", country) : this.#masks("group", group);
  }

  /**
   * All signatures under a declaration, in the printed order, with the names of who signed, and with their slugs if
   * `people` are asked for.
   * @param {number} index
   * @param {boolean} people
   * @returns {Promise<(Signature & { name: string })[]>}
   */
  async whole(index, people) {
    const size = this.#sizes.signed;
    const [{ people: all, names, signed }, as, { slugs }] = await Promise.all([
      this.#file(`signatures-${Math.floor(index / size)}`),
      this.#asWhat(),
      people ? this.#file("people") : { slugs: [] },
    ]);
    const positions = sums(all);
    /** @type {Signed} */
    const { people: places, countries, groups } = signed[index % size];
    return places.map((person, order) => ({
      ...as(countries[order], groups[order]),
      signatory: slugs[positions[person]],
      lead: order ? "" : "yes",
      name: names[person],
    }));
  }

  /**
   * Whether declarations have one value or another.
   * @param {"country" | "group"} facet
   * @param {string[]} values
   * @returns {Promise<Source>}
   */
  async #masks(facet, values) {
    const known = await this.#known(facet, values);
    const masks = await Promise.all(known.map((value) => this.#file(`${facet}-${value}`)));
    return (index) => known.filter((_, place) => has(masks[place], index)).map((value) => ({ [facet]: value }));
  }

  /**
   * All values that declarations have.
   * @param {"country" | "group"} facet
   * @returns {Promise<Source>}
   */
  async #every(facet) {
    const slugs = await this.#slugs(facet);
    const masks = (await this.#file(PLURAL[facet])).split(" ");
    return (index) => bits(masks[index]).map((bit) => ({ [facet]: slugs[bit] }));
  }

  /**
   * With which groups somebody signed from a country, or from which countries somebody in a group.
   * @param {"country" | "group"} facet
   * @param {string[]} values
   * @returns {Promise<Source>}
   */
  async #pairs(facet, values) {
    const other = facet === "country" ? "group" : "country";
    const [known, slugs] = await Promise.all([this.#known(facet, values), this.#slugs(other)]);
    const files = await Promise.all(known.map((value) => this.#file(`${PLURAL[other]}-of-${value}`)));
    const masks = files.map((file) => file.split(" "));
    return (index) =>
      known.flatMap((value, place) =>
        bits(masks[place][index]).map((bit) => ({ [facet]: value, [other]: slugs[bit] })),
      );
  }

  /**
   * The signatures of some people.
   * @param {string[]} slugs
   * @returns {Promise<Source>}
   */
  async #hands(slugs) {
    const [{ slugs: all }, as] = await Promise.all([this.#file("people"), this.#asWhat()]);
    const places = [...new Set(slugs)].map((slug) => all.indexOf(slug)).filter((place) => place >= 0);
    const size = this.#sizes.people;
    /** @type {Map<number, Signature[]>} */
    const under = new Map();
    const read = async (/** @type {number} */ place) => {
      /** @type {Hand} */
      const hand = (await this.#file(`signed-${Math.floor(place / size)}`))[place % size];
      const leads = new Set(hand.leads);
      for (const [row, index] of sums(hand.declarations).entries()) {
        const signed = as(hand.countries[row], hand.groups[row]);
        const signature = { ...signed, signatory: all[place], lead: leads.has(row) ? "yes" : "" };
        under.set(index, [...(under.get(index) ?? []), signature]);
      }
    };
    await Promise.all(places.map(read));
    return (index) => under.get(index) ?? [];
  }

  /**
   * Those that lead, but not who signed.
   * @returns {Promise<Source>}
   */
  async #leads() {
    const [leads, as] = await Promise.all([/** @type {Promise<Leads>} */ (this.#file("leads")), this.#asWhat()]);
    const rows = new Map(sums(leads.declarations).map((index, row) => [index, row]));
    return (index) => {
      const row = rows.get(index);
      return row === undefined ? [] : [{ ...as(leads.countries[row], leads.groups[row]), lead: "yes" }];
    };
  }

  /**
   * What gives country and group of a signature by their positions.
   * @returns {Promise<(country: number, group: number) => Signature>}
   */
  async #asWhat() {
    const [countries, groups] = await Promise.all([this.#slugs("country"), this.#slugs("group")]);
    return (country, group) => ({ country: countries[country], group: groups[group] ?? "" });
  }

  /**
   * What stands in an address may be no country at all, and then has no file.
   * @param {"country" | "group"} facet
   * @param {string[]} values
   */
  async #known(facet, values) {
    const slugs = new Set(await this.#slugs(facet));
    return [...new Set(values)].filter((value) => slugs.has(value));
  }

  /**
   * @param {"country" | "group"} facet
   * @returns {Promise<string[]>}
   */
  async #slugs(facet) {
    /** @type {Facets} */
    const facets = await this.#file("facets");
    return facets[PLURAL[facet]].map(([slug]) => slug);
  }
}
