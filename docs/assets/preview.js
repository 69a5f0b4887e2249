// @ts-check
// The contributing page: shows how a pasted text will be read. Python is loaded on the first click
// only, into a worker, so that the page stays usable. Everything is shown as text, never as HTML.
import { element, link, one } from "./dom.js";
import { count } from "./sentence.js";

/**
 * What hooks/written_declarations/intake/preview.py says of a text: questions, or a declaration.
 * @typedef {object} Preview
 * @property {string[]} questions
 * @property {string[]} notes
 * @property {number} number
 * @property {string} title
 * @property {string} facts
 * @property {string[][]} signatories
 * @property {number} countries
 * @property {number} groups
 * @property {string[]} paragraphs
 * @property {string} problems as the command prints them
 * @property {string} file
 * @property {boolean} can_be_added whether the file has no error
 */

// GitHub answers longer addresses with an error
const LONGEST_ADDRESS = 8000;

const section = document.querySelector("[data-wd-preview]");
const base = new URL("preview/", document.baseURI);

const manifest = await fetch(new URL("manifest.json", base)).then((answer) => answer.json());
if (section instanceof HTMLElement && manifest.runtime) {
  section.hidden = false;
  start(section);
}

/** @param {HTMLElement} place */
function start(place) {
  const form = one(place, "form", HTMLFormElement);
  const text = one(form, "[name=text]", HTMLTextAreaElement);
  const source = one(form, "[name=source]", HTMLInputElement);
  const status = one(place, "[data-wd-status]", HTMLElement);
  const progress = one(place, "progress", HTMLProgressElement);
  const result = one(place, "[data-wd-result]", HTMLElement);
  /** @type {Worker | undefined} */
  let worker;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!worker) {
      worker = new Worker(new URL("preview-worker.js", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }) => receive(data));
      worker.addEventListener("error", () => fail("Python could not be started in this browser."));
      progress.hidden = false;
    }
    status.textContent = "Reading …";
    worker.postMessage({
      text: text.value,
      source: source.value,
      base: base.href,
      runtime: new URL(`${manifest.version}/`, base).href,
    });
  });

  /** @param {{ stage?: string, value: number, error?: string, preview: Preview }} data */
  function receive(data) {
    if (data.stage) {
      status.textContent = data.stage;
      progress.value = data.value;
    } else if (data.error) {
      fail(data.error);
    } else {
      progress.hidden = true;
      show(data.preview);
    }
  }

  /** @param {string} why */
  function fail(why) {
    worker?.terminate();
    worker = undefined;
    progress.hidden = true;
    status.textContent = `${why} The instructions on this page work without it.`;
  }

  /** @param {Preview} preview */
  function show(preview) {
    status.textContent = preview.questions.length
      ? "The text cannot be read as it stands. What is missing stands below."
      : `Read: ${count(preview.signatories.length, "signatory", "signatories")} from ${count(preview.countries, "country", "countries")} and ${count(preview.groups, "political group")}.`;
    result.replaceChildren(
      ...(preview.questions.length ? [list(preview.questions)] : read(preview, place.dataset.wdNew ?? "")),
    );
    if (preview.notes.length) {
      result.append(element("h3", "", "Read in another way than printed, or left out"), list(preview.notes));
    }
  }
}

/**
 * A declaration that was read, as elements. `proposing` is where a new file is proposed.
 * @param {Preview} preview
 * @param {string} proposing
 */
function read(preview, proposing) {
  return [
    element("h3", "", preview.title),
    element("p", "", preview.facts),
    table(preview.signatories),
    ...preview.paragraphs.map((paragraph) => element("p", "", paragraph)),
    ...(preview.problems ? [element("h3", "", "To look at"), element("pre", "", preview.problems)] : []),
    element("h3", "", "The file"),
    element("pre", "", preview.file),
    next(preview, proposing),
  ];
}

/**
 * What to do with the file: nothing while it has errors.
 * @param {Preview} preview
 * @param {string} proposing
 */
function next(preview, proposing) {
  const address = new URL(proposing);
  address.searchParams.set("filename", `${preview.number}.md`);
  const empty = address.href;
  address.searchParams.set("value", preview.file);
  const paragraph = element("p");
  if (!preview.can_be_added) {
    paragraph.append("It has errors, so it cannot be proposed yet: correct the text above, and read it again.");
  } else if (address.href.length > LONGEST_ADDRESS) {
    paragraph.append(
      "It is too long to be carried along. Copy it, and paste it into ",
      link(empty, `the new file ${preview.number}.md on GitHub`),
      ".",
    );
  } else {
    paragraph.append(link(address.href, `Open it as the new file ${preview.number}.md on GitHub`));
  }
  return paragraph;
}

/**
 * Items of a list; the further lines of one, which are the choices of a question, are a list below it.
 * @param {string[]} items
 * @returns {HTMLElement}
 */
function list(items) {
  const made = element("ul");
  made.append(
    ...items.map((item) => {
      const [first, ...further] = item.split("\n");
      const entry = element("li", "", first);
      if (further.length) entry.append(list(further));
      return entry;
    }),
  );
  return made;
}

/** @param {string[][]} rows */
function table(rows) {
  const frame = element("div", "wd-table");
  const made = element("table", "wd-grid");
  made.append(element("caption", "", "The signatories as they will be published"));
  const head = made.createTHead().insertRow();
  for (const name of ["No.", "Name", "Country", "Group"]) {
    const cell = element("th", "", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = made.createTBody();
  for (const [index, row] of rows.entries()) {
    const line = body.insertRow();
    line.append(...[String(index + 1), ...row].map((text) => element("td", "", text)));
  }
  frame.append(made);
  return frame;
}
