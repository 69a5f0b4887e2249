// The contributing page: shows how a pasted text will be read. Python is loaded on the first click
// only, into a worker, so that the page stays usable. Everything is shown as text, never as HTML.
const section = document.querySelector("[data-wd-preview]");
const base = new URL("preview/", document.baseURI);

const manifest = await fetch(new URL("manifest.json", base)).then((answer) => answer.json());
if (section && manifest.runtime) {
  section.hidden = false;
  start(section);
}

function start(place) {
  const form = place.querySelector("form");
  const status = place.querySelector("[data-wd-status]");
  const progress = place.querySelector("progress");
  const result = place.querySelector("[data-wd-result]");
  let worker;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!worker) {
      worker = new Worker(new URL("preview-worker.js", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }) => receive(data));
      worker.addEventListener("error", () => fail("Python could not be started in this browser."));
      progress.hidden = false;
    }
    status.textContent = "Reading …";
    worker.postMessage({
      text: form.elements.text.value,
      source: form.elements.source.value,
      base: base.href,
      runtime: new URL(`${manifest.version}/`, base).href,
    });
  });

  function receive(data) {
    if (data.stage) {
      status.textContent = data.stage;
      progress.value = data.value;
    } else if (data.error) {
      fail(data.error);
    } else {
      progress.hidden = true;
      show(data.preview);
    }
  }

  function fail(why) {
    worker.terminate();
    worker = undefined;
    progress.hidden = true;
    status.textContent = `${why} The instructions on this page work without it.`;
  }

  function show(preview) {
    result.replaceChildren();
    if (preview.questions.length) {
      status.textContent = "The text cannot be read as it stands. What is missing stands below.";
      result.append(list(preview.questions));
    } else {
      status.textContent = `Read: ${preview.signatories.length} signatories from ${preview.countries} countries and ${preview.groups} political groups.`;
      result.append(
        element("h3", preview.title),
        element("p", preview.facts),
        table(preview.signatories),
        ...preview.paragraphs.map((paragraph) => element("p", paragraph)),
      );
      if (preview.problems.length) {
        result.append(
          element("h3", "To look at"),
          list(preview.problems.map((p) => `${p.severity} ${p.rule}: ${p.message}; ${p.help}`)),
        );
      }
      result.append(element("h3", "The file"), element("pre", preview.file), next(preview));
    }
    if (preview.notes.length) {
      result.append(element("h3", "Read in another way than printed, or left out"), list(preview.notes));
    }
  }

  function next(preview) {
    const address = new URL(place.dataset.wdNew);
    address.searchParams.set("filename", `${preview.number}.md`);
    address.searchParams.set("value", preview.file);
    const link = element("a", `Open it as the new file ${preview.number}.md on GitHub`);
    link.href = address.href;
    const paragraph = document.createElement("p");
    paragraph.append(link);
    return paragraph;
  }
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function list(items) {
  const made = document.createElement("ul");
  made.append(...items.map((item) => element("li", item)));
  return made;
}

function table(rows) {
  const frame = element("div", "");
  frame.className = "wd-table";
  const made = document.createElement("table");
  made.className = "wd-grid";
  made.append(element("caption", "The signatories as they will be published"));
  const head = made.createTHead().insertRow();
  for (const name of ["No.", "Name", "Country", "Group"]) {
    const cell = element("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = made.createTBody();
  rows.forEach((row, index) => {
    const line = body.insertRow();
    line.append(...[String(index + 1), ...row].map((text) => element("td", text)));
  });
  frame.append(made);
  return frame;
}
