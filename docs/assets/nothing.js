// @ts-check
// What is said beside the answers, so that no search ends in nothing: of a number that is not here what is known of it,
// names that are spelled nearly so, words that find something alone, what was searched, and where else to look.
// Loaded when it is needed.
import { absentNames, nearestNumbers, nearestYears } from "./absent.js";
import { withParameters } from "./address.js";
import { element, link } from "./dom.js";
import { words } from "./letters.js";
import { nearest, nearPeople, nearPlaces } from "./near.js";
import { groupsOf } from "./onebox.js";
import { find, IN_FRENCH, item, place, root } from "./results.js";
import { shortened } from "./sentence.js";

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./query.js").Understood} Understood */
/** @typedef {import("./answers.js").Question} Question */
/** @typedef {{ declarations: number, answers: number, inTexts: boolean }} Known how many were found, and whether texts were searched */
/** @typedef {{ blocks: HTMLElement[], said: string }} Besides `said` is for the status, where nothing was found */

export const OFFICIAL = "https://pace.coe.int/";
const MOST_WORDS = 6;
const MOST_TITLES = 1000; // whose words are looked through for spellings

/**
 * @param {Collection} data
 * @param {Question} question
 * @param {Known} found
 * @returns {Promise<Besides>}
 */
export async function besides(data, question, { declarations, answers, inTexts }) {
  const query = question.q;
  const asked = await data.understood(query);
  if (!asked.text) {
    const said = `“${shortened(query)}” has no letter and no digit to search for. Type a word, a name or a number.`;
    return { blocks: [], said: query.trim() ? said : "" };
  }
  if (Object.values(question.chosen).some((values) => values?.length)) return parts(data, question, declarations);
  const all = declarations + answers;
  const absent = await Promise.all((await absentNames(data, asked, all)).map((each) => notHere(data, each)));
  const away = await absentPlaces(data, asked);
  const blocks = [...absent, ...away];
  const isName = asked.words.filter((word) => word.length > 2).length > 1;
  if (all && (answers || !isName || asked.named)) return { blocks, said: "" };
  const near = asked.texts.length ? await nearNames(data, asked) : [];
  if (near.length) blocks.push(meant(near));
  if (all) return { blocks, said: "" };
  if (asked.texts.length && !asked.dated) blocks.push(...(await alone(data, asked)));
  blocks.push(elsewhere());
  const here = `${data.size.toLocaleString("en")} of about ${data.about.toLocaleString("en")} declarations`;
  const scope = data.about > data.size ? here : `${data.size.toLocaleString("en")} declarations`;
  const what = absent.length
    ? `${scope[0].toUpperCase()}${scope.slice(1)} are here.`
    : `Nothing found for “${shortened(query)}” in ${scope}.`;
  const how = !asked.texts.length || absent.length ? "" : ` Titles${inTexts ? ", texts" : ""} and names were searched.`;
  return { blocks, said: `${what}${how}` };
}

/**
 * Where words and filters find nothing together, what each of them finds.
 * @param {Collection} data
 * @param {Question} question
 * @param {number} found
 * @returns {Promise<Besides>}
 */
async function parts(data, { q, chosen, all }, found) {
  if (found) return { blocks: [], said: "" };
  const [{ entries, inTexts }, filtered] = await Promise.all([find(data, q), data.filter(chosen, all)]);
  const line = element("p", "", "Alone, ");
  const filters = link(new URL(withParameters("", { ...chosen, signed: all ? "all" : "" }), place).href, "the filters");
  line.append(searchFor(q), ` finds ${entries.length.toLocaleString("en")}; `, filters);
  line.append(` find ${filtered.length.toLocaleString("en")}.`);
  const both = `both “${shortened(q)}”${inTexts ? "" : " in its title"} and what is chosen`;
  return { blocks: [line, elsewhere()], said: `No declaration here has ${both}.` };
}

/**
 * @param {Collection} data
 * @param {import("./absent.js").Absent} absent
 */
async function notHere(data, { name: { sort, value }, number, known }) {
  const made = element("section", "wd-absent");
  const isWithdrawn = known?.[6];
  const called = { file: `The official page ${value}`, doc: `Doc. ${value}`, number: "", any: `${value}` }[sort];
  const title = number
    ? `Written declaration No. ${number} ${isWithdrawn ? "was withdrawn from this site" : "is not here yet"}`
    : `${called} is none of the declarations here`;
  made.append(element("h2", "wd-answers__kind", title));
  const said = element("p");
  if (isWithdrawn) {
    said.append(link(new URL(`declarations/${number}/`, root).href, "When and why"));
  } else if (known) {
    const [, doc, year, name, lang] = known;
    if (!name && !doc && !year) said.append("Only that there is such a declaration is known here: ");
    else said.append("What is known of it: ");
    const to = link(new URL(`declarations/${number}/`, root).href, name || `No. ${number}`);
    if (name) to.lang = lang;
    said.append(
      to,
      ...[doc && ` · Doc. ${doc}`, year && ` · ${year}`, name && lang === "fr" && IN_FRENCH]
        .filter(Boolean)
        .map(String),
    );
  } else if (number > data.about) {
    said.append(`The highest number that this collection knows of is near ${data.about}.`);
  } else if (!number) {
    said.append("It may be of a declaration that is not here yet, or of another document of the Assembly.");
  } else {
    said.append("Nothing but its number is known here.");
  }
  made.append(said);
  const nearby = number ? nearestNumbers(number, data.numbers) : [];
  if (nearby.length) {
    const list = element("ol", "wd-items");
    const items = await Promise.all(nearby.map((index) => item(data, { index })));
    list.append(...items.filter((row) => row !== null));
    list.setAttribute("aria-label", "The nearest that are here");
    made.append(element("p", "wd-absent__near", "The nearest that are here:"), list);
  }
  const ways = element("p");
  if (!isWithdrawn) ways.append(link(new URL("contribute/", root).href, "Add it"), " · ");
  ways.append(
    link(new URL("coverage/", root).href, "What is here and what is missing"),
    " · ",
    link(OFFICIAL, "Look for it on the Assembly’s site"),
  );
  made.append(ways);
  return made;
}

