// @ts-check
// Copies texts, and says so. Whatever has a button for it loads this on first use.
import { button, element, one } from "./dom.js";

const status = element("p", "wd-told");
status.setAttribute("role", "status");
one(document, "article", HTMLElement).append(status);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let telling;

/**
 * @param {string} name
 * @param {() => unknown} act
 */
export function copyButton(name, act) {
  const made = button("Copy", "", act);
  made.setAttribute("aria-label", `Copy ${name}`);
  return made;
}

/**
 * Copy a text in its media types, and say so.
 * @param {string} what
 * @param {{ "text/plain": string | Promise<string>, "text/html"?: string }} kinds
 */
export async function copy(what, kinds) {
  try {
    const blobs = Object.entries(kinds).map(([type, text]) => [
      type,
      Promise.resolve(text).then((ready) => new Blob([ready], { type })),
    ]);
    if ("ClipboardItem" in globalThis) await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    else await navigator.clipboard.writeText(await kinds["text/plain"]);
    tell(`Copied ${what}.`);
  } catch {
    tell(`Your browser did not let this page copy ${what}.`);
  }
}

/**
 * A status is read out when its text changes, so the same words come twice only after nothing.
 * @param {string} words
 */
export function tell(words) {
  clearTimeout(telling);
  status.textContent = "";
  telling = setTimeout(() => {
    status.textContent = words;
    telling = setTimeout(() => (status.textContent = ""), 6000);
  }, 50);
}
