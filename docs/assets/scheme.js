// @ts-check
// What must be known before the first paint, so that nothing flashes or moves: that scripts run, and the scheme that
// was chosen. It is no module, because those come later.
document.documentElement.className = "js";
try {
  const chosen = localStorage.getItem("wd-scheme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
} catch {
  // A browser that keeps nothing follows the system
}
