// Runs the project's own Python beside the page: Pyodide from our own files, then our modules.
let reading;

self.addEventListener("message", async ({ data }) => {
  try {
    reading ??= load(data);
    const read = await reading;
    self.postMessage({ preview: JSON.parse(read(data.text, data.source, "/project/registry")) });
  } catch (error) {
    reading = undefined;
    self.postMessage({ error: `The text could not be read: ${String(error.message ?? error).trim().split("\n").pop()}` });
  }
});

async function load({ base, runtime }) {
  stage("Loading Python (6 MB, once) …", 1);
  const { loadPyodide } = await import(new URL("pyodide.mjs", runtime));
  const python = await loadPyodide({ indexURL: runtime });
  stage("Loading the rules …", 3);
  const answer = await fetch(new URL("project.zip", base));
  python.unpackArchive(await answer.arrayBuffer(), "zip", { extractDir: "/project" });
  stage("Reading …", 4);
  return python.runPython("import sys; sys.path.insert(0, '/project')\nfrom written_declarations.intake.preview import preview_json\npreview_json");
}

function stage(text, value) {
  self.postMessage({ stage: text, value });
}
