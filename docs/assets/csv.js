// @ts-check
// Tables as files of comma-separated values, as hooks/written_declarations/exports/tables/separated.py writes them for
// Excel.
import { saveFile } from "./saving.js";

// Where a spreadsheet could take what follows for a formula: at the beginning of a cell, and behind what another
// program may take for the end of one
const FORMULA = /(^|[;\t\r\n])(?=[ \u00a0"']*[=+\-@＝＋－＠])/g;

/**
 * Rows as RFC 4180 has them. An apostrophe stands before whatever could be taken for a formula.
 * @param {(string | number)[][]} rows
 */
export function csv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {string | number} value */
function cell(value) {
  const text = String(value).replace(FORMULA, "$1'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Have the browser save rows as a file.
 * @param {(string | number)[][]} rows
 * @param {string} name
 */
export function save(rows, name) {
  // The mark tells Excel that the letters are UTF-8
  saveFile(new Blob(["\ufeff", csv(rows)], { type: "text/csv;charset=utf-8" }), name);
}
