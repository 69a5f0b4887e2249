// @ts-check
// Copies and saves citations, with the place that is open. site.js loads this on first use. What it shows of the page
// goes back into the page as text only.
import { copy, copyButton, tell } from "./copying.js";
import { one } from "./dom.js";
import { openPlace } from "./place.js";
import { saveFile } from "./saving.js";

const box = one(document, ".wd-cite", HTMLElement);
/**
 * Where references have the address of what is cited, up to its end. None of these stands in a title: there no line ends,
 * and quotes are escaped.
 * @type {[suffix: string, address: RegExp][]}
 */
const ADDRESSES = [
  [".bib", /\n {2}url = \{[^}]*/],
  [".ris", /\nUR {2}- .*/],
  [".csl.json", /"URL": "[^"]*/],
];

/** Give the box its buttons, and keep the place that is open in its citations. */
export function mount() {
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
    const address = ADDRESSES.find(([suffix]) => file.pathname.endsWith(suffix))?.[1];
    /** @param {string} fragment */
    const placed = async (fragment) => {
      const text = await fetched();
      return address ? text.replace(address, (found) => found + fragment) : text;
    };
    file.after(copyButton(name, () => copy(name, { "text/plain": placed(openPlace().fragment) })));
    file.addEventListener("click", (event) => {
      const { fragment } = openPlace();
      if (!fragment || !address) return;
      event.preventDefault();
      placed(fragment).then(
        (text) => saveFile(new Blob([text], { type: file.type }), file.pathname.split("/").at(-1) ?? ""),
        () => tell(`${name} could not be loaded.`),
      );
    });
  }
  addEventListener("hashchange", point);
  point();
}

function point() {
  const { name, fragment } = openPlace();
  for (const slot of slots("[data-wd-place]")) slot.textContent = name && slot.dataset.wdPlace + name;
  for (const slot of slots("[data-wd-fragment]")) slot.textContent = fragment;
}

/**
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
function slots(selector) {
  return box.querySelectorAll(selector);
}
