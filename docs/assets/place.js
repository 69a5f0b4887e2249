// @ts-check
// The places of a declaration that have a name and an address: its paragraphs and its signatories.
import { link, one } from "./dom.js";

const box = one(document, ".wd-cite", HTMLElement);

/** @typedef {{ name: string, fragment: string }} Place both are "" for the declaration itself */

/**
 * The place to which a fragment leads, the whole declaration if it leads to none. A signatory is meant as a person, whose
 * place in the list may be another in a later edition.
 * @param {string} hash
 * @returns {Place}
 */
export function placeOf(hash) {
  const found = target(hash.slice(1));
  const person = found?.closest("[data-wd-table=signatories] tbody tr")?.querySelector("th[id]");
  if (person) return { name: `signatory ${person.querySelector("a")?.textContent}`, fragment: `#${person.id}` };
  const [, number] = /^p(\d[\d-]*)$/.exec(found?.id ?? "") ?? [];
  if (!number) return { name: "", fragment: "" };
  return { name: `para. ${number.replaceAll("-", ".")}`, fragment: `#p${number}` };
}

/** The place that is open: where the address pointed before it led to the box for citing, or to that for embedding. */
export function openPlace() {
  return placeOf(box.dataset.wdFrom ?? "");
}

/**
 * The lasting address of a place.
 * @param {Place} place
 */
export function addressOf(place) {
  return one(document, "link[rel=canonical]", HTMLLinkElement).href + place.fragment;
}

/**
 * The declaration with the name of the place: "Written declaration No. 638, Doc. 14416, para. 2".
 * @param {Place} place
 */
export function nameOf({ name }) {
  return [box.dataset.wdName, name].filter(Boolean).join(", ");
}

/**
 * A link to a place, by its name.
 * @param {Place} place
 */
export function linkTo(place) {
  return link(addressOf(place), nameOf(place));
}

/**
 * What a browser finds by a fragment: by its letters as they are, or as they are meant.
 * @param {string} fragment
 */
function target(fragment) {
  const found = document.getElementById(fragment);
  if (found) return found;
  try {
    return document.getElementById(decodeURIComponent(fragment));
  } catch {
    return null; // a per cent sign that stands for nothing
  }
}
