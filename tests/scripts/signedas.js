// Tells from the files of the search in a folder who signed from which country in which group, for test_filters.py.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Collection } from "../../docs/assets/collection.js";
import { fits, NONE, signedAs } from "../../docs/assets/signedas.js";

const folder = process.argv[2];
const data = await Collection.open(async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")));
const { size } = await data.signatories();
const everybody = await data.persons(Array.from({ length: size }, (_, index) => index));
const as = await signedAs(data, everybody);
const slugs = async (kind) => (await data.values(kind)).map(([slug]) => slug);
const answers = {};
for (const country of ["", ...(await slugs("country"))])
  for (const group of ["", ...(await slugs("group")), NONE])
    answers[`${country} ${group}`] = everybody
      .filter(({ slug }) => as(slug).some((each) => fits(each, { country, group })))
      .map(({ slug }) => slug);
process.stdout.write(JSON.stringify(answers));
