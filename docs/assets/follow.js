// @ts-check
// The page on following: each address gets its button, and that of the page or the search from which somebody comes
// stands with its feed. What an address brings goes into the page as text only.
import { copy, copyButton } from "./copying.js";
import { element, one } from "./dom.js";

const root = new URL("../../", import.meta.url);
const PAGE = /^(?:countries|groups|signatories|subjects|years)\/[a-z0-9-]+\/$/;
/** @type {Record<string, string>} */
const SECTIONS = {
  country: "countries",
  group: "groups",
  signatory: "signatories",
  subject: "subjects",
  year: "years",
};

/** Give each address on the page its button. */
export function mount() {
  const list = one(document, "dl:has([data-wd-copy])", HTMLElement);
  list.prepend(...cameFrom(location.search, document.referrer));
  for (const address of list.querySelectorAll("code")) {
    const what = one(address.closest("div") ?? list, "dt", HTMLElement).textContent ?? "";
    const text = address.textContent ?? "";
    address.after(
      " ",
      copyButton(`the address: ${what}`, () => copy("the address", { "text/plain": text })),
    );
  }
}

/**
 * Rows with the addresses of where somebody comes from.
 * @param {string} asked what stands behind the address of this page: ?of=countries/austria/
 * @param {string} before the address of the page before, of which another site tells only its root
 */
function cameFrom(asked, before) {
  const path = new URLSearchParams(asked).get("of") ?? "";
  if (PAGE.test(path)) return [row("The page you come from", path)];
  if (!before.startsWith(new URL("search/?", root).href)) return [];
  const rows = [row("The search you come from, for a bookmark", before)];
  const feed = feedOf(new URL(before).searchParams);
  return feed ? [...rows, row("The same list as a feed", feed)] : rows;
}

/**
 * The page that has the list of a search which asks for one country, group, signatory, subject or year and nothing else.
 * @param {URLSearchParams} search
 */
export function feedOf(search) {
  const asked = [...search].filter(([key, value]) => value && key !== "sort");
  if (asked.length !== 1) return "";
  const [key, value] = asked[0];
  const path = `${SECTIONS[key]}/${value}/`;
  return PAGE.test(path) ? path : "";
}

/**
 * @param {string} name
 * @param {string} address a path of a page, for its feed, or a whole address
 */
function row(name, address) {
  const made = element("div");
  const value = element("dd");
  value.append(element("code", "", address.includes(":") ? address : new URL(`${address}feed.xml`, root).href));
  made.append(element("dt", "", name), value);
  return made;
}
