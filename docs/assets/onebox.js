// @ts-check
// What a query means beside texts: people, countries, groups, years, and filters, as rows that lead somewhere. Knows no
// page; addresses are below the root of the site.
import { withParameters } from "./address.js";
import { fold } from "./letters.js";
import { count, sentence } from "./sentence.js";

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./query.js").Understood} Understood */
/** @typedef {{ address: string, name: string, facts: string }} Row */
/**
 * Answers of one kind. `sure` if the first is what the query says, no more and no less: Enter goes there. `more` is how
 * many there are beyond the rows.
 * @typedef {{ kind: string, rows: Row[], sure: boolean, more: number }} Group
 */

/** @type {Record<string, import("./collection.js").Kind>} the parts of our addresses, and what is there */
const PAGES = { countries: "country", groups: "group", signatories: "signatory", subjects: "subject", years: "year" };
/** Words behind which a country is what a declaration is about, and not who signed it. */
const ABOUT = new Set(["about", "concernant", "concerning", "on", "sur"]);
/** Words that ask for declarations that somebody leads. */
const LED = new Set(["lead", "leads", "led"]);
/** Words that say nothing by themselves. */
const SMALL = new Set([
  ...ABOUT,
  ...LED,
  ...(
    "a an and by did do for from has have in is members of or signed the they to was were which who with et de des du en " +
    "la le les par declaration declarations"
  ).split(" "),
]);
const MOST_PLACES = 5;
const MOST_SUBJECTS = 5;

// Each kind of answer, in the order in which they are shown. What else the site has pages of joins here.
const KINDS = {
  People: people,
  Filters: filters,
  Countries: countries,
  Groups: groups,
  Years: years,
  Subjects: subjects,
};

/**
 * The answers to a query, those that are sure first.
 * @param {Collection} data
 * @param {string} query
 * @param {number} most rows of a group
 * @returns {Promise<Group[]>}
 */
export async function groupsOf(data, query, most) {
  const asked = await data.understood(query);
  if (!asked.text || asked.named) return [];
  if (asked.page) return [await page(data, asked.page)].filter((group) => group.rows.length);
  const found = await Promise.all(
    Object.entries(KINDS).map(async ([kind, answers]) => {
      const { rows, sure = false } = await answers(data, asked);
      return { kind, rows: rows.slice(0, most), sure, more: Math.max(0, rows.length - most) };
    }),
  );
  const some = found.filter(({ rows }) => rows.length);
  return [...some.filter(({ sure }) => sure), ...some.filter(({ sure }) => !sure)];
}

/**
 * The address to which Enter leads, or undefined if nothing is named.
 * @param {Collection} data
 * @param {string} query
 */
export async function destination(data, query) {
  const asked = await data.understood(query);
  const [named] = await data.namedBy(asked.names);
  if (named !== undefined && !asked.dated) return data.address(named) + asked.names[0].hash;
  const [first] = await groupsOf(data, query, 1);
  if (first?.sure) return first.rows[0].address;
  return named === undefined ? undefined : data.address(named);
}

/**
 * @param {Collection} data
 * @param {{ kind: string, slug: string }} page one of our addresses
 * @returns {Promise<Group>}
 */
async function page(data, { kind, slug }) {
  const facet = PAGES[kind];
  const now = facet === "group" ? (await data.current({ group: [slug] })).group?.[0] : slug;
  const person = facet === "signatory" ? await data.person(slug) : undefined;
  const value = person
    ? [person.slug, person.name]
    : facet !== "signatory" && (await data.values(facet)).find(([own]) => own === now);
  const rows = value
    ? [{ address: data.addressOf(value[0], facet), name: value[1], facts: person?.country ?? "" }]
    : [];
  return { kind: `${kind[0].toUpperCase()}${kind.slice(1)}`, rows, sure: true, more: 0 };
}

/**
 * Of each line who is named. Sure is somebody whose name has the words as whole words, if nobody else does.
 * @param {Collection} data
 * @param {Understood} asked
 */
