// The search box of the header: first answers while typing. All of them, with filters, are on the search page.
import { addressOf, collection, count, element, find, item, place } from "./results.js";

const FIRST = 6;
const PAUSE = 120; // milliseconds without a key until a query is asked

/** Answer what is typed into a dialog that holds a form with a text box. */
export function answer(dialog) {
  const form = dialog.querySelector("form");
  const box = form.querySelector("input");
  const status = element("p", "wd-dialog__status");
  const problem = element("p", "wd-note");
  const list = element("ol", "wd-items");
  const all = element("a", "wd-dialog__all", "Search page with filters");
  const close = element("button", "wd-dialog__close", "Close");
  let turn = 0;
  let timer;

  status.setAttribute("role", "status");
  list.setAttribute("aria-label", "Results");
  problem.hidden = true;
  all.href = everything(box.value.trim());
  close.type = "button";
  form.append(close);
  const foot = element("p", "wd-dialog__foot");
  foot.append(all);
  dialog.append(status, problem, list, foot);

  box.addEventListener("input", () => {
    all.href = everything(box.value.trim()); // even if somebody follows it before the answer is there
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = box.value.trim();
    const named = await collection().then(async (data) => (await data.named(query)).map((index) => addressOf(data, index))).catch(() => []);
    location.href = named[0] ?? everything(query);
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [box, ...dialog.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    event.preventDefault();
    stops[(here + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
  });
  run();

  async function run() {
    const mine = (turn += 1);
    const query = box.value.trim();
    if (!query) {
      tell([], "", "", "Search page with filters");
      return;
    }
    const slow = setTimeout(() => mine === turn && (status.textContent = "Searching …"), 400);
    try {
      const data = await collection();
      const { entries, problem: why } = await find(data, query);
      const shown = new Set();
      const items = await Promise.all(entries.slice(0, FIRST).map((entry) => item(data, entry, query, shown)));
      const found = entries.length ? count(entries.length, "result") : `No results for “${query}”`;
      if (mine === turn) tell(items.filter(Boolean), found, why, entries.length > FIRST ? `All ${count(entries.length, "result")}, with filters` : "Search page with filters");
    } catch {
      if (mine === turn) tell([], "", "The search could not be loaded. Declarations, signatories, countries, groups and years can be reached through the menu.", "Search page");
    } finally {
      clearTimeout(slow);
    }
  }

  function tell(items, found, why, further) {
    list.replaceChildren(...items);
    status.textContent = found;
    problem.textContent = why;
    problem.hidden = !why;
    all.textContent = further;
  }
}

function everything(query) {
  const address = new URL(place);
  if (query) address.searchParams.set("q", query);
  return address.href;
}
