// @ts-check
// How answers beside declarations look: each kind under its name, the sure one marked with the key that leads to it.

import { element, link, newId } from "./dom.js";
import { groupsOf } from "./onebox.js";
import { root } from "./results.js";

/** @typedef {import("./onebox.js").Group} Group */

/** The place of the answers of all kinds but declarations, above these. */
export class Answers {
  place = element("div", "wd-answers");

  /**
   * What answers a query, and how many answers that is.
   * @param {import("./collection.js").Collection} data
   * @param {string} query
   * @param {number} most rows of a kind
   */
  async of(data, query, most) {
    const groups = query ? await groupsOf(data, query, most) : [];
    const sections = groups.map((group, row) => section(group, row === 0));
    return { sections, number: groups.reduce((sum, { rows, more }) => sum + rows.length + more, 0) };
  }

  /**
   * @param {HTMLElement[]} sections
   * @param {number} [declarations] how many come below
   */
  put(sections, declarations = 0) {
    this.place.replaceChildren(...sections);
    if (declarations) this.place.append(element("h2", "wd-answers__kind", "Declarations"));
    this.place.hidden = !sections.length;
  }
}

/**
 * @param {Group} group
 * @param {boolean} isFirst
 */
function section({ kind, rows, sure, more }, isFirst) {
  const made = element("section");
  const name = element("h2", "wd-answers__kind", kind);
  name.id = newId("wd-answers");
  made.setAttribute("aria-labelledby", name.id);
  const list = element("ul", "wd-answers__rows");
  list.append(...rows.map((row, at) => item(row, isFirst && sure && at === 0)));
  made.append(name, list);
  if (more) made.append(element("p", "wd-answers__more", `and ${more.toLocaleString("en")} more: add a word`));
  return made;
}

/**
 * @param {import("./onebox.js").Row} row
 * @param {boolean} isFirst
 */
function item({ address, name, facts }, isFirst) {
  const made = element("li");
  made.append(link(new URL(address, root).href, name));
  if (facts) made.append(element("span", "wd-answers__facts", facts));
  if (isFirst) made.append(element("kbd", "wd-answers__key", "Enter"));
  return made;
}
