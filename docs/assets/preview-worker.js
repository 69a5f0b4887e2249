// @ts-check
// Runs the project's own Python beside the page: Pyodide from our own files, then our modules.

/** @typedef {(text: string, source: string, registry: string) => string} Read */

/** @type {Promise<Read> | undefined} */
let reading;

self.addEventListener("message", async ({ data }) => {
  try {
    reading ??= load(data);
    const read = await reading;
    self.postMessage({ preview: JSON.parse(read(data.text, data.source, "/project/registry")) });
  } catch (error) {
    reading = undefined;
    const why = error instanceof Error ? error.message : String(error);
    self.postMessage({ error: `The text could not be read: ${why.trim().split("\n").pop()}` });
  }
});

/**
 * @param {{ base: string, runtime: string }} addresses
 * @returns {Promise<Read>}
 */
async function load({ base, runtime }) {
  stage("Loading Python (about 7 MB, once) …", 1);
  const { loadPyodide } = await import(new URL("pyodide.mjs", runtime).href);
  const python = await loadPyodide({ indexURL: runtime });
  stage("Loading the rules …", 3);
  const answer = await fetch(new URL("project.zip", base));
  python.unpackArchive(await answer.arrayBuffer(), "zip", { extractDir: "/project" });
  stage("Reading …", 4);
  return python.runPython(
    "import sys; sys.path.insert(0, '/project')\nfrom written_declarations.intake.preview import preview_json\npreview_json",
  );
}

/**
 * Tell the page how far this is.
 * @param {string} text
 * @param {number} value
 */
function stage(text, value) {
  self.postMessage({ stage: text, value });
}
