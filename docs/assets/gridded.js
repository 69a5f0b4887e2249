// @ts-check
// How a grid looks: a table that scrolls in its own region, and the list of its declarations. Everything from the
// collection goes in as text, never as HTML.
import { element, link, newId } from "./dom.js";
import { FACETS } from "./grid.js";
import { inGroups, inWords, NOUNS } from "./gridwords.js";
import { addressOf, item, root } from "./results.js";

/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Cell} Cell */
/** @typedef {import("./grid.js").Row} Row */
/** @typedef {import("./collection.js").Collection} Collection */

const MANY = 8; // columns from which on a printed grid is written upright

/**
 * A grid, as elements for the page.
 * @param {Collection} data
 * @param {Grid} grid
 */
export async function view(data, grid) {
  const region = element("div", `wd-table wd-across${grid.columns.length > MANY ? " wd-across--many" : ""}`);
  const table = element("table", "wd-across__table");
  const { many } = NOUNS[grid.kind];
  const caption = element("caption", "", `${many[0].toUpperCase()}${many.slice(1)} by declarations`);
  caption.id = newId("wd-across");
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-labelledby", caption.id);
  table.append(caption, head(data, grid), body(data, grid));
  region.append(table);
  const heading = element("h2", "", "The declarations");
  const items = await Promise.all(grid.columns.map((index) => item(data, { index })));
  const listed = element("ol", "wd-items");
  listed.append(...items.filter((made) => made !== null));
  return [element("p", "wd-quiet", legendOf(grid)), region, heading, listed];
}

/**
 * What a cell says, and no more.
 * @param {Grid} grid
 */
function legendOf({ kind }) {
  const known = "A dash says only that no such name is printed there.";
  return kind === "signatories"
    ? `A group: signed, in that group then. Led: as lead signatory. ${known}`
    : `How many signed${kind === "countries" ? ", and in which groups then" : ""}. Led: one of them as lead signatory. ${known}`;
}

/**
 * @param {Collection} data
 * @param {Grid} grid
 */
function head(data, { kind, columns }) {
  const made = element("thead");
  const row = element("tr");
  const { one } = NOUNS[kind];
  row.append(headed("col", element("span", "", `${one[0].toUpperCase()}${one.slice(1)}`)));
  for (const index of columns) {
    const number = link(addressOf(data, index), String(data.numbers[index]));
    row.append(headed("col", number, element("small", "", String(data.year(index)))));
  }
  row.append(headed("col", element("span", "", "Of these")));
  made.append(row);
  return made;
}

/**
 * @param {Collection} data
 * @param {Grid} grid
 */
function body(data, grid) {
  const made = element("tbody");
  for (const [place, row] of grid.rows.entries()) {
    const cells = grid.cells[place];
    const line = element("tr");
    const small = row.details ? [element("small", "", row.details)] : [];
    const all = element("td", "", cells.filter(Boolean).length.toLocaleString("en"));
    line.append(headed("row", named(data, grid, row), ...small), ...cells.map((cell) => celled(cell, grid)), all);
    made.append(line);
  }
  return made;
}

/**
 * @param {Collection} data
 * @param {Grid} grid
 * @param {Row} row
 */
function named(data, { kind }, { value, name }) {
  return link(new URL(data.addressOf(value, FACETS[kind]), root).href, name);
}

/**
 * @param {"col" | "row"} scope
 * @param {...Node} content
 */
function headed(scope, ...content) {
  const made = element("th");
  made.scope = scope;
  made.append(...content);
  return made;
}

/**
 * @param {Cell | null} cell
 * @param {Grid} grid
 */
function celled(cell, grid) {
  const made = element("td");
  if (!cell) {
    const dash = element("span", "wd-quiet", "–");
    dash.setAttribute("aria-hidden", "true");
    made.append(dash, element("span", "wd-unseen", "not signed"));
    return made;
  }
  const words = inWords({ ...cell, leads: false }, grid);
  const [[group]] = cell.groups;
  const isPerson = grid.kind === "signatories";
  if (words !== "signed") made.append(element("span", "wd-unseen", isPerson ? "signed in " : "signed: "));
  made.append(element("span", isPerson && group ? `wd-group wd-group--${group}` : "", words));
  if (cell.leads) made.append(" ", element("b", "", "led"));
  if (grid.kind === "countries") made.append(element("small", "", inGroups(cell, grid.codes)));
  return made;
}
