// @ts-check
// What is said above a grid, in whole sentences, and its cells in words. Knows no page.
import { MOST_COLUMNS, MOST_ROWS } from "./grid.js";
import { count, list, quoted } from "./sentence.js";

/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./grid.js").Cell} Cell */
/** @typedef {import("./grid.js").Wanted} Wanted */

const MOST_QUOTED = 5;
/** How each kind of rows is called. */
export const NOUNS = {
  signatories: { one: "signatory", many: "signatories", whose: "that one of them signed" },
  countries: { one: "country", many: "countries", whose: "with a signature from one of them" },
  groups: { one: "group", many: "groups", whose: "that a member of one of them signed" },
};

/** @param {number} number */
function declarations(number) {
  return count(number, "declaration", "declarations");
}

/**
 * What is shown of what was asked for, and how to see more of it.
 * @param {Grid} grid
 * @param {Wanted} wanted
 */
export function said(grid, wanted) {
  return [...problems(grid, wanted), ...shown(grid, wanted)].join(" ");
}

/**
 * @param {Grid} grid
 * @param {Wanted} wanted
 */
function problems({ unknown, kind }, { others }) {
  const { one, many } = NOUNS[kind];
  const left = [
    several(unknown.rows, one, many),
    several(unknown.declarations, "declaration", "declarations"),
    several(unknown.years, "year", "years"),
  ].filter(Boolean);
  const made = left.length ? [`Not found here, and left out: ${left.join("; ")}.`] : [];
  if (others.length)
    made.push(`A grid has rows of one kind: these are ${many}, and ${list(others, "and")} are left out.`);
  return made;
}

/**
 * "declarations “9999” and “x”"; "" if there is none.
 * @param {string[]} values
 * @param {string} one
 * @param {string} many
 */
function several(values, one, many) {
  const named = values.slice(0, MOST_QUOTED).map(quoted);
  const rest = values.length - named.length;
  if (rest) named.push(`${rest.toLocaleString("en")} more`);
  return named.length ? `${values.length === 1 ? one : many} ${list(named, "and")}` : "";
}

/**
 * Whether something that was asked for is not there.
 * @param {Grid} grid
 */
export function isIncomplete({ unknown }) {
  return Object.values(unknown).some((values) => values.length > 0);
}

/**
 * @param {Grid} grid
 * @param {Wanted} wanted
 */
function shown({ kind, rows, rest, people, columns, total, years }, { rows: named, declarations: asked, year }) {
  const { one, many, whose } = NOUNS[kind];
  if (!rows.length && columns.length && !named.length)
    return [kind === "groups" ? "No group is printed under these." : "Nobody signed these."];
  if (!rows.length) return [columns.length ? `Now add a ${one}.` : `Now add a ${one}, or declarations.`];
  if (!columns.length) return ["Now add a declaration."];
  const made = [];
  const by = declarations(columns.length);
  if (people > rows.length)
    made.push(`${rows.length} of the ${people.toLocaleString("en")} ${many} of ${by}, those who signed most of them.`);
  else if (asked.length) made.push(`${count(rows.length, one, many)} by ${by}.`);
  else {
    const part = total > columns.length ? `the newest ${MOST_COLUMNS} of ` : "";
    const of = years.some(([each]) => each === year) ? ` of ${year}` : "";
    made.push(`${count(rows.length, one, many)} by ${part}${declarations(total)}${of} ${whose}.`);
  }
  if (asked.length && total > columns.length)
    made.push(
      `${declarations(total)} are asked for, and the first ${MOST_COLUMNS} are shown: take some out to see the next.`,
    );
  else if (total > columns.length) made.push("Choose a year, or single declarations, to see others.");
  if (people > rows.length) made.push(`Add ${many} to see others.`);
  if (rest.length) {
    const names = rest.map(({ name }) => name);
    const number = (rows.length + rest.length).toLocaleString("en");
    made.push(
      `${number} ${many} are asked for, and the first ${MOST_ROWS} are shown: take some out to see ${list(names, "and")}.`,
    );
  }
  return made;
}

/**
 * A cell in few words: "SOC", "EPP/CD, led", "3, led", "signed". The groups of a delegation stand apart.
 * @param {Cell | null} cell
 * @param {Pick<Grid, "kind" | "codes">} grid
 */
export function inWords(cell, { kind, codes }) {
  if (!cell) return "";
  const [[group]] = cell.groups;
  const what = kind === "signatories" ? (codes.get(group) ?? "signed") : cell.number.toLocaleString("en");
  return cell.leads ? `${what}, led` : what;
}

/**
 * In which groups a delegation signed: "SOC 2, UEL 1"
 * @param {Cell} cell
 * @param {Map<string, string>} codes
 */
export function inGroups({ groups }, codes) {
  return groups.map(([slug, number]) => `${codes.get(slug) ?? "none printed"} ${number}`).join(", ");
}

/**
 * The grid as rows of a file, the empty cells empty.
 * @param {Grid} grid
 * @param {number[]} numbers of declarations by their positions
 * @returns {(string | number)[][]}
 */
export function asRows(grid, numbers) {
  const { kind, rows, columns, cells } = grid;
  const head = kind === "signatories" ? [NOUNS[kind].one, "country"] : [NOUNS[kind].one];
  const details = (/** @type {import("./grid.js").Row} */ row) => (kind === "signatories" ? [row.details] : []);
  return [
    [...head, ...columns.map((index) => numbers[index]), "declarations"],
    ...rows.map((row, place) => [
      row.name,
      ...details(row),
      ...cells[place].map((cell) => inWords(cell, grid)),
      cells[place].filter(Boolean).length,
    ]),
  ];
}
