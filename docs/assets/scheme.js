// @ts-check
// What must be known before the first paint, so that nothing flashes or moves: that scripts run, the scheme that was
// chosen, and whether the key / is switched off. It is no module, because those come later.
document.documentElement.className = "js";
try {
  const chosen = localStorage.getItem("wd-scheme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  if (localStorage.getItem("wd-slash") === "off") document.documentElement.dataset.slash = "off";
} catch {
  // A browser that keeps nothing follows the system
}
