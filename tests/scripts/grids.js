// Makes the grids that queries ask for from the files of the search in a folder, for test_grids.py; says which files
// each asked for first.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Collection } from "../../docs/assets/collection.js";
import { grid, wanted } from "../../docs/assets/grid.js";
import { asRows, said } from "../../docs/assets/gridwords.js";

const folder = process.argv[2];
let text = "";
for await (const part of process.stdin) text += part;

const answers = [];
for (const query of JSON.parse(text)) {
  const files = [];
  const data = await Collection.open(async (name) => {
    files.push(name);
    return JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"));
  });
  const asked = wanted(query);
  const made = await grid(data, asked);
  answers.push({
    rows: made.rows.map(({ value }) => value),
    rest: made.rest.map(({ value }) => value),
    numbers: made.columns.map((index) => data.numbers[index]),
    total: made.total,
    people: made.people,
    cells: made.cells,
    unknown: Object.values(made.unknown).flat(),
    said: said(made, asked),
    csv: asRows(made, data.numbers),
    files,
  });
}
process.stdout.write(JSON.stringify(answers));
