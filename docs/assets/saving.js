// @ts-check
// Has the browser save what a page has made.
import { link } from "./dom.js";

/**
 * @param {Blob} content
 * @param {string} name of the file
 */
export function saveFile(content, name) {
  const file = link(URL.createObjectURL(content));
  file.download = name;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
}
