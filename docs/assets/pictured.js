// @ts-check
// What stands in the picture that is saved of a hemicycle, a map of tiles, a chart of years or the table of groups that
// sign together, read from the page.
import { one, textOf } from "./dom.js";
import { colour, ink, line, shape } from "./svg.js";

/** @typedef {{ content: Element[], width: number, height: number, what: string }} Drawn what it shows, in pixels */

const WIDTH = 720;
const GAP = 3;

/**
 * @param {HTMLElement} picture
 * @returns {Drawn}
 */
export function drawn(picture) {
  if (picture.matches(".wd-seats")) return seats(picture);
  if (picture.matches(".wd-matrix")) return together(picture);
  return picture.matches(".wd-map") ? tiles(picture) : years(picture);
}

/**
 * @param {HTMLElement} figure
 * @returns {Drawn}
 */
function seats(figure) {
  const svg = one(figure, "svg", SVGElement);
  const circles = [...svg.querySelectorAll("circle")];
  const scale = WIDTH / 324;
  const half = shape("g", { transform: `translate(${WIDTH / 2} ${158 * scale}) scale(${scale})` });
  for (const circle of circles) {
    const { cx, cy, r } = circle;
    const place = { cx: cx.baseVal.value, cy: cy.baseVal.value, r: r.baseVal.value };
    const label = textOf(...[...(circle.parentElement?.children ?? [])].slice(1));
    half.append(shape("circle", { ...place, fill: fillOf(circle) }, shape("title", {}, label)));
  }
  half.append(line(String(circles.length), 0, -22, { size: 33, weight: 700, anchor: "middle" }));
  half.append(line(textOf(one(svg, ".wd-seats__noun", SVGElement)), 0, -4, { size: 13, anchor: "middle" }));
  const top = 158 * scale + 24;
  const legend = keys(groups(circles), top);
  const what = svg.getAttribute("aria-label") ?? "";
  return { content: [half, ...legend.content], width: WIDTH, height: top + legend.height, what };
}

/**
 * The tiles stand where the browser has put them.
 * @param {HTMLElement} map
 * @returns {Drawn}
 */
