// @ts-check
// A grid of who signed what: people, countries or groups by declarations. What is asked for stands in the address, as
// in ?countries=austria,france&declarations=638,705 and ?groups=soc,uel&year=2019. Knows no page.
import { parameter } from "./address.js";
import { matching } from "./signatures.js";

export const ROWS = /** @type {const} */ (["signatories", "countries", "groups"]);
export const MOST_ROWS = 20;
export const MOST_COLUMNS = 50;

const NUMBER = /^[1-9]\d{0,8}$/;
/** The facet of the search of each kind of rows. */
export const FACETS = /** @type {const} */ ({ signatories: "signatory", countries: "country", groups: "group" });

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./signatures.js").Signature} Signature */
/** @typedef {(typeof ROWS)[number]} Rows */
/**
 * What an address asks for; `others` are kinds of rows that it names as well. Without declarations they are those that
 * one of the rows signed, of a year if there is one; without rows these are who signed most of the declarations.
 * @typedef {{ kind: Rows, rows: string[], declarations: string[], year: string, others: Rows[] }} Wanted
 */
/** @typedef {{ value: string, name: string, details: string }} Row */
/** @typedef {{ number: number, leads: boolean, groups: [slug: string, number: number][] }} Cell how many signed, in which groups */
/**
 * `columns` are positions of declarations; `cells` stand by rows and columns, null where nobody signed. Of more rows
 * or declarations than are shown `rest` and `total` tell; `unknown` are values that name nothing, `years` are those of
 * the declarations to choose from.
 * @typedef {object} Grid
 * @property {Rows} kind
 * @property {Row[]} rows
 * @property {Row[]} rest
 * @property {number} people how many could be rows, where none were asked for
 * @property {number[]} columns
 * @property {number} total
 * @property {(Cell | null)[][]} cells
 * @property {{ rows: string[], declarations: string[], years: string[] }} unknown
 * @property {[year: string, number: number][]} years
 * @property {Map<string, string>} codes of groups by their slugs
 */

/**
 * What a query asks for; undefined if it asks for no grid.
 * @param {string} query
 * @returns {Wanted | undefined}
 */
export function wanted(query) {
  const keys = new URLSearchParams(query);
  const kinds = ROWS.filter((kind) => keys.has(kind));
  if (!kinds.length && !keys.has("declarations")) return undefined;
  const [kind = ROWS[0], ...others] = kinds;
  const [rows, declarations] = [kind, "declarations"].map((key) => values(parameter(query, key)));
  return { kind, rows, declarations, year: parameter(query, "year").trim(), others };
}

/** @param {string} list */
function values(list) {
  const all = list.toLowerCase().split(",");
  return [...new Set(all.map((value) => value.replace(/\p{Cc}/gu, "").trim()).filter(Boolean))];
}

/**
 * The query that asks for it, with commas as they are.
 * @param {Pick<Wanted, "kind" | "rows" | "declarations"> & { year?: string }} wanted
 */
export function queryFor({ kind, rows, declarations, year = "" }) {
  const list = (/** @type {string[]} */ some) => some.map(encodeURIComponent).join(",");
  const parts = [`${kind}=${list(rows)}`];
  if (declarations.length) parts.push(`declarations=${list(declarations)}`);
  else if (year) parts.push(`year=${encodeURIComponent(year)}`);
  return `?${parts.join("&")}`;
}

/**
 * The grid that is asked for.
 * @param {Collection} data
 * @param {Wanted} wanted
 * @returns {Promise<Grid>}
 */
export async function grid(data, { kind, rows: slugs, declarations, year }) {
  const named = declarations.map((number) => (NUMBER.test(number) ? data.positions.get(Number(number)) : undefined));
  const given = named.filter((index) => index !== undefined);
  const { known, unknown } = await rowsOf(data, kind, slugs);
  const isByRows = declarations.length === 0;
  const asked = known.slice(0, MOST_ROWS);
  const { all, years } = isByRows ? await signedBy(data, kind, asked, year) : { all: given, years: [] };
  const columns = all.slice(0, MOST_COLUMNS);
  const most = slugs.length ? { rows: asked, people: 0 } : await whoSigned(data, kind, columns);
  const codes = new Map((await data.values("group")).map(([slug, code]) => [slug, code]));
  return {
    ...most,
    kind,
    rest: known.slice(MOST_ROWS),
    columns,
    total: all.length,
    cells: await cellsOf(data, kind, most.rows, columns),
    unknown: {
      rows: unknown,
      declarations: declarations.filter((_, place) => named[place] === undefined),
      years: isByRows && year && !years.some(([each]) => each === year) ? [year] : [],
    },
    years,
    codes,
  };
}

