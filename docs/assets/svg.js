// @ts-check
// Elements of a picture that stands by itself: in colours of the light scheme, with texts that are only ever text.
import { element, one } from "./dom.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const SANS = "Helvetica, Arial, 'Liberation Sans', sans-serif";
// What XML has no way to write
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * An element with its attributes and what stands in it.
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {(Node | string)[]} content
 */
export function shape(tag, attributes = {}, ...content) {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content.map((each) => (typeof each === "string" ? each.replace(NO_XML, "") : each)));
  return made;
}

/**
 * A line of text.
 * @param {string} words
 * @param {number} x
 * @param {number} y of the line on which it stands
 * @param {{ size?: number, weight?: number, anchor?: string, fill?: string }} [look]
 */
export function line(words, x, y, { size = 14, weight = 400, anchor = "start", fill = ink() } = {}) {
  const look = { "font-size": size, "font-weight": weight, "font-family": SANS, "text-anchor": anchor, fill };
  return shape("text", { x, y, ...look }, words);
}

/**
 * A text in lines that are no wider than so many pixels; a word that is wider goes over several.
 * @param {string} text
 * @param {number} width
 * @param {number} size
 */
export function wrapped(text, width, size) {
  const brush = /** @type {CanvasRenderingContext2D} */ (element("canvas").getContext("2d"));
  brush.font = `700 ${size}px ${SANS}`;
  /** @param {string} words */
  const fits = (words) => brush.measureText(words).width <= width;
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (fits(longer)) lines[lines.length - 1] = longer;
    else if (fits(word)) lines.push(word);
    else
      for (const letter of word) {
        if (fits(lines.at(-1) + letter)) lines[lines.length - 1] += letter;
        else lines.push(letter);
      }
  }
  return lines.filter(Boolean);
}

/**
 * The colour that a class gives in the light scheme, as #rrggbb.
 * @param {string} kind
 * @param {"fill" | "color" | "backgroundColor"} property
 */
export function colour(kind, property) {
  const probe = element("i", kind);
  probe.style.colorScheme = "light";
  probe.style.forcedColorAdjust = "none";
  one(document, "article", HTMLElement).append(probe);
  const found = getComputedStyle(probe)[property];
  probe.remove();
  // rgb(13, 90, 112), or what color-mix() makes: color(srgb 0.05 0.35 0.44)
  const scale = found.startsWith("color(") ? 255 : 1;
  const parts = (found.match(/[\d.]+(?:e-\d+)?/g) ?? []).slice(0, 3).map((part) => Math.round(scale * Number(part)));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** The colour of words. */
export function ink() {
  return "#1d2430";
}
