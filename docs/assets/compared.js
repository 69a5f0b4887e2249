// @ts-check
// How a comparison looks: two heads, figures, a picture of how much is shared, and three lists. Everything
// from the collection goes in as text, never as HTML.
import { withParameters } from "./address.js";
import { element, link } from "./dom.js";
import { collection, IN_FRENCH, item, place } from "./results.js";
import { count } from "./sentence.js";

/** @typedef {import("./pairs.js").Side} Side */
/** @typedef {import("./pairs.js").Signed} Signed */
/** @typedef {import("./pairs.js").Listed} Listed */
/** @typedef {{ sides: Side[] } & import("./pairs.js").Compared} Pair */
/**
 * How one kind of comparison speaks. `search` is the facet of the search that finds what both have.
 * @typedef {object} Words
 * @property {string} both
 * @property {string} figure
 * @property {(short: string) => string} only
 * @property {(shared: string, total: number) => string} said
 * @property {string} nothing
 * @property {(short: string) => string} [order]
 * @property {"signatory" | "country"} [search]
 */

const MOST = 100; // entries of a list of declarations
const SHOWN = 10; // of a list on a narrow screen, before the rest is opened
const SVG = "http://www.w3.org/2000/svg";
/** @type {Record<import("./pairs.js").Kind, Words>} */
const WORDS = {
  declarations: {
    both: "Signed both",
    figure: "signed both",
    only: (short) => `Signed only ${short}`,
    said: (shared, total) =>
      `Of ${count(total, "person", "people")} who signed one or the other, ${shared} signed both`,
    nothing: "Nobody.",
    order: (short) => `In the printed order of ${short}.`,
  },
  signatories: {
    both: "Signed by both",
    figure: "signed by both",
    only: (short) => `Signed only by ${short}`,
    said: (shared, total) => `Of ${count(total, "declaration")} that one or the other signed, both signed ${shared}`,
    nothing: "None.",
    search: "signatory",
  },
  countries: {
    both: "With signatures from both",
    figure: "from both",
    only: (short) => `Only from ${short}`,
    said: (shared, total) =>
      `Of ${count(total, "declaration")} with signatures from one or the other, ${shared} ${shared === "1" ? "has" : "have"} them from both`,
    nothing: "None.",
    search: "country",
  },
};

/**
 * What was found in a sentence.
 * @param {Pair} pair
 */
export function summary({ sides, both, only }) {
  const total = both.length + only[0].length + only[1].length;
  const said = WORDS[sides[0].kind].said(both.length ? both.length.toLocaleString("en") : "none", total);
  return both.length ? `${said}: ${percent(both.length, total)}.` : `${said}.`;
}

/**
 * What was found, as elements for the page.
 * @param {Pair} pair
 */
export async function view({ sides, both, only }) {
  const words = WORDS[sides[0].kind];
  const { list, most } = LISTS[sides[0].kind];
  const shorts = sides.map(({ short }) => short);
  const order = words.order?.(shorts[0]);
  /** @type {(name: string, entries: any[]) => Promise<HTMLElement>} */
  const shared = async (name, entries) =>
    section(name, entries.length, words.nothing, await list(entries.slice(0, most), shorts), order);
  const [together, first, second] = await Promise.all([
    shared(words.both, both),
    ...only.map((entries, side) => shared(words.only(shorts[side]), entries)),
  ]);
  if (words.search && both.length > MOST) together.append(searched(words.search, sides, both.length));
  const heads = element("div", "wd-versus");
  heads.append(...sides.map(head));
  const rest = element("div", "wd-versus");
  rest.append(first, second);
  return [
    heads,
    overlap(
      shorts,
      both.length,
      only.map(({ length }) => length),
    ),
    figures(words, shorts, both.length, only),
    together,
    rest,
  ];
}

/**
 * @param {HTMLAnchorElement} made
 * @param {string} [lang]
 */
function inLanguage(made, lang) {
  if (lang) made.lang = lang;
  return made;
}

/** @param {Side} side */
function head(side) {
  const made = element("div", "wd-versus__head");
  if (side.short !== side.title) made.append(element("p", "wd-kicker", side.short));
  const title = element("h2");
  title.append(inLanguage(link(side.address, side.title), side.lang));
  made.append(title, element("p", "wd-quiet", side.facts.join(" · ") + (side.lang === "fr" ? IN_FRENCH : "")));
  return made;
}

/**
 * Two bars, one for each side, above each other where they have the same. The figures below say it in words.
 * @param {string[]} shorts
 * @param {number} both
 * @param {number[]} only
 */
function overlap(shorts, both, [first, second]) {
  const total = both + first + second;
  const made = element("div", "wd-overlap");
  made.setAttribute("aria-hidden", "true");
  for (const [row, start, width] of [
    [0, 0, first + both],
    [1, first, both + second],
  ]) {
    const bar = drawn("svg", {
      viewBox: `0 0 ${total} 1`,
      preserveAspectRatio: "none",
      class: `wd-overlap__bar wd-overlap__bar--${row}`,
      focusable: "false",
    });
    if (width) bar.append(drawn("rect", { class: "wd-overlap__only", x: start, width, height: 1 }));
    if (both) bar.append(drawn("rect", { class: "wd-overlap__both", x: first, width: both, height: 1 }));
    made.append(element("span", "", shorts[row]), bar);
  }
  return made;
}

/**
 * @param {Words} words
 * @param {string[]} shorts
 * @param {number} both
 * @param {any[][]} only
 */
