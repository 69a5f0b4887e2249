import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Collection } from "../../docs/assets/collection.js";

// Three declarations, newest first: 12 of 2018-01-02, 11 of 2018-01-01, 7 of 2017-12-31
const FILES = {
  declarations: {
    numbers: [12, -1, -4],
    days: [17533, -1, -1],
    french: [1],
    titles: 2,
    people: 1,
    signed: 2,
    at: { declaration: "declarations/", signatory: "signatories/", country: "countries/" },
  },
  facts: { docs: [14500, -10, -90], signatures: [20, 30, 20], files: [24000, 1, 0] },
  "titles-0": ["Bells of Łódź", "Lighthouse keepers"],
  "titles-1": ["More bells"],
  facets: {
    countries: [
      ["austria", "Austria"],
      ["turkiye", "Türkiye"],
    ],
    groups: [
      ["epp-cd", "EPP/CD", "Group of the European People’s Party"],
      ["soc", "SOC", "Socialist Group"],
    ],
    former: { epp: "epp-cd" },
  },
  people: {
    slugs: { 1: "zoe-sandbaek-2-tr" },
    isos: ["at", "tr"],
    names: ["Ada EXAMPLE", "Zoë SANDBÆK"],
    countries: [0, 1],
    declarations: [2, 2],
    former: { 1: "Zoé SANDBECK" },
    moved: { "ada-exemple-at": 0 },
  },
  words: { countries: [["austria", "Austria", "Autriche"]], groups: [["soc", "SOC", "Socialist Group"]] },
  // 12: Ada (Austria, SOC), Zoë (Türkiye, EPP/CD). 11: Zoë (Türkiye, EPP/CD). 7: Ada (Austria, EPP/CD)
  "signed-0": [{ declarations: [0, 2], countries: [0, 0], groups: [1, 0], leads: [0, 1] }],
  "signed-1": [{ declarations: [0, 1], countries: [1, 1], groups: [0, 0], leads: [1] }],
  leads: { declarations: [0, 1, 1], countries: [0, 1, 0], groups: [1, 0, 0] },
  "signatures-0": {
    people: [0, 1],
    names: ["Ada EXAMPLE", "Zoë SANDBÆK"],
    signed: [
      { people: [0, 1], countries: [0, 1], groups: [1, 0] },
      { people: [1], countries: [1], groups: [0] },
    ],
  },
  "signatures-1": {
    people: [0],
    names: ["Ada EXAMPLE"],
    signed: [{ people: [0], countries: [0], groups: [0] }],
  },
  // One bit a declaration, counted from the last hexadecimal digit
  "country-austria": "5",
  "country-turkiye": "3",
  "group-epp-cd": "7",
  "group-soc": "1",
  // One bit a value, a number for each declaration
  countries: "3 2 1",
  groups: "3 1 1",
  "groups-of-austria": "2 0 1",
  "groups-of-turkiye": "1 1 0",
  "countries-of-epp-cd": "2 2 1",
  "countries-of-soc": "1 0 0",
  "../texts/ids": { short: "000" + "1a_" + "...", whole: "abcdef0" },
};

/** @type {string[]} */
let loaded = [];
/** @type {Collection} */
let data;

beforeEach(async () => {
  loaded = [];
  data = await Collection.open(async (name) => {
    loaded.push(name);
    if (!(name in FILES)) throw new Error(name);
    return structuredClone(FILES[name]);
  });
});

test("numbers and days are sums of differences", () => {
  assert.deepEqual(data.numbers, [12, 11, 7]);
  assert.deepEqual(
    [0, 1, 2].map((index) => data.date(index).toISOString().slice(0, 10)),
    ["2018-01-02", "2018-01-01", "2017-12-31"],
  );
  assert.deepEqual(
    [0, 1, 2].map((index) => data.year(index)),
    [2018, 2018, 2017],
  );
});

