// @ts-check
// What is new since the last visit, for those who switched it on. Changes are numbered and only grow, so that the number
// of those that were there is all that is kept, in this browser alone. Lists are marked in words.
import { element, link } from "./dom.js";
import { NOT_KEPT } from "./kept.js";

const KEY = "wd-visits";
const PAUSE = 3600e3; // milliseconds without a page, after which another visit begins
/** @type {Record<string, string>} */
const WORDS = { addition: "New", edition: "New edition", correction: "Corrected", withdrawal: "Withdrawn" };
const KEPT = "What you have seen is kept in this browser alone, and forgotten when you switch this off.";
const NOT_LOADED = "What is new could not be loaded.";
const ALL = Number.MAX_SAFE_INTEGER; // as many as there are
const root = new URL("../../", import.meta.url);

/**
 * `before` is how many changes there were at the end of the last visit, `seen` how many there are in this one.
 * @typedef {{ before: number, seen: number, at: number }} Visit
 * @typedef {[place: number, number: number, kind: string]} Happened
 * @typedef {{ changes: number, recent: Happened[] }} Recent
 */

/**
 * What this browser keeps; nothing if that is off, or was damaged.
 * @returns {Visit | undefined}
 */
function read() {
  try {
    const { before, seen, at } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return [before, seen, at].every(Number.isFinite) ? { before, seen, at } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Visit} visit */
function keep(visit) {
  localStorage.setItem(KEY, JSON.stringify(visit));
}

/** @returns {Promise<Recent>} */
async function fetched() {
  const answer = await fetch(new URL("changes/recent.json", root));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Mark the lists of this page if that is switched on, and show the switch where its place is. */
export async function mount() {
  const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-wd-visits]"));
  const known = read();
  const visit = known && begun(known, Date.now());
  if (visit) keep(visit);
  const notes = [...places].map((place) => offer(place, visit !== undefined));
  if (!visit) return;
  const loaded = await fetched().catch(() => undefined);
  const now = read(); // it may have been switched off meanwhile, and is not switched on again
  if (!now) return;
  if (!loaded) {
    for (const note of notes) note.textContent = NOT_LOADED;
    return;
  }
  const news = loaded.recent.filter(([place]) => place > now.before);
  keep({ ...now, seen: loaded.changes });
  mark(news);
  for (const note of notes) note.replaceChildren(...sentence(news));
}

/**
 * The visit to which a page belongs that is opened now.
 * @param {Visit} visit
 * @param {number} now
 */
export function begun(visit, now) {
  return { ...visit, before: now - visit.at > PAUSE ? visit.seen : visit.before, at: now };
}

/**
 * Show the switch. Returns the note behind it.
 * @param {HTMLElement} place
 * @param {boolean} isOn
 */
function offer(place, isOn) {
  const label = element("label");
  const box = element("input");
  box.type = "checkbox";
  box.setAttribute("role", "switch");
  box.checked = isOn;
  box.addEventListener("change", () => toggle(box, note));
  label.append(box, " Mark what is new since my last visit");
  const note = element("p", "wd-quiet", KEPT);
  note.setAttribute("role", "status");
  place.replaceChildren(label, note);
  return note;
}

/**
 * @param {Happened[]} news
 * @returns {(string | HTMLElement)[]}
 */
function sentence(news) {
  if (!news.length) return ["Nothing is new since your last visit."];
  const numbers = [...new Set(news.map(([, number]) => number))];
  const some = numbers.slice(0, 12).flatMap((number, index) => {
    const one = link(new URL(`declarations/${number}/`, root).href, String(number));
    return index ? [", ", one] : [one];
  });
  const left = numbers.length - 12;
  return ["New or changed since your last visit: No. ", ...some, left > 0 ? ` and ${left} more.` : "."];
}

/**
 * @param {HTMLInputElement} box
 * @param {HTMLElement} note
 */
async function toggle(box, note) {
  const isOn = box.checked;
  note.textContent = KEPT;
  try {
    if (isOn)
      keep({ before: ALL, seen: ALL, at: Date.now() }); // so that it is on for who goes on at once
    else localStorage.removeItem(KEY);
  } catch {
    box.checked = !isOn;
    note.textContent = NOT_KEPT;
  }
  if (!isOn || !box.checked) return;
  const loaded = await fetched().catch(() => undefined);
  if (!box.checked) return; // it was switched off meanwhile
  if (loaded) keep({ before: loaded.changes, seen: loaded.changes, at: Date.now() });
  else {
    localStorage.removeItem(KEY);
    box.checked = false;
    note.textContent = NOT_LOADED;
  }
}

/**
 * Mark the declarations in the lists of this page, and in those that come later.
 * @param {Happened[]} news
 */
function mark(news) {
  const kinds = new Map([...news].reverse().map(([, number, kind]) => [String(number), kind]));
  // The page of changes has each by itself
  for (const [place] of news) kinds.set(`c${place}`, "addition");
  if (!kinds.size) return;
  markIn(document.body, kinds);
  new MutationObserver((changes) => {
    for (const added of changes.flatMap((change) => [...change.addedNodes]))
      if (added instanceof HTMLElement) markIn(added, kinds);
  }).observe(document.body, { childList: true, subtree: true });
}

/**
 * @param {HTMLElement} scope
 * @param {Map<string, string>} kinds
 */
function markIn(scope, kinds) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    scope.querySelectorAll(".wd-item__title a, .wd-grid th[scope=row] a")
  );
  for (const one of links) {
    // With a hash it leads to a place in a page, and does not name a declaration
    const [, number] = /\/declarations\/(\d+)\/$/.exec(one.hash ? "" : one.pathname) ?? [];
    const kind = kinds.get(one.closest("li[id^=c]")?.id ?? number ?? "");
    if (!kind || one.nextElementSibling?.className === "wd-new") continue;
    one.after(" ", element("b", "wd-new", WORDS[kind] ?? "Changed"));
  }
}
