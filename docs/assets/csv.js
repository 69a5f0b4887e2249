// @ts-check
// Tables as files of comma-separated values.
import { link } from "./dom.js";

/**
 * Rows as RFC 4180 has them. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 * @param {(string | number)[][]} rows
 */
export function csv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {string | number} value */
function cell(value) {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Have the browser save rows as a file.
 * @param {(string | number)[][]} rows
 * @param {string} name
 */
export function save(rows, name) {
  const file = link(URL.createObjectURL(new Blob([csv(rows)], { type: "text/csv;charset=utf-8" })));
  file.download = name;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
}