test("a declaration is found by its address, and by no other", () => {
  assert.equal(data.address(2), "declarations/7/");
  assert.equal(data.at("declarations/7/"), 2);
  for (const other of ["declarations/8/", "signatories/7/", "declarations/07/", "", "x"])
    assert.equal(data.at(other), undefined);
  assert.equal(data.addressOf("austria", "country"), "countries/austria/");
});

test("numbers, Doc. IDs and official addresses name declarations", async () => {
  assert.deepEqual(await data.named("11"), [1]);
  assert.deepEqual(await data.named(" No. 12 "), [0]);
  assert.deepEqual(await data.named("Doc. 14400"), [2]);
  assert.deepEqual(await data.named("14490"), [1]);
  assert.deepEqual(await data.named("no 14490"), []);
  assert.deepEqual(await data.named("https://pace.coe.int/en/files/24001/html"), [1, 2]);
  for (const nothing of ["0", "bells", "12 bells", "/files/0"]) assert.deepEqual(await data.named(nothing), []);
});

test("titles are found by every word, folded", async () => {
  assert.deepEqual(await data.titled("bells"), [0, 2]);
  assert.deepEqual(await data.titled("LODZ bel"), [0]);
  assert.deepEqual(await data.titled("11"), [1]);
  assert.equal(await data.title(2), "More bells");
});

test("people are found by words of their names", async () => {
  const zoe = { slug: "zoe-sandbaek-2-tr", name: "Zoë SANDBÆK", country: "Türkiye", declarations: 2 };
  assert.deepEqual(await data.people("sandbaek zoe"), [zoe]);
  assert.deepEqual(await data.people("sandbeck"), [zoe], "a name that was printed before");
  assert.deepEqual(await data.people("Ms SANDBAEK, Zoë, Austria"), [zoe]);
  assert.deepEqual(await data.people(""), []);
  assert.deepEqual(await data.person("zoe-sandbaek-2-tr"), zoe);
  assert.equal(await data.person("nobody-at"), undefined);
});

test("several values of a facet mean any of them", async () => {
  assert.deepEqual(await data.filter({}), [0, 1, 2]);
  assert.deepEqual(await data.filter({ year: ["2018", "2017"] }), [0, 1, 2]);
  assert.deepEqual(await data.filter({ year: ["2018"], country: ["austria"] }), [0]);
  assert.deepEqual(await data.filter({ country: ["austria", "turkiye"] }), [0, 1, 2]);
  assert.deepEqual(await data.filter({ signatory: ["ada-example-at"] }), [0, 2]);
  assert.deepEqual(await data.filter({ signatory: ["ada-example-at", "zoe-sandbaek-2-tr"] }), [0, 1, 2]);
});

test("facets mean one signature", async () => {
  // Both stand under No. 12, and not in one signature
  assert.deepEqual(await data.filter({ country: ["austria"], group: ["epp-cd"] }), [2]);
  assert.deepEqual(await data.filter({ country: ["austria"], group: ["epp-cd", "soc"] }), [0, 2]);
  assert.deepEqual(await data.filter({ signatory: ["ada-example-at"], group: ["epp-cd"] }), [2]);
  assert.deepEqual(await data.filter({ lead: ["yes"], group: ["epp-cd"] }), [1, 2]);
  assert.deepEqual(await data.filter({ lead: ["yes"], signatory: ["zoe-sandbaek-2-tr"] }), [1]);
  assert.deepEqual(await data.filter({ lead: ["yes"] }), [0, 1, 2]);
});

test("all of these have to be there if that is asked", async () => {
  assert.deepEqual(await data.filter({ country: ["austria", "turkiye"] }, true), [0]);
  assert.deepEqual(await data.filter({ signatory: ["ada-example-at", "zoe-sandbaek-2-tr"] }, true), [0]);
  assert.deepEqual(await data.filter({ country: ["austria", "turkiye"], group: ["epp-cd"] }, true), []);
  assert.deepEqual(await data.filter({ country: ["austria", "nowhere"] }, true), []);
});

test("one facet alone loads only its masks", async () => {
  await data.filter({ country: ["austria"], year: ["2018"] });
  assert.deepEqual(loaded, ["declarations", "facets", "country-austria"]);
});

