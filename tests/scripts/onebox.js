// Asks the search box from the files of the search in a folder, for test_onebox.py: what comes first, what else is
// answered, and what is spelled nearly so.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { absentNames } from "../../docs/assets/absent.js";
import { Collection } from "../../docs/assets/collection.js";
import { nearPeople, nearPlaces } from "../../docs/assets/near.js";
import { destination, groupsOf } from "../../docs/assets/onebox.js";

const folder = process.argv[2];
const data = await Collection.open(async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")));
let text = "";
for await (const part of process.stdin) text += part;

const answers = [];
for (const query of JSON.parse(text)) {
  const asked = await data.understood(query);
  const groups = await groupsOf(data, query, 50);
  const rows = groups.flatMap((group) => group.rows.map(({ address }) => address));
  const named = (await data.namedBy(asked.names)).map((index) => data.address(index));
  const absent = (await absentNames(data, asked, 0)).map(({ number }) => number);
  const near = [];
  if (!rows.length && !named.length) {
    near.push(...(await nearPeople(data, asked)).map(({ slug }) => data.addressOf(slug)));
    for (const kind of ["country", "group"])
      near.push(...(await nearPlaces(data, asked, kind)).map((slug) => data.addressOf(slug, kind)));
  }
  const first = (await destination(data, query)) ?? "";
  answers.push({ first, rows: [...named, ...rows], near, absent, texts: asked.texts });
}
process.stdout.write(JSON.stringify(answers));
