// @ts-check
// The box for pages of other sites: a button that copies its HTML, and what that shows. site.js loads this when the box
// is opened.
import { copy, copyButton } from "./copying.js";
import { element, one } from "./dom.js";

/**
 * Give the box its button and the frame, as high as the HTML makes it.
 * @param {HTMLElement} box
 */
export function mount(box) {
  const html = one(box, "textarea", HTMLTextAreaElement).value;
  const preview = element("div", "wd-preview");
  const frame = element("iframe");
  frame.loading = "lazy";
  frame.src = "embed/"; // of this site, also where it is shown at another address
  frame.title = "Preview";
  preview.style.paddingBottom = /padding-bottom:([^;"]*)/.exec(html)?.[1] ?? "";
  preview.append(frame);
  box.append(
    copyButton("the HTML", () => copy("the HTML", { "text/plain": html })),
    preview,
  );
}
