// A text box that suggests what may be meant, by the pattern of a combobox with a list. Keys: down and up go
// through the list, Enter chooses, Escape closes it.
import { element } from "./results.js";

const PAUSE = 150; // milliseconds without a key until a query is asked
const PATIENCE = 20_000;

let pickers = 0;

/**
 * A labelled text box. `suggest` gives what fits a text, each with value, name and details; `choose` takes the value
 * of what was chosen, "" for nothing.
 */
export function picker(suggest, choose) {
  const id = `wd-picker-${(pickers += 1)}`;
  const place = element("div", "wd-picker");
  const label = element("label");
  const box = element("input");
  const list = element("ul", "wd-picker__list");
  const status = element("p", "wd-picker__status");
  let chosen = "";
  let rows = [];
  let active = -1;
  let turn = 0;
  let timer;

  label.htmlFor = box.id = id;
  list.id = `${id}-list`;
  list.hidden = true;
  Object.assign(box, { type: "text", autocomplete: "off", spellcheck: false });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    box.setAttribute(name, value);
  }
  list.setAttribute("role", "listbox");
  status.setAttribute("role", "status");
  const held = element("div", "wd-picker__held");
  held.append(box, list, status);
  place.append(label, held);

  box.addEventListener("focus", () => box.select());
  box.addEventListener("click", () => list.hidden && ask());
  box.addEventListener("input", () => {
    clearTimeout(timer);
    turn += 1; // what is on its way answers another text, and so does what is marked
    active = -1;
    box.removeAttribute("aria-activedescendant");
    timer = setTimeout(ask, PAUSE);
  });
  box.addEventListener("keydown", async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : rows.length - (active < 0 ? 0 : 1);
      if (!list.hidden) mark((active + step) % rows.length);
      else if (await ask()) mark(event.key === "ArrowDown" ? 0 : rows.length - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      if (!box.value.trim()) take({ value: "", name: "" });
      else if (box.value !== chosen && (active >= 0 || (await ask()))) take(rows[Math.max(active, 0)]);
      else close();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  box.addEventListener("blur", () => {
    clearTimeout(timer);
    close();
    // A text that was not chosen is no choice; no text takes the choice back
    if (!box.value.trim() && chosen) take({ value: "", name: "" });
    else box.value = chosen;
  });
  // The box keeps the focus while something is chosen with a mouse
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(rows[[...list.children].indexOf(option)]);
  });

  /** Show what fits the text. Returns whether anything does, or undefined if another text was typed meanwhile. */
  async function ask() {
    const mine = (turn += 1);
    const query = box.value === chosen ? "" : box.value;
    const slow = setTimeout(() => mine === turn && tell("Searching …"), 400);
    try {
      const found = await within(suggest(query));
      if (mine !== turn) return undefined;
      show(found, query);
      return found.length > 0;
    } catch {
      if (mine === turn) show([], "", "Suggestions could not be loaded.");
      return false;
    } finally {
      clearTimeout(slow);
    }
  }

  function show(found, query, said = "") {
    rows = found;
    active = -1;
    list.replaceChildren(
      ...found.map(({ name, details }, row) => {
        const option = element("li", "", name);
        option.id = `${id}-${row}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        if (details) option.append(element("small", "", details));
        return option;
      }),
    );
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
    if (found.length) tell(`${found.length} to choose from`, true);
    else tell(said || (query.trim() ? `Nothing fits “${query.trim()}”` : "Type a name"));
  }

  /** What is only for ears is seen in the list. */
  function tell(words, heard = false) {
    status.textContent = words;
    status.classList.toggle("wd-picker__status--heard", heard);
  }

  function mark(row) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = row;
    const option = list.children[row];
    option.setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function take({ value, name }) {
    box.value = chosen = name;
    close();
    choose(value);
  }

  function close() {
    turn += 1;
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    active = -1;
    tell("");
  }

  return {
    place,
    box,
    /** Say what is asked for. */
    name(question, hint) {
      label.textContent = question;
      box.placeholder = hint;
      list.setAttribute("aria-label", "Suggestions");
    },
    /** Put in what is chosen already. */
    set(name) {
      const isTyping = document.activeElement === box && box.value !== chosen;
      chosen = name;
      if (!isTyping) box.value = name;
    },
  };
}

/** A promise that fails when it takes too long. */
function within(promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("too long")))]);
}
