// Copies addresses of paragraphs and signatories, and citations. site.js loads this on first use. What it shows of
// the page goes back into the page as text only.

const box = document.querySelector(".wd-cite");
const status = document.createElement("p");
status.className = "wd-told";
status.setAttribute("role", "status");
document.querySelector("article").append(status);
let telling;

/** Copy the address of a paragraph or signatory. Where rich text is pasted, it is a link with the name of the place. */
export async function copyPin(pin) {
  const place = placeOf(pin.hash);
  const address = document.querySelector("link[rel=canonical]").href + pin.hash;
  const link = document.createElement("a");
  link.href = address;
  link.textContent = `${box.dataset.wdName}, ${place}`;
  await copy(`the address of ${place}`, { "text/plain": address, "text/html": link.outerHTML });
}

/** Give the box its buttons, and keep the place in its citations that the address points at. */
export function mount() {
  for (const row of box.querySelectorAll("dl > div")) {
    const name = row.querySelector("dt").textContent;
    row.querySelector("dd").append(button(name, () => copy(`the citation as ${name}`, { "text/plain": row.querySelector("code").textContent })));
  }
  for (const link of box.querySelectorAll("a[download]")) {
    const fetched = () => fetch(link.href).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
    link.after(button(link.textContent, () => copy(link.textContent, { "text/plain": fetched() })));
  }
  addEventListener("hashchange", point);
  point();
}

/** The name of a place: "para. 2.1", "signatory 7"; nothing if the page has no such place. */
function placeOf(hash) {
  const [, paragraph, signatory] = /^#(?:p([\w-]+)|signatory-(\d+))$/.exec(hash) ?? [];
  if (!(paragraph || signatory) || !document.getElementById(hash.slice(1))) return "";
  return paragraph ? `para. ${paragraph.replaceAll("-", ".")}` : `signatory ${signatory}`;
}

// A link to the box itself says nothing of a place: the last one stays
function point() {
  if (location.hash === "#cite") return;
  const place = placeOf(location.hash);
  for (const slot of box.querySelectorAll("[data-wd-place]")) slot.textContent = place && slot.dataset.wdPlace + place;
  for (const slot of box.querySelectorAll("[data-wd-fragment]")) slot.textContent = place && location.hash;
}

function button(name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = "Copy";
  made.setAttribute("aria-label", `Copy ${name}`);
  made.addEventListener("click", act);
  return made;
}

/** Copy what `kinds` has by media type, text or a promise of it, and say so. */
async function copy(what, kinds) {
  try {
    const blobs = Object.entries(kinds).map(([type, text]) => [
      type,
      Promise.resolve(text).then((ready) => new Blob([ready], { type })),
    ]);
    if (globalThis.ClipboardItem) await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    else await navigator.clipboard.writeText(await kinds["text/plain"]);
    tell(`Copied ${what}.`);
  } catch {
    tell(`Your browser did not let this page copy ${what}.`);
  }
}

// A status is read out when its text changes, so the same words come twice only after nothing
function tell(words) {
  clearTimeout(telling);
  status.textContent = "";
  telling = setTimeout(() => {
    status.textContent = words;
    telling = setTimeout(() => (status.textContent = ""), 6000);
  }, 50);
}