/**
 * A sentence for countries and groups that are known and have signed nothing here, and for a year of which nothing is.
 * @param {Collection} data
 * @param {Understood} asked
 */
async function absentPlaces(data, { places, year, dated }) {
  const blocks = [];
  const lexicon = await data.lexicon();
  for (const { kind, slug } of places) {
    if ((await data.values(kind)).some(([value]) => value === slug)) continue;
    const name = lexicon[kind].find((own) => own.slug === slug)?.name;
    blocks.push(element("p", "", `No declaration here was signed ${kind === "country" ? "from" : "in"} ${name}.`));
  }
  const years = (await data.values("year")).map(([value]) => Number(value));
  if (!dated || years.includes(Number(year))) return blocks;
  const line = element("p", "", `No declaration here is of ${year}. The nearest years: `);
  for (const [row, other] of nearestYears(Number(year), years).entries()) {
    line.append(row ? ", " : "", link(new URL(data.addressOf(String(other), "year"), root).href, String(other)));
  }
  return [...blocks, line];
}

/**
 * People, countries and groups that are spelled nearly so, as links.
 * @param {Collection} data
 * @param {Understood} asked
 */
export async function nearNames(data, asked) {
  const near = [];
  for (const person of await nearPeople(data, asked)) {
    near.push(link(new URL(data.addressOf(person.slug), root).href, person.name));
  }
  for (const kind of /** @type {const} */ (["country", "group"])) {
    const here = await data.values(kind);
    for (const slug of await nearPlaces(data, asked, kind)) {
      const name = here.find(([own]) => own === slug)?.[1];
      if (name) near.push(link(new URL(data.addressOf(slug, kind), root).href, name));
    }
  }
  return near;
}

/** @param {HTMLElement[]} links */
function meant(links) {
  const line = element("p", "wd-near", "Did you mean ");
  for (const [row, each] of links.entries()) {
    if (row) line.append(row === links.length - 1 ? " or " : ", ");
    line.append(each);
  }
  line.append("?");
  return line;
}

/**
 * Which words find something alone, and spellings of the others that titles have.
 * @param {Collection} data
 * @param {Understood} asked
 */
async function alone(data, asked) {
  const each = [...new Set(asked.words)].filter((word) => word.length > 1).slice(0, MOST_WORDS);
  const counts = await Promise.all(each.map((word) => (each.length > 1 ? answersTo(data, word) : 0)));
  const blocks = [];
  const spelled =
    data.size <= MOST_TITLES
      ? await spellings(
          data,
          each.filter((_, row) => !counts[row]),
        )
      : new Map();
  if (spelled.size) {
    const query = asked.words.map((word) => spelled.get(word) ?? word).join(" ");
    blocks.push(meant([searchFor(query)]));
  }
  if (counts.some(Boolean)) {
    const line = element("p", "", "Alone, ");
    for (const [row, word] of each.entries()) {
      if (row) line.append("; ");
      if (counts[row]) line.append(searchFor(word), ` finds ${counts[row].toLocaleString("en")}`);
      else line.append(`“${word}” finds nothing`);
    }
    line.append(".");
    blocks.push(line);
  }
  return blocks;
}

/**
 * @param {Collection} data
 * @param {string} word
 */
async function answersTo(data, word) {
  const [{ entries }, groups] = await Promise.all([find(data, word), groupsOf(data, word, 1)]);
  return entries.length + groups.reduce((sum, { rows, more }) => sum + rows.length + more, 0);
}

/**
 * For words that find nothing the nearest word of a title.
 * @param {Collection} data
 * @param {string[]} unknown
 */
async function spellings(data, unknown) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const title of unknown.length ? await data.titles() : [])
    for (const word of words(title)) if (word.length > 3) counts.set(word, (counts.get(word) ?? 0) + 1);
  const all = [...counts.keys()];
  const found = new Map();
  for (const word of unknown.filter((it) => it.length > 3)) {
    const [best] = nearest(
      [word],
      all.length,
      (index) => [all[index]],
      (index) => counts.get(all[index]) ?? 0,
    );
    if (best !== undefined) found.set(word, all[best]);
  }
  return found;
}

/** @param {string} query */
function searchFor(query) {
  return link(new URL(withParameters("", { q: query }), place).href, `“${query}”`);
}

/** Where else to look. */
function elsewhere() {
  const line = element("p", "wd-ways", "Look in the lists: ");
  const lists = {
    declarations: "Declarations",
    signatories: "Signatories",
    countries: "Countries",
    groups: "Groups",
    subjects: "Subjects",
    years: "Years",
  };
  for (const [path, name] of Object.entries(lists)) line.append(link(new URL(`${path}/`, root).href, name), " · ");
  line.append(
    link(new URL("coverage/", root).href, "What is missing"),
    " · ",
    link(OFFICIAL, "The Assembly’s own site"),
  );
  return line;
}
