// @ts-check
// The search box of the header: first answers while typing. All of them, with filters, are on the search page.
import { withParameters } from "./address.js";
import { button, element, link, one } from "./dom.js";
import { Answers } from "./groups.js";
import { NOT_KEPT } from "./kept.js";
import { destination } from "./onebox.js";
import { besides, collection, find, item, place, root } from "./results.js";
import { count } from "./sentence.js";
import { debounced, Runs, seen, whenSlow } from "./timing.js";

const FIRST = 6;
const FIRST_OF_A_KIND = 4;
const LONGEST = 500; // characters of a query in an address, which many servers limit
const PAUSE = 120; // milliseconds without a key until a query is asked
const FURTHER = "Search page with filters";
const SLASH = "wd-slash"; // which site.js asks for

/**
 * Answer what is typed into a dialog that holds a form with a text box.
 * @param {HTMLDialogElement} dialog
 */
export function answer(dialog) {
  const form = one(dialog, "form", HTMLFormElement);
  const box = one(form, "input", HTMLInputElement);
  const status = element("p", "wd-dialog__status");
  const problem = element("p", "wd-note");
  const said = element("div"); // what is heard when it changes
  const list = element("ol", "wd-items");
  const all = link(everything(box.value.trim()), FURTHER, "wd-dialog__all");
  const answers = new Answers();
  const found = element("div", "wd-dialog__found");
  const runs = new Runs();
  const typed = debounced(run, PAUSE);

  said.setAttribute("role", "status");
  said.append(status, problem);
  list.setAttribute("aria-label", "Results");
  problem.hidden = true;
  form.append(button("Close", "wd-dialog__close", () => dialog.close()));
  const foot = element("p", "wd-dialog__foot");
  foot.append(all, ...slash(status));
  answers.put([]);
  found.append(answers.place, list);
  dialog.append(said, found, foot);

  box.addEventListener("input", () => {
    all.href = everything(box.value.trim()); // even if somebody follows it before the answer is there
    typed.ask();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = box.value.trim();
    location.href = (await addressNamed(query)) ?? everything(query);
    dialog.close(); // which is open still if that is a place in this page
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => keyed(event, dialog, [box, ...dialog.querySelectorAll("a")]));
  run();

  async function run() {
    const isLatest = runs.begin();
    const query = box.value.trim();
    if (!query) {
      tell([], [], "", "", FURTHER);
      return;
    }
    const cancel = whenSlow(() => {
      if (isLatest()) status.textContent = "Searching …";
    });
    try {
      const data = await collection();
      const [{ entries, problem: why, inTexts }, { sections, number }] = await Promise.all([
        find(data, query),
        answers.of(data, query, FIRST_OF_A_KIND),
      ]);
      const shown = new Set();
      const some = await Promise.all(entries.slice(0, FIRST).map((entry) => item(data, entry, query, shown)));
      const items = some.filter((made) => made !== null);
      const all = entries.length + number;
      const further = entries.length > FIRST ? `All ${count(entries.length, "declaration")}, with filters` : FURTHER;
      cancel(); // the answer is there; what is said beside it may take longer
      if (!isLatest()) return;
      tell(items, sections, all ? count(all, "result") : "Searching …", why, further);
      await seen();
      const more = await besides(
        data,
        { q: query, texts: true, fixed: {}, chosen: {}, all: false },
        { declarations: entries.length, answers: number, inTexts },
      );
      if (!isLatest()) return;
      found.append(...more.blocks);
      if (!all) status.textContent = more.said;
    } catch {
      const why =
        "The search could not be loaded. Declarations, signatories, countries, groups and years can be reached through the menu.";
      if (isLatest()) tell([], [], "", why, "Search page");
    } finally {
      cancel();
    }
  }

  /**
   * @param {HTMLLIElement[]} items
   * @param {HTMLElement[]} sections
   * @param {string} what
   * @param {string} why
   * @param {string} further
   */
  function tell(items, sections, what, why, further) {
    answers.put(sections, items.length);
    list.replaceChildren(...items);
    found.replaceChildren(answers.place, list);
    status.textContent = what;
    problem.textContent = why;
    problem.hidden = !why;
    all.textContent = further;
  }
}

/**
 * The switch for the key /: who speaks to a computer, or strikes keys by chance, may do without. None in a browser that
 * keeps nothing.
 * @param {HTMLElement} status
 */
function slash(status) {
  const [label, box] = [element("label"), element("input")];
  box.type = "checkbox";
  try {
    box.checked = localStorage.getItem(SLASH) !== "off";
  } catch {
    return [];
  }
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(SLASH);
      else localStorage.setItem(SLASH, "off");
      document.documentElement.dataset.slash = box.checked ? "on" : "off"; // the box in the header shows the key
    } catch {
      box.checked = !box.checked;
      status.textContent = NOT_KEPT;
    }
  });
  label.append(box, " The key / opens the search");
  return [label];
}

/**
 * Down and up go through the text box and the links, round and round. Escape closes: of itself it would empty the box
 * first, and close only when it is pressed again.
 * @param {KeyboardEvent} event
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement[]} stops
 */
function keyed(event, dialog, stops) {
  if (event.key === "Escape") {
    event.preventDefault();
    dialog.close();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  event.preventDefault();
  stops[(here + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
}

/**
 * The address of what a query names, if anything and if that can be known.
 * @param {string} query
 */
async function addressNamed(query) {
  try {
    const address = await destination(await collection(), query);
    return address === undefined ? undefined : new URL(address, root).href;
  } catch {
    return undefined;
  }
}

/** @param {string} query */
function everything(query) {
  return new URL(withParameters("", { q: query.slice(0, LONGEST) }), place).href;
}
