// @ts-check
// What is asked of declarations, in words.
import { asksOfSignatures } from "./signatures.js";

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./signatures.js").Chosen} Chosen */
/** @typedef {import("./signatures.js").Facet} Facet */
/** @typedef {{ q: string, texts: boolean, chosen: Chosen, all: boolean }} Asked `chosen` with what a list has fixed */

const LONGEST = 60; // characters of what somebody else wrote
const MOST_VALUES = 8;
const ARTICLE = /^(?:Netherlands|.*\b(?:Republic|Kingdom|Federation|States)\b.*)$/;
/** @type {Facet[]} */
const NAMED = ["subject", "country", "group", "year", "signatory"];

/**
 * "Declarations on Georgia of 2019 signed by somebody from Italy in EPP/CD"; "" if nothing was chosen. A text alone finds people,
 * too.
 * @param {Collection} data
 * @param {Asked} asked
 */
export async function sentence(data, { q, texts, chosen, all }) {
  if (!Object.values(chosen).some((values) => values?.length) && (texts || !q)) return "";
  const subjects = await namesOf(data, "subject", chosen.subject);
  const years = await namesOf(data, "year", [...(chosen.year ?? [])].sort());
  const words = q && ` with ${quoted(q)}${texts ? "" : " in the title or as number"}`;
  return `Declarations${phrase("on", subjects, false)}${phrase("of", years, false)}${words}${await signed(data, chosen, all)}`;
}

/**
 * @param {Collection} data
 * @param {Chosen} chosen
 * @param {boolean} all
 */
async function signed(data, chosen, all) {
  if (!asksOfSignatures(chosen)) return "";
  const joint = all ? "and" : "or";
  const [people, countries, groups] = await Promise.all([
    namesOf(data, "signatory", chosen.signatory),
    namesOf(data, "country", chosen.country),
    namesOf(data, "group", chosen.group),
  ]);
  const as = [
    phrase("from", countries.map(withArticle), all),
    phrase(
      "in",
      groups.map((code) => (code === "NR" ? "no group (NR)" : code)),
      all,
    ),
  ].join("");
  const verb = chosen.lead?.length ? "led by" : "signed by";
  if (people.length) return ` ${verb} ${list(people, joint)}${as && `,${as}`}`;
  // Observers and partners sign, too: not everybody is a member
  const isMany = all && [countries, groups].some(({ length }) => length > 1);
  return as ? ` ${verb} ${isMany ? "people" : "somebody"}${as}` : " with a lead signatory";
}

/**
 * " from Italy or France", " from Italy and from France"
 * @param {string} preposition
 * @param {string[]} names
 * @param {boolean} all
 */
function phrase(preposition, names, all) {
  if (!names.length) return "";
  if (!all) return ` ${preposition} ${list(names, "or")}`;
  const each = names.map((name) => `${preposition} ${name}`);
  return ` ${list(each, "and")}`;
}

/**
 * "No declaration here has the country “nowhere”."; "" if every chosen value is there.
 * @param {Collection} data
 * @param {Chosen} chosen
 */
export async function unknown(data, chosen) {
  const missing = [];
  for (const facet of NAMED) {
    for (const value of (chosen[facet] ?? []).slice(0, MOST_VALUES)) {
      if ((await nameOf(data, facet, value)) !== undefined) continue;
      missing.push(`the ${facet} ${quoted(value)}`);
    }
  }
  return missing.length ? `No declaration here has ${list(missing, "or")}.` : "";
}

/**
 * The name of a value, or undefined if nothing has it.
 * @param {Collection} data
 * @param {Facet} facet
 * @param {string} value
 */
export async function nameOf(data, facet, value) {
  if (facet === "signatory") return (await data.person(value))?.name;
  return (await data.values(facet)).find(([slug]) => slug === value)?.[1];
}

/**
 * @param {Collection} data
 * @param {Facet} facet
 * @param {string[]} [values]
 */
function namesOf(data, facet, values = []) {
  return Promise.all(values.map(async (value) => (await nameOf(data, facet, value)) ?? quoted(value)));
}

/**
 * "Italy, France or Spain"
 * @param {string[]} names
 * @param {"and" | "or"} joint
 */
export function list(names, joint) {
  const some =
    names.length > MOST_VALUES
      ? [...names.slice(0, MOST_VALUES - 1), `${names.length - MOST_VALUES + 1} others`]
      : names;
  const last = some.at(-1) ?? "";
  return some.length > 1 ? `${some.slice(0, -1).join(", ")} ${joint} ${last}` : last;
}

/** @param {string} name of a country */
function withArticle(name) {
  return ARTICLE.test(name) ? `the ${name}` : name;
}

/**
 * What somebody wrote into a box or an address, short, and without marks that would turn the words around it.
 * @param {string} text
 */
export function shortened(text) {
  const letters = [...text.replace(/\p{Bidi_Control}/gu, "")];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : letters.join("");
}

/** @param {string} text */
export function quoted(text) {
  return `“${shortened(text)}”`;
}

/**
 * "1 result", "1,234 results"
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
