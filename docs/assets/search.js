// @ts-check
// The search box of the header: first answers while typing. All of them, with filters, are on the search page.
import { withParameters } from "./address.js";
import { button, element, link, one } from "./dom.js";
import { addressOf, collection, count, find, item, place } from "./results.js";
import { debounced, Runs, whenSlow } from "./timing.js";

const FIRST = 6;
const PAUSE = 120; // milliseconds without a key until a query is asked
const FURTHER = "Search page with filters";

/**
 * Answer what is typed into a dialog that holds a form with a text box.
 * @param {HTMLDialogElement} dialog
 */
export function answer(dialog) {
  const form = one(dialog, "form", HTMLFormElement);
  const box = one(form, "input", HTMLInputElement);
  const status = element("p", "wd-dialog__status");
  const problem = element("p", "wd-note");
  const list = element("ol", "wd-items");
  const all = link(everything(box.value.trim()), FURTHER, "wd-dialog__all");
  const runs = new Runs();
  const typed = debounced(run, PAUSE);

  status.setAttribute("role", "status");
  list.setAttribute("aria-label", "Results");
  problem.hidden = true;
  form.append(button("Close", "wd-dialog__close", () => dialog.close()));
  const foot = element("p", "wd-dialog__foot");
  foot.append(all);
  dialog.append(status, problem, list, foot);

  box.addEventListener("input", () => {
    all.href = everything(box.value.trim()); // even if somebody follows it before the answer is there
    typed.ask();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = box.value.trim();
    location.href = (await addressNamed(query)) ?? everything(query);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => walk(event, [box, ...dialog.querySelectorAll("a")]));
  run();

  async function run() {
    const isLatest = runs.begin();
    const query = box.value.trim();
    if (!query) {
      tell([], "", "", FURTHER);
      return;
    }
    const cancel = whenSlow(() => {
      if (isLatest()) status.textContent = "Searching …";
    });
    try {
      const data = await collection();
      const { entries, problem: why } = await find(data, query);
      const shown = new Set();
      const items = await Promise.all(entries.slice(0, FIRST).map((entry) => item(data, entry, query, shown)));
      const found = entries.length ? count(entries.length, "result") : `No results for “${query}”`;
      const further = entries.length > FIRST ? `All ${count(entries.length, "result")}, with filters` : FURTHER;
      if (isLatest())
        tell(
          items.filter((made) => made !== null),
          found,
          why,
          further,
        );
    } catch {
      const why =
        "The search could not be loaded. Declarations, signatories, countries, groups and years can be reached through the menu.";
      if (isLatest()) tell([], "", why, "Search page");
    } finally {
      cancel();
    }
  }

  /**
   * @param {HTMLLIElement[]} items
   * @param {string} found
   * @param {string} why
   * @param {string} further
   */
  function tell(items, found, why, further) {
    list.replaceChildren(...items);
    status.textContent = found;
    problem.textContent = why;
    problem.hidden = !why;
    all.textContent = further;
  }
}

/**
 * Down and up go through the text box and the links, round and round.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} stops
 */
function walk(event, stops) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  event.preventDefault();
  stops[(here + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
}

/**
 * The address of the declaration that a query names, if any and if that can be known.
 * @param {string} query
 */
async function addressNamed(query) {
  try {
    const data = await collection();
    return (await data.named(query)).map((index) => addressOf(data, index))[0];
  } catch {
    return undefined;
  }
}

/** @param {string} query */
function everything(query) {
  return new URL(withParameters("", { q: query }), place).href;
}
