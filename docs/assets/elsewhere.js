// @ts-check
// A list looks in titles and numbers: where else to look. finder.js loads this on pages of lists.
import { withParameters } from "./address.js";
import { element, link } from "./dom.js";
import { place } from "./results.js";
import { shortened } from "./sentence.js";

const KIND = "wd-finder__elsewhere";

/**
 * Offer, behind what a list found, to ask the texts the same; nothing where nothing was typed.
 * @param {HTMLElement} status
 * @param {string} q
 * @param {import("./signatures.js").Chosen} chosen with what the list has fixed
 * @param {boolean} all whether a declaration has to have all of these
 */
export function offerTexts(status, q, chosen, all) {
  const { nextElementSibling: before } = status;
  if (before?.matches(`.${KIND}`)) before.remove();
  if (!q) return;
  const offer = element("p", KIND);
  offer.append(
    link(
      new URL(withParameters("", { q, ...chosen, signed: all ? "all" : "" }), place).href,
      `Search the texts for “${shortened(q)}”`,
    ),
  );
  status.after(offer);
}