function figures(words, shorts, both, only) {
  const made = element("dl", "wd-figures");
  const total = both + only[0].length + only[1].length;
  for (const [name, value] of [
    [words.figure, both.toLocaleString("en")],
    [`only ${shorts[0]}`, only[0].length.toLocaleString("en")],
    [`only ${shorts[1]}`, only[1].length.toLocaleString("en")],
    ["of all in common", percent(both, total)],
  ]) {
    const figure = element("div");
    figure.append(element("dt", "", name), element("dd", "", value));
    made.append(figure);
  }
  return made;
}

/**
 * A list under its name and its number.
 * @param {string} name
 * @param {number} size how many there are, of which the list may show fewer
 * @param {string} nothing what stands there if there are none
 * @param {HTMLElement} list
 * @param {string} [order]
 */
function section(name, size, nothing, list, order = "") {
  const made = element("section", "wd-shared");
  const heading = element("h3", "", `${name}: `);
  heading.append(element("b", "", size.toLocaleString("en")));
  made.append(heading);
  if (!size) made.append(element("p", "wd-quiet", nothing));
  else {
    const shown = list.children.length;
    const cut = size > shown ? `The newest ${shown} of ${size.toLocaleString("en")}.` : "";
    if (order || cut) made.append(element("p", "wd-quiet wd-shared__order", order || cut));
    made.append(list, ...rest(list));
  }
  return made;
}

/**
 * What a long list has beyond what a narrow screen shows at once, taken out of it to stand below it.
 * @param {HTMLElement} list
 */
function rest(list) {
  const others = [...list.children].slice(SHOWN);
  if (others.length <= SHOWN / 2) return [];
  const [made, below] = [element("details", "wd-rest"), element(list.tagName === "OL" ? "ol" : "ul", list.className)];
  below.append(...others);
  made.append(element("summary", "", `${others.length} more`), below);
  return [made];
}

/**
 * The search has the whole list: declarations that answer both filters.
 * @param {"signatory" | "country"} facet
 * @param {Side[]} sides
 * @param {number} total
 */
function searched(facet, sides, total) {
  const made = element("p");
  const address = new URL(withParameters("", { [facet]: sides.map(({ value }) => value), signed: "all" }), place);
  made.append(link(address.href, `All ${total.toLocaleString("en")} on the search page`));
  return made;
}

/**
 * Signatories, each with country and group; with those of both declarations where they differ.
 * @param {(Signed | [Signed, Signed])[]} entries
 * @param {string[]} shorts
 */
async function people(entries, shorts) {
  const list = element("ul", "wd-shared__people");
  for (const entry of entries) {
    const all = Array.isArray(entry) ? entry : [entry];
    const made = element("li");
    made.append(link(all[0].address, all[0].name));
    const differs = all.some(
      ({ country, group }) => country.text !== all[0].country.text || group.text !== all[0].group.text,
    );
    for (const [side, signed] of (differs ? all : all.slice(0, 1)).entries()) {
      const line = element("span", "wd-shared__as");
      if (differs) line.append(element("b", "", `${shorts[side]} `));
      line.append(printed(signed.country), " · ", printed(signed.group));
      made.append(line);
    }
    const led = all.flatMap(({ leads }, side) => (leads ? [all.length === 2 ? shorts[side] : ""] : []));
    if (led.length)
      made.append(element("span", "wd-shared__as", `lead signatory ${led[0] && `of ${led.join(" and of ")}`}`.trim()));
    list.append(made);
  }
  return list;
}

/**
 * Declarations as the page of a signatory lists them.
 * @param {(Listed | [Listed, Listed])[]} entries
 */
async function declarations(entries) {
  const list = element("ol", "wd-items");
  for (const entry of entries) {
    const { number, title, lang, address, day, date } = Array.isArray(entry) ? entry[0] : entry;
    const made = element("li", "wd-item");
    const name = element("span", "wd-item__title");
    name.append(inLanguage(link(address, title), lang));
    const facts = element("span", "wd-item__facts");
    const time = element("time", "", day);
    time.dateTime = date;
    facts.append(time, lang === "fr" ? IN_FRENCH : "");
    made.append(element("span", "wd-item__number", `No. ${number}`), name, facts);
    list.append(made);
  }
  return list;
}

/**
 * Declarations by their positions in the collection.
 * @param {(number | [number, number])[]} entries
 */
async function declarationsAt(entries) {
  const data = await collection();
  const list = element("ol", "wd-items");
  const items = await Promise.all(
    entries.flatMap((entry) => item(data, { index: Array.isArray(entry) ? entry[0] : entry })),
  );
  list.append(...items.filter((made) => made !== null));
  return list;
}

/**
 * How what sides of a kind have is listed, and how much of it.
 * @type {Record<import("./pairs.js").Kind, { list: (entries: any[], shorts: string[]) => Promise<HTMLElement>, most: number }>}
 */
const LISTS = {
  declarations: { list: people, most: Infinity },
  signatories: { list: declarations, most: MOST },
  countries: { list: declarationsAt, most: MOST },
};

/** @param {import("./pairs.js").Printed} printed */
function printed({ text, address, kind }) {
  if (!address) return element("span", "wd-quiet", `group ${text}`);
  return link(address, text, kind && `wd-group ${kind}`);
}

/**
 * An element of a picture.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

/**
 * @param {number} part
 * @param {number} total
 */
function percent(part, total) {
  if (!part) return "0%";
  const value = (100 * part) / total;
  return `${value < 1 ? "under 1" : part < total ? Math.min(Math.round(value), 99) : 100}%`;
}
