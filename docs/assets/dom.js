// @ts-check
// Elements of a page: found and made. What stands in them goes in as text, never as HTML.

/**
 * The first element that matches. Throws if there is none, or one of another type.
 * @template {Element} Type
 * @param {ParentNode} scope
 * @param {string} selector
 * @param {new () => Type} type
 * @returns {Type}
 */
export function one(scope, selector, type) {
  const found = scope.querySelector(selector);
  if (!(found instanceof type)) throw new TypeError(`${selector} is missing`);
  return found;
}

let ids = 0;

/**
 * An id that nothing else on the page has.
 * @param {string} prefix
 */
export function newId(prefix) {
  ids += 1;
  return `${prefix}-${ids}`;
}

/**
 * A new element with its classes and its text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [kind]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, kind = "", text = "") {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}

/**
 * A button that submits no form.
 * @param {string} text
 * @param {string} [kind]
 * @param {() => unknown} [act] what a click does
 */
export function button(text, kind = "", act) {
  const made = element("button", kind, text);
  made.type = "button";
  if (act) made.addEventListener("click", () => act());
  return made;
}

/**
 * A link.
 * @param {string} address
 * @param {string} [text]
 * @param {string} [kind]
 */
export function link(address, text = "", kind = "") {
  const made = element("a", kind, text);
  made.href = address;
  return made;
}

/**
 * The text of an element without line breaks and soft hyphens.
 * @param {...Node} nodes
 */
export function textOf(...nodes) {
  const text = nodes.map((node) => node.textContent ?? "").join("");
  return text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}