/**
 * Rows by their slugs, former ones followed, and those that name nothing.
 * @param {Collection} data
 * @param {Rows} kind
 * @param {string[]} slugs
 */
async function rowsOf(data, kind, slugs) {
  const facet = FACETS[kind];
  const now = (await data.current({ [facet]: slugs }))[facet] ?? [];
  const found = await Promise.all(now.map((slug) => row(data, kind, slug)));
  const known = [...new Map(found.filter((each) => each !== undefined).map((each) => [each.value, each])).values()];
  return { known, unknown: slugs.filter((_, place) => !found[place]) };
}

/**
 * @param {Collection} data
 * @param {Rows} kind
 * @param {string} slug
 * @returns {Promise<Row | undefined>}
 */
async function row(data, kind, slug) {
  if (kind === "signatories") {
    const person = await data.person(slug);
    return person && { value: slug, name: person.name, details: person.country };
  }
  const [value, name, details = ""] = (await data.values(FACETS[kind])).find(([own]) => own === slug) ?? [];
  return value && name ? { value, name, details } : undefined;
}

/**
 * The declarations that one of the rows signed, newest first, and how many of them are of each year; of a year alone
 * if it is one of these.
 * @param {Collection} data
 * @param {Rows} kind
 * @param {Row[]} rows
 * @param {string} year
 */
async function signedBy(data, kind, rows, year) {
  if (!rows.length) return { all: [], years: [] };
  const all = await data.filter({ [FACETS[kind]]: rows.map(({ value }) => value) });
  /** @type {Map<string, number>} */
  const years = new Map();
  for (const index of all) years.set(String(data.year(index)), (years.get(String(data.year(index))) ?? 0) + 1);
  return { all: years.has(year) ? all.filter((index) => String(data.year(index)) === year) : all, years: [...years] };
}

/**
 * Who signed most of some declarations: as many as are shown, and how many signed at all.
 * @param {Collection} data
 * @param {Rows} kind
 * @param {number[]} columns
 */
async function whoSigned(data, kind, columns) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const signatures of await Promise.all(columns.map((index) => data.under(index, kind === "signatories")))) {
    for (const slug of new Set(signatures.map((signature) => signature[FACETS[kind]])))
      if (slug) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  }
  const most = [...counts].sort(([, one], [, other]) => other - one).slice(0, MOST_ROWS);
  const rows = await Promise.all(most.map(([slug]) => row(data, kind, slug)));
  return { rows: rows.filter((each) => each !== undefined), people: counts.size };
}

/**
 * What stands where: each cell holds the signatures of its row under its declaration, counted.
 * @param {Collection} data
 * @param {Rows} kind
 * @param {Row[]} rows
 * @param {number[]} columns
 */
async function cellsOf(data, kind, rows, columns) {
  const facet = FACETS[kind];
  const slugs = rows.map(({ value }) => value);
  // Of people what they signed is loaded, and nothing of the others who did
  const source =
    kind === "signatories" && slugs.length
      ? await data.signed({ signatory: slugs })
      : await under(data, rows.length ? columns : []);
  return slugs.map((slug) => columns.map((index) => cell(matching(source(index), { [facet]: [slug] }))));
}

/**
 * @param {Collection} data
 * @param {number[]} columns
 */
async function under(data, columns) {
  const all = await Promise.all(columns.map((index) => data.under(index)));
  const byIndex = new Map(columns.map((index, place) => [index, all[place]]));
  return (/** @type {number} */ index) => byIndex.get(index) ?? [];
}

/**
 * @param {Signature[]} signatures
 * @returns {Cell | null}
 */
function cell(signatures) {
  if (!signatures.length) return null;
  /** @type {Map<string, number>} */
  const groups = new Map();
  for (const { group = "" } of signatures) groups.set(group, (groups.get(group) ?? 0) + 1);
  const most = [...groups].sort(([, one], [, other]) => other - one);
  return { number: signatures.length, leads: signatures.some(({ lead }) => lead === "yes"), groups: most };
}
