// @ts-check
// What stands in a table of a page: its columns, its rows, and what they can be filtered by. Changes nothing.
import { textOf } from "./dom.js";
import { words } from "./letters.js";

/** @typedef {"country" | "group" | "year" | "lead"} Kind what rows are filtered by beside their text */
/**
 * A column. `small` is the name of what stands below the text of its cells, `down` whether it sorts downwards first.
 * @typedef {{ head: HTMLTableCellElement, kind: string, name: string, id: string, small?: string, down: boolean }} Column
 */
/** @typedef {{ text: string, small: string, sort: string | number }} Cell */
/** @typedef {Map<string, string>} Options what can be chosen: keys as in addresses, each with its label */
/** @typedef {{ element: HTMLTableRowElement, index: number, cells: Cell[], folded: string } & Record<Kind, Options>} Row */

export const KINDS = /** @type {const} */ (["country", "group", "year", "lead"]);
const WORDS = new Intl.Collator("en", { numeric: true });

/**
 * @param {HTMLTableCellElement} head
 * @returns {Column}
 */
export function readColumn(head) {
  const kind = head.className.replace("wd-col-", "");
  const name = textOf(head);
  return { head, kind, name, id: words(name).join("-"), small: head.dataset.wdSmall, down: kind === "count" };
}

/**
 * @param {HTMLTableRowElement} element
 * @param {number} index
 * @param {Column[]} columns
 * @returns {Row}
 */
export function readRow(element, index, columns) {
  const kinds = { country: new Map(), group: new Map(), year: new Map(), lead: new Map() };
  if (element.querySelector(".wd-leads")) kinds.lead.set("yes", "Lead signatory");
  else kinds.lead.set("none", "Others");
  /** @type {string[]} */
  const printed = [];
  const cells = columns.map(({ kind }, column) => {
    const cell = element.cells[column];
    const small = cell.querySelector("small");
    const date = cell.querySelector("time")?.dateTime;
    const numeric = kind === "order" || kind === "count";
    const shown = [...cell.childNodes].filter((node) => !isOne(node, ".wd-was"));
    let text = textOf(...shown.filter((node) => !isOne(node, "small, .wd-new")));
    if (numeric) text = text.replaceAll(",", "");
    printed.push(...shown.map((node) => textOf(node)), text, date ?? ""); // a number with its comma and without
    if (date) kinds.year.set(date.slice(0, 4), date.slice(0, 4));
    if (kind === "country" || kind === "group") {
      const links = [...cell.querySelectorAll("a")];
      for (const link of links) kinds[kind].set(link.pathname.split("/").at(-2), textOf(link));
      if (!links.length) kinds[kind].set("none", text);
    }
    const sort = numeric ? Number(text) : kind === "name" ? index : text;
    return { text, small: date ?? (small ? textOf(small) : ""), sort };
  });
  return { element, index, cells, folded: words(printed.join(" ")).join(" "), ...kinds };
}

/**
 * @param {Node} node
 * @param {string} selector
 */
function isOne(node, selector) {
  return node instanceof Element && node.matches(selector);
}

/**
 * Names sort in the order that the server gives, particles apart; where it gives none, rows come by name already.
 * @param {Row[]} rows
 * @param {Column[]} columns
 * @param {string} [order] runs of places, such as "3-5 1"
 */
export function rankByName(rows, columns, order) {
  const names = columns.findIndex(({ kind }) => kind === "name");
  const places = order?.split(" ").flatMap((run) => {
    const [first, last = first] = run.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, after) => first + after);
  });
  for (const [rank, place] of places?.entries() ?? []) rows[place].cells[names].sort = rank;
}

/**
 * What can be chosen of a kind, each key with all the forms in which the table prints it.
 * @param {Row[]} rows
 * @param {Kind} kind
 * @returns {Options}
 */
export function readOptions(rows, kind) {
  /** @type {Map<string, Set<string>>} */
  const forms = new Map();
  for (const row of rows) {
    for (const [key, label] of row[kind]) forms.set(key, (forms.get(key) ?? new Set()).add(label));
  }
  /** @type {(entry: [string, Set<string>]) => [string, string]} */
  const option = ([key, labels]) => [key, [...labels].join(" / ")];
  const turn = kind === "year" ? -1 : 1;
  const isNone = (/** @type {string} */ key) => Number(key === "none");
  const options = [...forms].map(option);
  options.sort(
    ([key, label], [otherKey, other]) => isNone(key) - isNone(otherKey) || turn * WORDS.compare(label, other),
  );
  return new Map(options);
}

/**
 * Rows in the order of a column; equal ones keep the order of the page.
 * @param {Row[]} rows
 * @param {number} column
 * @param {boolean} descending
 */
export function sorted(rows, column, descending) {
  const turn = descending ? -1 : 1;
  /** @type {(one: string | number, other: string | number) => number} */
  const compare = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : WORDS.compare(String(one), String(other));
  return [...rows].sort(
    (one, other) => turn * compare(one.cells[column].sort, other.cells[column].sort) || one.index - other.index,
  );
}
