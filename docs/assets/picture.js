// @ts-check
// Saves a picture of a page as a file that stands by itself, with title, address, source and terms in it. site.js loads
// this on first use.
import { tell } from "./copying.js";
import { element, one } from "./dom.js";
import { drawn } from "./pictured.js";
import { saveFile } from "./saving.js";
import { line, shape, wrapped } from "./svg.js";

const MARGIN = 30;
const QUIET = "#59606b";
const TERMS = [
  "Source: Parliamentary Assembly of the Council of Europe. This is not an official publication.",
  "Terms: may be used for information and education about its work if the source is named.",
];

/**
 * @param {HTMLElement} picture
 * @param {"SVG" | "PNG"} kind
 */
export async function save(picture, kind) {
  const svg = whole(picture);
  const text = new XMLSerializer().serializeToString(svg);
  const name = `${nameOf(picture)}.${kind.toLowerCase()}`;
  try {
    saveFile(kind === "SVG" ? new Blob([text], { type: "image/svg+xml" }) : await painted(text, svg), name);
  } catch {
    tell("Your browser did not let this page make the picture. Try the other format.");
  }
}

/**
 * The picture below its title, above where it comes from.
 * @param {HTMLElement} picture
 */
function whole(picture) {
  const { content, width, height, what } = drawn(picture);
  const title = document.querySelector("h1")?.textContent ?? "";
  const edition = [...document.querySelectorAll(".wd-facts > li")].find((fact) =>
    fact.textContent?.endsWith(" edition"),
  );
  const about = [document.querySelector(".wd-kicker"), document.querySelector(".wd-facts time"), edition];
  const facts = about.map((part) => part?.textContent ?? "");
  const address = one(document, "link[rel=canonical]", HTMLLinkElement).href;
  const all = [];
  let y = MARGIN + 8;
  /**
   * @param {string} words
   * @param {{ size?: number, weight?: number, fill?: string }} look
   */
  const write = (words, look) => {
    for (const part of wrapped(words, width, look.size ?? 14)) {
      all.push(line(part, MARGIN, y, look));
      y += 1.3 * (look.size ?? 14);
    }
  };
  write(facts.filter(Boolean).join(", "), { size: 14, fill: QUIET });
  y += 8;
  write(title, { size: 24, weight: 700 });
  write(what, { size: 15, fill: QUIET });
  all.push(shape("g", { transform: `translate(${MARGIN} ${Math.round(y)})` }, ...content));
  y += height + 34;
  for (const words of [`Written Declarations, ${address}`, ...TERMS]) write(words, { size: 12, fill: QUIET });
  const size = { width: width + 2 * MARGIN, height: Math.round(y + MARGIN - 12) };
  const ground = shape("rect", { ...size, fill: "#ffffff" });
  const svg = shape("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img" }, ground, ...all);
  svg.prepend(shape("title", {}, [...facts, title, what].filter(Boolean).join(": ")));
  return svg;
}

/**
 * Twice as large as on paper, so that it is sharp.
 * @param {string} text
 * @param {Element} svg
 * @returns {Promise<Blob>}
 */
async function painted(text, svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = element("canvas");
  canvas.width = 2 * Number(svg.getAttribute("width"));
  canvas.height = 2 * Number(svg.getAttribute("height"));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, refused) => canvas.toBlob((blob) => (blob ? done(blob) : refused()), "image/png"));
}

/**
 * The name of the file: of small letters, digits and hyphens, after the address of the page.
 * @param {HTMLElement} picture
 */
function nameOf(picture) {
  const { pathname } = new URL(one(document, "link[rel=canonical]", HTMLLinkElement).href);
  const [kind] = ["seats", "map", "lineage", "timeline", "matrix"].filter((each) => picture.matches(`.wd-${each}`));
  return `written-declarations-${pathname}-${kind}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