async function people(data, asked) {
  if (!asked.people.length) return { rows: [] };
  const all = await data.signatories();
  const from = new Set(asked.places.map(({ slug }) => slug));
  const slugs = (await data.values("country")).map(([slug]) => slug);
  const isFrom = (/** @type {number} */ index) => from.has(slugs[all.columns.countries[index]]);
  const found = asked.people.map((choices) => {
    const matches = all.first(choices);
    const best = matches.filter(({ index }) => isFrom(index));
    return [...best, ...matches.filter(({ index }) => !isFrom(index))];
  });
  const [first, second] = found[0];
  const isAlone = !second || second.rank < first.rank || (isFrom(first.index) && !isFrom(second.index));
  const sure = found.every((matches) => matches.length) && Boolean(first?.whole) && isAlone;
  // Of a list everybody's best comes before the others of a name
  const positions = new Set([...found.flatMap((some) => some.slice(0, 1)), ...found.flat()].map(({ index }) => index));
  const persons = await data.persons([...positions]);
  const typed = new Set(asked.words);
  const rows = persons.map(({ slug, name, country, declarations }, row) => {
    const former = all.columns.former[[...positions][row]]?.split(" ").filter((word) => typed.has(fold(word)));
    const also = former?.length ? ` · also printed as ${former.join(" ")}` : "";
    return { address: data.addressOf(slug), name, facts: `${country} · ${count(declarations, "declaration")}${also}` };
  });
  return { rows, sure };
}

/**
 * Of the countries or groups that are here the slugs of those that are named, then of those whose forms have the
 * words of the query; a word of a country may be typed in part.
 * @param {Collection} data
 * @param {Understood} asked
 * @param {"country" | "group"} kind
 */
export async function placesOf(data, { words: wanted, places, placed }, kind) {
  const lexicon = await data.lexicon();
  const here = new Set((await data.values(kind)).map(([slug]) => slug));
  const named = places.filter((place) => place.kind === kind).map(({ slug }) => slug);
  const begun = lexicon[kind]
    .filter(({ forms }) => forms.some((form) => begins(form, wanted, kind === "country")))
    .map(({ slug }) => slug)
    .slice(0, MOST_PLACES);
  return [...new Set([...named, ...(placed && places.length > 1 ? [] : begun)])].filter((slug) => here.has(slug));
}

/**
 * @param {Collection} data
 * @param {Understood} asked
 * @param {"country" | "group"} kind
 */
async function placeRows(data, asked, kind) {
  const values = new Map((await data.values(kind)).map((value) => [value[0], value]));
  const slugs = await placesOf(data, asked, kind);
  const rows = slugs.map((slug) => {
    const [, name, long = ""] = values.get(slug) ?? [slug, slug];
    return { address: data.addressOf(slug, kind), name, facts: long };
  });
  return { rows, sure: asked.placed && asked.places.length === 1 && asked.places[0].slug === slugs[0] };
}

/**
 * Whether each wanted word is a word of a form, or with `partly` begins one, and they are not only small ones.
 * @param {string[]} own
 * @param {string[]} wanted
 * @param {boolean} partly
 */
function begins(own, wanted, partly) {
  const isSaid = wanted.some((word) => word.length > 1 && !SMALL.has(word) && !["group", "groupe"].includes(word));
  return isSaid && wanted.every((word) => own.some((other) => other === word || (partly && other.startsWith(word))));
}

/**
 * @param {Collection} data
 * @param {Understood} asked
 */
function countries(data, asked) {
  return placeRows(data, asked, "country");
}

/**
 * Of a code only whole words are meant.
 * @param {Collection} data
 * @param {Understood} asked
 */
function groups(data, asked) {
  return placeRows(data, asked, "group");
}

/**
 * @param {Collection} data
 * @param {Understood} asked
 */
async function years(data, { year, dated }) {
  const number = data.ofYear(year);
  if (!number) return { rows: [] };
  const facts = count(number, "declaration");
  return { rows: [{ address: data.addressOf(year, "year"), name: year, facts }], sure: dated };
}

