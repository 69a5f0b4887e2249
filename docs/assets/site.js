// The home page's search box opens the search of the header. Without JavaScript it stays hidden.
const box = document.querySelector("[data-wd-search]");
const toggle = document.getElementById("__search");

if (box && toggle) {
  box.hidden = false;
  box.addEventListener("click", () => toggle.click());
}

// The theme's buttons for menu and search are labels, which a keyboard cannot reach: make them buttons.
for (const [id, name] of [["__drawer", "Menu"], ["__search", "Search"]]) {
  const input = document.getElementById(id);
  const label = document.querySelector(`.md-header__button[for="${id}"]`);
  if (!input || !label) continue;
  label.tabIndex = 0;
  label.setAttribute("role", "button");
  label.setAttribute("aria-label", name);
  const tell = () => label.setAttribute("aria-expanded", String(input.checked));
  input.addEventListener("change", tell);
  tell();
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    input.click();
    if (id === "__drawer" && input.checked) document.querySelector(".md-sidebar--primary a[href]")?.focus();
  });
  if (id === "__drawer") {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !input.checked) return;
      input.click();
      label.focus();
    });
  }
}

// Long tables can be filtered and sorted. The module for it comes on first use, or if the address asks for a view.
for (const sheet of document.querySelectorAll("[data-wd-table]")) {
  const opener = sheet.querySelector(".wd-open");
  if (!opener) continue;
  const toggle = () => import("./tables.js").then((tables) => tables.toggle(sheet));
  opener.hidden = false;
  opener.addEventListener("click", toggle);
  if (location.search.includes(`${sheet.dataset.wdTable}-`)) toggle();
}
