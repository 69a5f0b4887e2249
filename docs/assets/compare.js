// The page that compares two of a kind. What is compared stands in its address, as in ?a=638&b=705,
// ?a=stefan-schennach-at&b=gisela-wurm-at and ?a=austria&b=france; which kind is told by the form of a value.
// What an address holds goes into the page as text, never as HTML.
import { summary, view } from "./compared.js";
import { compared, KINDS, kindOf, side, suggestions, UnknownError } from "./pairs.js";
import { picker } from "./picker.js";
import { element } from "./results.js";

const NAMES = {
  declarations: { many: "Declarations", one: "declaration", hint: "Number, title or word" },
  signatories: { many: "Signatories", one: "signatory", hint: "Name" },
  countries: { many: "Countries", one: "country", hint: "Name" },
};
const SIDES = ["a", "b"];
const ORDERS = { a: "First", b: "Second" };
const SHOWN = 60; // letters of a value that names nothing

/** Make the form and the result in an element. */
export function mount(place) {
  const title = document.title;
  const site = title.slice(title.lastIndexOf(" - "));
  const form = element("form", "wd-compare");
  const kinds = element("fieldset", "wd-compare__kinds");
  const radios = new Map();
  const pickers = Object.fromEntries(SIDES.map((name) => [name, picker((text) => offer(name, text), (value) => choose(name, value))]));
  const swap = element("button", "wd-compare__swap", "Swap");
  const status = element("p", "wd-compare__status");
  const again = element("button", "wd-compare__again", "Try again");
  const result = element("section", "wd-compare__result");
  let turn = 0;
  let state;
  state = read();

  kinds.append(element("legend", "", "What to compare"));
  for (const kind of KINDS) {
    const label = element("label");
    const radio = element("input");
    Object.assign(radio, { type: "radio", name: "kind", value: kind });
    radio.addEventListener("change", () => go({ kind, a: "", b: "" }));
    radios.set(kind, radio);
    label.append(radio, NAMES[kind].many);
    kinds.append(label);
  }
  swap.type = again.type = "button";
  status.setAttribute("role", "status");
  result.setAttribute("aria-label", "The comparison");
  result.hidden = again.hidden = true;
  form.append(kinds, pickers.a.place, swap, pickers.b.place);
  place.append(form, status, again, result);

  form.addEventListener("submit", (event) => event.preventDefault());
  swap.addEventListener("click", () => (state.a || state.b) && go({ kind: state.kind, a: state.b, b: state.a }));
  again.addEventListener("click", () => {
    swap.focus(); // this button goes
    run();
  });
  window.addEventListener("popstate", () => {
    const before = state;
    state = read();
    // A link to a place in this page is a step in the history too, and changes nothing
    if (["kind", ...SIDES].some((name) => state[name] !== before[name])) run();
  });
  history.replaceState({ kind: state.kind }, "");
  run();

  function read() {
    const query = new URLSearchParams(location.search);
    const [a, b] = SIDES.map((name) => query.get(name)?.trim().toLowerCase() ?? "");
    const kept = history.state?.kind ?? state?.kind ?? KINDS[0];
    return { kind: kindOf(a) ?? kindOf(b) ?? kept, a, b };
  }

  /** What may stand on a side: not what stands on the other. */
  async function offer(name, text) {
    return (await suggestions(state.kind, text)).filter(({ value }) => value !== state[SIDES.find((other) => other !== name)]);
  }

  function choose(name, value) {
    if (value !== state[name]) go({ ...state, [name]: value });
  }

  function go(wanted) {
    state = wanted;
    const query = new URLSearchParams(SIDES.filter((name) => state[name]).map((name) => [name, state[name]]));
    // Only the address of a choice tells its kind: without one the history does
    history.pushState({ kind: state.kind }, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
    run();
  }

  async function run() {
    const mine = (turn += 1);
    const { kind, a, b } = state;
    radios.get(kind).checked = true;
    for (const name of SIDES) pickers[name].name(`${ORDERS[name]} ${NAMES[kind].one}`, NAMES[kind].hint);
    document.title = title;
    tell("");
    again.hidden = result.hidden = true;
    place.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => mine === turn && tell("Comparing …"), 400);
    try {
      const found = await Promise.allSettled([a, b].map((value) => (value && [kind, undefined].includes(kindOf(value)) ? side(value) : undefined)));
      if (mine !== turn) return;
      const sides = found.map(({ value }) => value);
      sides.forEach((each, index) => pickers[SIDES[index]].set(each?.name ?? ""));
      const failed = found.find(({ reason }) => reason && !(reason instanceof UnknownError));
      if (failed) throw failed.reason;
      const problem = problemOf(found);
      if (problem) tell(problem, true);
      else if (!a && !b) tell("");
      else if (!a || !b) tell(`Now choose the ${b ? "first" : "second"} ${NAMES[kind].one}.`);
      else await show(sides, mine);
    } catch {
      if (mine !== turn) return;
      tell("The comparison could not be loaded.", true);
      again.hidden = false;
    } finally {
      clearTimeout(slow);
      if (mine === turn) place.removeAttribute("aria-busy");
    }
  }

  /** Why two sides cannot be compared, if so. */
  function problemOf(found) {
    const { kind, a, b } = state;
    const unknown = [a, b].filter((_, index) => found[index].reason).map((value) => `“${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}”`);
    if (unknown.length) return `${unknown.join(" and ")} ${unknown.length > 1 ? "name" : "names"} nothing in this collection. Choose another ${NAMES[kind].one}.`;
    if (a && b && kindOf(a) !== kindOf(b)) return `Only two of a kind can be compared, and “${b}” is no ${NAMES[kind].one}. Choose another one.`;
    if (a && b && found[0].value.value === found[1].value.value) return `Both are the same ${NAMES[kind].one}. Choose another one.`;
    return "";
  }

  async function show(sides, mine) {
    const pair = { sides, ...compared(...sides) };
    const made = await view(pair);
    if (mine !== turn) return;
    result.replaceChildren(...made);
    result.hidden = false;
    tell(summary(pair));
    document.title = `${sides[0].short} and ${sides[1].short} compared${site}`;
  }

  function tell(words, isProblem = false) {
    status.textContent = words;
    status.classList.toggle("wd-note", isProblem);
  }
}