/**
 * Of the subjects that are here those whose forms have the words of the query, the last one maybe in part. Sure is a
 * country or a territory that is no delegation.
 * @param {Collection} data
 * @param {Understood} asked
 */
async function subjects(data, { words: all, places }) {
  const wanted = all.filter((word) => !ABOUT.has(word));
  const found = (await data.subjects()).flatMap(({ slug, name, kind, forms }) => {
    // Three letters are the code of a group, and begin half of all words
    if (!forms.some((form) => begins(form, wanted, (wanted.at(-1) ?? "").length > 3))) return [];
    const isWhole = forms.some((form) => form.length === wanted.length);
    return [{ slug, name, isWhole, isSure: isWhole && kind !== "topic" && !places.length }];
  });
  const best = [...found.filter(({ isWhole }) => isWhole), ...found.filter(({ isWhole }) => !isWhole)];
  const rows = best
    .slice(0, MOST_SUBJECTS)
    .map(({ slug, name }) => ({ address: data.addressOf(slug, "subject"), name, facts: "" }));
  return { rows, sure: found.length === 1 && found[0].isSure };
}

/**
 * The search with filters that says the same: of countries, groups, a subject and a year beside each other or beside
 * words.
 * @param {Collection} data
 * @param {Understood} asked
 */
async function filters(data, { words: all, places: given, placed, year, dated, people: lines }) {
  const places = given.filter(({ start }) => !ABOUT.has(all[start - 1]));
  const isPlace = (/** @type {number} */ index) => places.some(({ start, end }) => index >= start && index < end);
  const others = all.filter((word, index) => !SMALL.has(word) && word !== year && !isPlace(index));
  const parts = places.length + (year ? 1 : 0) + (others.length ? 1 : 0);
  const [somebody] = dated ? [] : await named(data, lines);
  if (somebody) {
    const chosen = { signatory: [somebody.slug], lead: ["yes"] };
    return { rows: all.some((word) => LED.has(word)) ? [await filtered(data, "", chosen)] : [] };
  }
  if (dated || parts < 2 || (!places.length && !year)) return { rows: [] };
  const said = others.join(" ");
  const subject = said && (await data.subjects()).find(({ forms }) => forms.some((form) => form.join(" ") === said));
  const rest = subject ? "" : said;
  const [country, group] = await Promise.all([slugsOf(data, places, "country"), slugsOf(data, places, "group")]);
  if (country.length + group.length < places.length || (year && !data.ofYear(year))) return { rows: [] };
  const chosen = {
    subject: subject ? [subject.slug] : [],
    country,
    group,
    year: year ? [year] : [],
    lead: places.length && all.some((word) => LED.has(word)) ? ["yes"] : [],
  };
  return { rows: [await filtered(data, rest, chosen)], sure: placed || (!rest && places.length > 0) };
}

/**
 * Who is named in the first line, the best first.
 * @param {Collection} data
 * @param {string[][][]} lines
 */
async function named(data, lines) {
  if (!lines.length) return [];
  const all = await data.signatories();
  const [best] = lines.map((choices) => all.first(choices)).find((matches) => matches.length) ?? [];
  return best ? data.persons([best.index]) : [];
}

/**
 * The search with filters, under the sentence that it says of itself.
 * @param {Collection} data
 * @param {string} q
 * @param {import("./collection.js").Chosen} chosen
 * @returns {Promise<Row>}
 */
async function filtered(data, q, chosen) {
  const name = await sentence(data, { q, texts: true, chosen, all: false });
  return { address: `search/${withParameters("", { q, ...chosen })}`, name, facts: "" };
}

/**
 * @param {Collection} data
 * @param {import("./query.js").Place[]} places
 * @param {"country" | "group"} kind
 */
async function slugsOf(data, places, kind) {
  const slugs = new Set(places.filter((place) => place.kind === kind).map(({ slug }) => slug));
  return (await data.values(kind)).map(([slug]) => slug).filter((slug) => slugs.has(slug));
}
