// @ts-check
// What can be chosen of a facet, with how many it would find. facets.js loads this when a panel opens.
import { element } from "./dom.js";
import { offered } from "./offered.js";
import { shortened } from "./sentence.js";

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./facets.js").Facet} Facet */
/** @typedef {import("./facets.js").Finder} Finder */
/** @typedef {{ value: string, name: string, long?: string, number: number }} Row what can be chosen, and how many have it */

const MOST_PEOPLE = 12;

/**
 * Who is chosen, and those of the name that is typed, or spelled nearly so; before anything is typed those who signed
 * most.
 * @param {Collection} data
 * @param {Finder} finder
 * @param {string} typed
 * @returns {Promise<Row[]>}
 */
export async function peopleOf(data, finder, typed) {
  const chosen = finder.chosen("signatory");
  const { people: found, isNear } = await offered(data, typed, MOST_PEOPLE);
  const before = (await Promise.all(chosen.map((slug) => data.person(slug)))).filter((person) => person !== undefined);
  const people = [...before, ...found.filter(({ slug }) => !chosen.includes(slug))];
  const slugs = people.map(({ slug }) => slug);
  const counts = await finder.counts("signatory", data, slugs);
  const rows = people.map(({ slug, name, country }) => ({
    value: slug,
    name,
    long: isNear && !chosen.includes(slug) ? `${country} · Did you mean this one?` : country,
    number: counts.get(slug) ?? 0,
  }));
  // Before anybody asks for somebody, nobody is offered who would find nothing
  return rows.filter(({ value, number }) => typed.trim() || number || chosen.includes(value));
}

/**
 * The values that would find something, and those that are chosen.
 * @param {Collection} data
 * @param {Finder} finder
 * @param {Facet} facet
 * @returns {Promise<Row[]>}
 */
export async function valuesOf(data, finder, facet) {
  const counts = await finder.counts(facet, data);
  const chosen = finder.chosen(facet);
  const rows = (await data.values(facet)).map(([value, name, long]) => ({
    value,
    name,
    long,
    number: counts.get(value) ?? 0,
  }));
  return rows.filter(({ value, number }) => number || chosen.includes(value));
}

/**
 * Put rows in their place. The boxes that stand are kept, so that the focus stays where it is. Returns why there is
 * none, or "".
 * @param {HTMLElement} options
 * @param {Row[]} rows
 * @param {Facet} facet
 * @param {Finder} finder
 * @param {string} typed
 */
export function put(options, rows, facet, finder, typed) {
  const before = new Map([...options.querySelectorAll("input")].map((input) => [input.value, input]));
  const chosen = finder.chosen(facet);
  const made = rows.map((row) => {
    const input = before.get(row.value) ?? choice(row, (on) => finder.choose(facet, row.value, on));
    input.checked = chosen.includes(row.value);
    const label = /** @type {HTMLLabelElement} */ (input.parentElement);
    /** @type {HTMLElement} */ (label.lastElementChild).textContent = row.number.toLocaleString("en");
    return label;
  });
  const there = [...options.children];
  if (there.length !== made.length || made.some((label, row) => label !== there[row])) {
    const focused = options.contains(document.activeElement) ? document.activeElement : null;
    options.replaceChildren(...made);
    if (focused instanceof HTMLElement) focused.focus();
  }
  if (made.length) return "";
  if (facet !== "signatory") return "No declaration is left to choose from. Take back a filter or a word.";
  const unknown = typed.trim() ? `Nobody here has a name like “${shortened(typed.trim())}”. ` : "";
  return `${unknown}Type a part of a name, in any order.`;
}

/**
 * A box in its label, with room for a number at the end.
 * @param {Row} row
 * @param {(on: boolean) => void} choose
 */
function choice({ value, name, long }, choose) {
  const label = element("label");
  const input = element("input");
  input.type = "checkbox";
  input.value = value;
  input.addEventListener("change", () => choose(input.checked));
  const named = element("span", "", name);
  if (long) named.append(element("small", "", long));
  label.append(input, named, element("b"));
  return input;
}
