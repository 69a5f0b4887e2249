// Answers questions from the files of the search in a folder, for test_filters.py: what is found, what every value of
// every facet would find, and who matches.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Collection } from "../../docs/assets/collection.js";

const folder = process.argv[2];
const data = await Collection.open(async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")));
const every = data.numbers.map((_, index) => index);
let text = "";
for await (const part of process.stdin) text += part;

const answers = [];
for (const { chosen, all, people, counted } of JSON.parse(text)) {
  const found = await data.filter(chosen, all);
  const counts = {};
  for (const facet of counted ? ["subject", "country", "group", "year", "signatory", "lead"] : [])
    counts[facet] = Object.fromEntries(await data.counts(facet, every, chosen, { all, people }));
  const matching = await Promise.all(
    found.slice(0, 5).map(async (index) => (await data.matching(index, chosen)).map(({ order }) => order)),
  );
  answers.push({ found: found.map((index) => data.numbers[index]), counts, matching });
}
process.stdout.write(JSON.stringify(answers));