function tiles(map) {
  const all = /** @type {HTMLElement[]} */ ([...map.querySelectorAll(".wd-tiles :is(a, i)")]);
  const boxes = all.map((tile) => tile.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const { width } = one(map, ".wd-tiles", HTMLElement).getBoundingClientRect();
  const side = WIDTH / 11;
  /** @param {number} distance */
  const step = (distance) => Math.round((11 * distance) / width) * side;
  const content = all.map((tile, index) => {
    const shade = /wd-shade-\d/.exec(tile.className)?.[0];
    const ground = shade ? colour(shade, "backgroundColor") : "#ffffff";
    const fill = shade ? colour(shade, "color") : "#59606b";
    const x = step(boxes[index].left - left);
    const y = step(boxes[index].top - top);
    const square = shape("rect", {
      x,
      y,
      width: side - GAP,
      height: side - GAP,
      rx: 2,
      fill: ground,
      stroke: shade ? ground : "#b9b09d",
    });
    const middle = x + (side - GAP) / 2;
    const number = tile.querySelector("b");
    const words = [line(codeOf(number ?? tile), middle, y + 26, { anchor: "middle", fill })];
    const shown = number?.lastChild;
    if (shown) words.push(line(textOf(shown), middle, y + 46, { size: 16, weight: 700, anchor: "middle", fill }));
    const said = tile.title ? [shape("title", {}, tile.title)] : [];
    return shape("g", {}, ...said, square, ...words);
  });
  const bottom = Math.max(...boxes.map((box) => step(box.top - top))) + side + 24;
  const legend = map.querySelector(".wd-legend");
  const shades = [...(legend?.querySelectorAll("li") ?? [])].map((item) => ({
    fill: colour(item.querySelector("i")?.className ?? "", "backgroundColor"),
    words: textOf(item),
  }));
  const found = keys(shades, bottom);
  const heading = map.closest("section")?.querySelector("h2")?.textContent ?? "";
  const what = heading.startsWith("Signatures") ? heading : "Signatures by country";
  return { content: [...content, ...found.content], width: WIDTH, height: bottom + found.height, what };
}

/**
 * @param {HTMLElement} chart
 * @returns {Drawn}
 */
function years(chart) {
  const heads = [...chart.querySelectorAll("thead th")].map((head) => textOf(head));
  const longest = Math.max(...[...chart.querySelectorAll("td")].map((cell) => textOf(cell).length), 4);
  const step = Math.max(9 * longest + 6, Math.min(60, WIDTH / heads.length));
  const width = Math.max(WIDTH, Math.ceil(step * heads.length));
  const content = heads.map((year, index) => line(year, (index + 0.5) * step, 14, { size: 13, anchor: "middle" }));
  let y = 34;
  for (const body of chart.querySelectorAll("tbody")) {
    const label = body.querySelector("th");
    const words = label?.querySelectorAll(".wd-lines *").length
      ? [...label.querySelectorAll(".wd-group, small")].map((part) => textOf(part)).join(" ")
      : textOf(...(label ? [label] : []));
    content.push(line(words, 0, y + 10, { weight: 700 }));
    for (const [index, cell] of [...body.querySelectorAll("td")].entries()) {
      const x = index * step;
      content.push(line(textOf(cell), x + step / 2, y + 32, { size: 13, anchor: "middle" }));
      const bars = cell.querySelector("svg");
      if (bars) content.push(column(bars, x, y + 38, step));
    }
    content.push(shape("path", { d: `M0 ${y + 110}H${step * heads.length}`, stroke: "#b9b09d" }));
    y += 132;
  }
  const legend = keys(groups([...chart.querySelectorAll("td svg > *")]), y + 6, false);
  return {
    content: [...content, ...legend.content],
    width,
    height: y + legend.height,
    what: textOf(one(chart, "caption", HTMLElement)),
  };
}

/**
 * A field for each two groups, as shaded as it is on the page.
 * @param {HTMLElement} matrix
 * @returns {Drawn}
 */
function together(matrix) {
  const heads = [...matrix.querySelectorAll("thead th")].map((head) => textOf(head));
  const label = 20 + 9 * Math.max(...heads.map((head) => head.length));
  const step = Math.max(label, (WIDTH - label) / heads.length);
  const content = heads.map((head, at) => line(head, label + (at + 0.5) * step, 14, { size: 13, anchor: "middle" }));
  const rows = [...matrix.querySelectorAll("tbody tr")];
  for (const [at, row] of rows.entries()) {
    const y = 28 + 34 * at;
    content.push(line(textOf(one(row, "th", HTMLElement)), 0, y + 21, { weight: 700 }));
    for (const [place, cell] of [...row.querySelectorAll("td")].entries()) {
      const shade = /wd-shade-\d/.exec(cell.className)?.[0];
      const x = label + place * step;
      if (shade)
        content.push(
          shape("rect", { x, y, width: step - GAP, height: 34 - GAP, fill: colour(shade, "backgroundColor") }),
        );
      const look = {
        anchor: "middle",
        weight: cell.matches(".wd-matrix__own") ? 700 : 400,
        fill: shade ? colour(shade, "color") : ink(),
      };
      content.push(line(textOf(cell), x + (step - GAP) / 2, y + 21, look));
    }
  }
  return {
    content,
    width: Math.max(WIDTH, Math.ceil(label + step * heads.length)),
    height: 28 + 34 * rows.length,
    what: textOf(one(matrix, "caption", HTMLElement)),
  };
}

/**
 * The column of a year, stretched over its place.
 * @param {SVGSVGElement} bars
 * @param {number} x
 * @param {number} y
 * @param {number} width
 */
function column(bars, x, y, width) {
  const box = bars.getAttribute("viewBox") ?? "";
  const place = { x: x + 2, y, width: width - 4, height: 72, viewBox: box, preserveAspectRatio: "none" };
  const parts = [...bars.children].map((part) => {
    const names = ["x", "y", "width", "height", "d"].filter((name) => part.hasAttribute(name));
    const kept = names.map((name) => [name, part.getAttribute(name) ?? ""]);
    return shape(part.localName, { ...Object.fromEntries(kept), fill: fillOf(part) });
  });
  return shape("svg", place, ...parts);
}

/**
 * The groups whose colours these parts have, each with its code as the page has it, and how many parts.
 * @param {Element[]} parts
 */
function groups(parts) {
  const kinds = parts.map((part) => slugOf(part)).filter((slug) => slug !== "all");
  return [...new Set(kinds)].map((slug) => {
    const found = document.querySelector(`.wd-group--${slug}`);
    const name = found ? textOf(found) : slug === "none" ? "no group printed" : slug.toUpperCase();
    const number = kinds.filter((kind) => kind === slug).length;
    return { fill: colour(`wd-fill--${slug}`, "fill"), words: name, number };
  });
}

/**
 * A legend, in lines.
 * @param {{ fill: string, words: string, number?: number }[]} found
 * @param {number} top
 * @param {boolean} [numbered]
 */
function keys(found, top, numbered = true) {
  let [x, y] = [0, top];
  const content = found.flatMap(({ fill, words, number }) => {
    const said = numbered && number ? `${words} ${number}` : words;
    const width = 40 + 9 * said.length;
    if (x && x + width > WIDTH) [x, y] = [0, y + 24];
    const made = [shape("rect", { x, y: y - 11, width: 13, height: 13, fill }), line(said, x + 20, y, { fill: ink() })];
    x += width;
    return made;
  });
  return { content, height: found.length ? y - top + 20 : 0 };
}

/** @param {Element} part */
function fillOf(part) {
  return colour(`wd-fill--${slugOf(part)}`, "fill");
}

/**
 * A part has the colour of the group that it stands in, where it has none of its own.
 * @param {Element} part
 */
function slugOf(part) {
  const own = part.closest('[class^="wd-fill--"]')?.getAttribute("class");
  return own?.replace("wd-fill--", "") ?? "none";
}

/**
 * The code of the country on a tile: style knows it, but for a country that has no place of its own.
 * @param {Element} tile
 */
function codeOf(tile) {
  const code = tile.querySelector("span");
  return code ? textOf(code) : getComputedStyle(tile).getPropertyValue("--wd-code").replaceAll('"', "");
}
