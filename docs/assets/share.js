// @ts-check
// Gives the address of a declaration away, or that of the place in it which is open. site.js loads this on first use.
import { copy, tell } from "./copying.js";
import { addressOf, linkTo, nameOf, openPlace, placeOf } from "./place.js";

/**
 * Copy the address of a place; of the one that is open, unless a fragment is given. Where rich text is pasted, it is a link
 * with the name of the place.
 * @param {string} [hash]
 */
export async function copyLink(hash) {
  const place = hash === undefined ? openPlace() : placeOf(hash);
  const what = place.name ? `the address of ${place.name}` : "the address of this declaration";
  await copy(what, { "text/plain": addressOf(place), "text/html": linkTo(place).outerHTML });
}

/** Hand the place that is open to the share sheet of the device. Who closes that is told nothing. */
export async function share() {
  const place = openPlace();
  const text = document.querySelector("h1")?.textContent ?? "";
  try {
    await navigator.share({ title: nameOf(place), text, url: addressOf(place) });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    tell("Your browser did not let this page share its address.");
  }
}
