// The home page's search box opens the search of the header. Without JavaScript it stays hidden.
const box = document.querySelector("[data-wd-search]");
const toggle = document.getElementById("__search");

if (box && toggle) {
  box.hidden = false;
  box.addEventListener("click", () => toggle.click());
}
