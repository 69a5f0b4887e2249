// How a comparison looks: two heads, figures, a picture of how much is shared, and three lists. Everything
// from the collection goes in as text, never as HTML.
import { collection, count, element, item, place } from "./results.js";

const MOST = 100; // entries of a list of declarations
const SVG = "http://www.w3.org/2000/svg";
const WORDS = {
  declarations: {
    both: "Signed both",
    figure: "signed both",
    only: (short) => `Signed only ${short}`,
    said: (shared, total) => `Of ${count(total, "person", "people")} who signed one or the other, ${shared} signed both`,
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
    said: (shared, total) => `Of ${count(total, "declaration")} with signatures from one or the other, ${shared} ${shared === "1" ? "has" : "have"} them from both`,
    nothing: "None.",
    search: "country",
  },
};

/** What was found in a sentence. */
export function summary({ sides, both, only }) {
  const total = both.length + only[0].length + only[1].length;
  const said = WORDS[sides[0].kind].said(both.length ? both.length.toLocaleString("en") : "none", total);
  return both.length ? `${said}: ${percent(both.length, total)}.` : `${said}.`;
}

/** What was found, as elements for the page. `pair` has both sides, and what `compared` of pairs.js gives. */
export async function view(pair) {
  const { sides, both, only } = pair;
  const words = WORDS[sides[0].kind];
  const listed = { declarations: people, signatories: declarations, countries: declarationsAt }[sides[0].kind];
  const shorts = sides.map(({ short }) => short);
  const parts = await Promise.all([
    section(words.both, both, words, await listed(both.slice(0, most(both, listed)), shorts), words.order?.(shorts[0])),
    ...only.map(async (entries, side) =>
      section(words.only(shorts[side]), entries, words, await listed(entries.slice(0, most(entries, listed)), shorts), words.order?.(shorts[side])),
    ),
  ]);
  if (words.search && both.length > MOST) parts[0].append(searched(words.search, sides, both.length));
  const pairs = element("div", "wd-versus");
  pairs.append(...sides.map(head));
  const rest = element("div", "wd-versus");
  rest.append(parts[1], parts[2]);
  return [pairs, overlap(shorts, both.length, only.map(({ length }) => length)), figures(words, shorts, both.length, only), parts[0], rest];
}

function most(entries, listed) {
  return listed === people ? entries.length : MOST;
}

function head(side) {
  const made = element("div", "wd-versus__head");
  if (side.short !== side.title) made.append(element("p", "wd-kicker", side.short));
  const title = element("h2");
  title.append(linked(side.address, side.title));
  made.append(title, element("p", "wd-quiet", side.facts.join(" · ")));
  return made;
}

/** Two bars, one for each side, above each other where they have the same. The figures below say it in words. */
function overlap(shorts, both, [first, second]) {
  const total = both + first + second;
  const made = element("div", "wd-overlap");
  made.setAttribute("aria-hidden", "true");
  for (const [row, start, end] of [[0, 0, first + both], [1, first, total]]) {
    const bar = document.createElementNS(SVG, "svg");
    set(bar, { viewBox: `0 0 ${total} 1`, preserveAspectRatio: "none", class: `wd-overlap__bar wd-overlap__bar--${row}`, focusable: "false" });
    for (const [name, x, width] of [["only", start, end - start], ["both", first, both]]) {
      if (width) bar.append(set(document.createElementNS(SVG, "rect"), { class: `wd-overlap__${name}`, x, width, height: 1 }));
    }
    made.append(element("span", "", shorts[row]), bar);
  }
  return made;
}

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

function section(name, entries, words, list, order = "") {
  const made = element("section", "wd-shared");
  const heading = element("h3", "", `${name} `);
  heading.append(element("b", "", entries.length.toLocaleString("en")));
  made.append(heading);
  if (!entries.length) made.append(element("p", "wd-quiet", words.nothing));
  else {
    const cut = entries.length > list.children.length ? `The newest ${list.children.length} of ${entries.length.toLocaleString("en")}.` : "";
    if (order || cut) made.append(element("p", "wd-quiet wd-shared__order", order || cut));
    made.append(list);
  }
  return made;
}

/** The search has the whole list: declarations that answer both filters. */
function searched(facet, sides, total) {
  const made = element("p");
  const address = new URL(place);
  for (const { value } of sides) address.searchParams.append(facet, value);
  made.append(linked(address.href, `All ${total.toLocaleString("en")} on the search page`));
  return made;
}

/** Signatories, each with country and group; with those of both declarations where they differ. */
async function people(entries, shorts) {
  const list = element("ul", "wd-shared__people");
  for (const entry of entries) {
    const all = Array.isArray(entry) ? entry : [entry];
    const made = element("li");
    made.append(linked(all[0].address, all[0].name));
    const differs = all.length === 2 && (all[0].country.text !== all[1].country.text || all[0].group.text !== all[1].group.text);
    for (const [side, signed] of (differs ? all : all.slice(0, 1)).entries()) {
      const line = element("span", "wd-shared__as");
      if (differs) line.append(element("b", "", `${shorts[side]} `));
      line.append(printed(signed.country), " · ", printed(signed.group));
      made.append(line);
    }
    const led = all.flatMap(({ leads }, side) => (leads ? [all.length === 2 ? shorts[side] : ""] : []));
    if (led.length) made.append(element("span", "wd-shared__as", `lead signatory ${led[0] && `of ${led.join(" and of ")}`}`.trim()));
    list.append(made);
  }
  return list;
}

/** Declarations as the page of a signatory lists them. */
async function declarations(entries) {
  const list = element("ol", "wd-items");
  for (const entry of entries) {
    const { number, title, address, day, date } = Array.isArray(entry) ? entry[0] : entry;
    const made = element("li", "wd-item");
    const name = element("span", "wd-item__title");
    name.append(linked(address, title));
    const facts = element("span", "wd-item__facts");
    const time = element("time", "", day);
    time.dateTime = date;
    facts.append(time);
    made.append(element("span", "wd-item__number", `No. ${number}`), name, facts);
    list.append(made);
  }
  return list;
}

/** Declarations by their positions in the collection. */
async function declarationsAt(entries) {
  const data = await collection();
  const list = element("ol", "wd-items");
  list.append(...(await Promise.all(entries.map((entry) => item(data, { index: Array.isArray(entry) ? entry[0] : entry })))));
  return list;
}

function printed({ text, address, kind }) {
  if (!address) return element("span", "wd-quiet", `group ${text}`);
  const made = linked(address, text);
  if (kind) made.className = `wd-group ${kind}`;
  return made;
}

function linked(address, text) {
  const made = element("a", "", text);
  made.href = address;
  return made;
}

function set(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function percent(part, total) {
  if (!part) return "0%";
  const value = (100 * part) / total;
  return `${value < 1 ? "under 1" : part < total ? Math.min(Math.round(value), 99) : 100}%`;
}