test("what was called otherwise is found", async () => {
  const chosen = { group: ["epp", "__proto__"], signatory: ["ada-exemple-at", "constructor"], year: ["2018"] };
  assert.deepEqual(await data.current(chosen), {
    group: ["epp-cd", "__proto__"],
    signatory: ["ada-example-at", "constructor"],
    year: ["2018"],
  });
});

test("what an address may hold and nothing has, finds nothing and loads nothing", async () => {
  for (const value of ["../../people", "nowhere", "__proto__"]) {
    assert.deepEqual(await data.filter({ country: [value] }), []);
    assert.deepEqual(await data.filter({ signatory: [value] }), []);
    assert.deepEqual(await data.filter({ year: [value] }), []);
  }
  assert.deepEqual(loaded, ["declarations", "facets", "people"]);
});

test("a value counts what it would find", async () => {
  const counted = async (...question) => Object.fromEntries(await data.counts(...question));
  assert.deepEqual(await counted("year", [0, 2]), { 2018: 1, 2017: 1 });
  assert.deepEqual(await counted("country", [0, 1, 2]), { austria: 2, turkiye: 2 });
  assert.deepEqual(await counted("group", [0]), { "epp-cd": 1, soc: 1 });
  assert.deepEqual(await counted("group", [0, 1, 2], { country: ["austria"] }), { "epp-cd": 1, soc: 1 });
  assert.deepEqual(await counted("country", [0, 1, 2], { group: ["soc"], country: ["turkiye"] }), { austria: 1 });
  assert.deepEqual(await counted("year", [0, 1, 2], { country: ["austria"], group: ["epp-cd"] }), { 2017: 1 });
  assert.deepEqual(await counted("country", [0, 1, 2], { country: ["austria"] }, { all: true }), {
    austria: 2,
    turkiye: 1,
  });
  const people = ["ada-example-at", "zoe-sandbaek-2-tr", "nobody-at"];
  assert.deepEqual(await counted("signatory", [0, 1, 2], { group: ["epp-cd"] }, { people }), {
    "ada-example-at": 1,
    "zoe-sandbaek-2-tr": 2,
  });
});

test("signatures that match are told in words", async () => {
  assert.deepEqual(
    (await data.matching(0, {})).map(({ order, name, from, as }) => [order, name, from, as]),
    [
      [1, "Ada EXAMPLE", "Austria", "SOC"],
      [2, "Zoë SANDBÆK", "Türkiye", "EPP/CD"],
    ],
  );
  assert.deepEqual(
    (await data.matching(0, { group: ["epp-cd"] })).map(({ name }) => name),
    ["Zoë SANDBÆK"],
  );
});

test("there are three orders", async () => {
  assert.deepEqual(await data.sorted([2, 0, 1], "newest"), [0, 1, 2]);
  assert.deepEqual(await data.sorted([0, 1, 2], "number"), [2, 1, 0]);
  assert.deepEqual(await data.sorted([2, 0, 1], "signatories"), [1, 0, 2]);
});

test("the index of the texts knows declarations by the beginning of an id", async () => {
  const positionOf = await data.byId();
  assert.equal(positionOf("abcdef0"), 2);
  // The digits 1, 10 and 63 of base 64
  const number = ((1 << 12) | (10 << 6) | 63) << 2;
  assert.equal(positionOf(`${number.toString(16).padStart(5, "0")}ff`), 1);
  assert.equal(positionOf("fffff00"), undefined);
});

test("a file is loaded once, and again if that failed", async () => {
  await Promise.all([data.title(0), data.title(1), data.titles()]);
  assert.deepEqual(loaded, ["declarations", "titles-0", "titles-1"]);
  let fails = true;
  const shaky = await Collection.open(async (name) => {
    if (name === "facts" && fails) throw new Error("lost");
    return FILES[name];
  });
  await assert.rejects(shaky.facts(), /lost/);
  fails = false;
  assert.deepEqual((await shaky.facts()).docs, [14500, 14490, 14400]);
});
