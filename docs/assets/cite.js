// @ts-check
// Copies addresses of paragraphs and signatories, and citations. site.js loads this on first use. What it shows of
// the page goes back into the page as text only.
import { copy, copyButton, tell } from "./copying.js";
import { link, one } from "./dom.js";

const box = one(document, ".wd-cite", HTMLElement);
const REFERENCE = /\.(?:bib|ris|csl\.json)$/;
let fragment = ""; // of the place that is cited, if there is one

/**
 * Copy the address of a paragraph or signatory. Where rich text is pasted, it is a link with the name of the place.
 * @param {HTMLAnchorElement} pin
 */
export async function copyPin(pin) {
  const place = placeOf(pin.hash);
  const address = one(document, "link[rel=canonical]", HTMLLinkElement).href + pin.hash;
  const rich = link(address, `${box.dataset.wdName}, ${place}`).outerHTML;
  await copy(`the address of ${place}`, { "text/plain": address, "text/html": rich });
}

/**
 * Give the box its buttons, and keep the place in its citations that the address points at, or did before.
 * @param {string} from
 */
export function mount(from) {
  for (const row of box.querySelectorAll("dl > div")) {
    const name = one(row, "dt", HTMLElement).textContent;
    const citation = one(row, "code", HTMLElement);
    one(row, "dd", HTMLElement).append(
      copyButton(name, () => copy(`the citation as ${name}`, { "text/plain": citation.textContent })),
    );
  }
  for (const file of /** @type {NodeListOf<HTMLAnchorElement>} */ (box.querySelectorAll("a[download]"))) {
    const name = file.textContent;
    const fetched = () =>
      fetch(file.href).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
    const placed = () => fetched().then((text) => withPlace(file.href, text));
    file.after(copyButton(name, () => copy(name, { "text/plain": placed() })));
    file.addEventListener("click", (event) => {
      if (!fragment || !REFERENCE.test(file.href)) return;
      event.preventDefault();
      placed().then(
        (text) => saveText(text, file),
        () => tell(`${name} could not be loaded.`),
      );
    });
  }
  addEventListener("hashchange", () => point(location.hash));
  point(from);
}

/**
 * A reference with the place in its address; another text as it is.
 * @param {string} file
 * @param {string} text
 */
function withPlace(file, text) {
  const address = one(document, "link[rel=canonical]", HTMLLinkElement).href;
  return REFERENCE.test(file) ? text.replace(address, () => address + fragment) : text;
}

/**
 * @param {string} text
 * @param {HTMLAnchorElement} file whose name and type it has
 */
function saveText(text, file) {
  const made = link(URL.createObjectURL(new Blob([text], { type: file.type })));
  made.download = file.pathname.split("/").at(-1) ?? "";
  made.click();
  setTimeout(() => URL.revokeObjectURL(made.href), 60_000);
}

/**
 * The name of a place: "para. 2.1", "signatory Ada EXAMPLE"; "" if the page has no such place.
 * @param {string} hash
 */
function placeOf(hash) {
  const place = document.getElementById(hash.slice(1));
  const name = personAt(place)?.querySelector("a")?.textContent;
  if (name) return `signatory ${name}`;
  return place && /^#p\d[\d-]*$/.test(hash) ? `para. ${hash.slice(2).replaceAll("-", ".")}` : "";
}

/**
 * The cell with the name and the anchor of a signatory, if the place is a row of the list or within one.
 * @param {Element | null} place
 */
function personAt(place) {
  return place?.closest("[data-wd-table=signatories] tbody tr")?.querySelector("th[id]");
}

// A link to the box itself says nothing of a place: the last one stays. A signatory is cited by the person, whose place
// in the list may be another in a later edition.
/** @param {string} hash */
function point(hash) {
  if (hash === "#cite") return;
  const place = placeOf(hash);
  const person = personAt(document.getElementById(hash.slice(1)));
  fragment = place && (person ? `#${person.id}` : hash);
  for (const slot of slots("[data-wd-place]")) slot.textContent = place && slot.dataset.wdPlace + place;
  for (const slot of slots("[data-wd-fragment]")) slot.textContent = fragment;
}

/**
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
function slots(selector) {
  return box.querySelectorAll(selector);
}
