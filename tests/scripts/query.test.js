import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, loose } from "../../docs/assets/letters.js";
import { errors, nearest } from "../../docs/assets/near.js";
import { Lexicon, namesIn, understood } from "../../docs/assets/query.js";

const LEXICON = new Lexicon({
  countries: [
    ["austria", "Austria", "Autriche"],
    ["north-macedonia", "North Macedonia", "The former Yugoslav Republic of Macedonia"],
    ["jordan", "Jordan", "Jordanie"],
  ],
  groups: [
    ["soc", "SOC", "Socialists, Democrats and Greens Group"],
    ["epp-cd", "EPP/CD", "Group of the European People's Party", "PPE/DC"],
    ["ec", "EC", "European Conservatives Group", "CE"],
  ],
});

/** @param {string} query */
const ask = (query) => understood(query, LEXICON);

test("names of declarations are told from numbers in a text", () => {
  const names = (query) => namesIn(query).names.map(({ sort, value, hash }) => `${sort} ${value}${hash}`);
  assert.deepEqual(names("Written declaration No. 7 | Doc. 14000 | 11 October 2017"), ["number 7", "doc 14000"]);
  assert.deepEqual(names("https://example.org/declarations/7/#p3"), ["number 7#p3"]);
  assert.deepEqual(names("https://example.org/7/"), ["number 7"]);
  assert.deepEqual(names("pace.coe.int/en/files/24000/html"), ["file 24000"]);
  assert.deepEqual(names("７"), ["any 7"]);
  assert.deepEqual(names("Protocol No. 13 to the Convention"), []);
  assert.deepEqual(names("https://example.org/years/2017/"), []);
  assert.deepEqual(names("1/2 of the members"), []);
});

test("a line of a list is a name, a country and a group", () => {
  for (const line of ["3. Mr Ada SAMPLE, Austria, SOC ;", "• Ada SAMPLE (Autriche, soc)", "Ada SAMPLE\tAustria\tSOC"]) {
    const { people, places, texts } = ask(line);
    assert.ok(
      people[0].some((words) => words.join(" ") === "ada sample"),
      line,
    );
    assert.deepEqual(
      places.map(({ slug }) => slug),
      ["austria", "soc"],
    );
    assert.equal(texts[0], "ada sample");
  }
});

test("countries and groups are whole words", () => {
  assert.equal(ask("society").places.length, 0);
  assert.equal(ask("ce que").places.length, 0, "a short code within small letters is a word");
  assert.deepEqual(ask("SOC").texts, [], "no text is asked for a code");
  assert.ok(ask("l’ancienne").places.length === 0);
  assert.ok(ask("the FORMER Yugoslav republic of macedonia").placed);
  assert.ok(ask("ppe-dc").placed);
});

test("years, punctuation and what is too long", () => {
  assert.ok(ask(" in 2017. ").dated);
  assert.ok(!ask("Kazakhstan 2017").dated);
  assert.equal(ask("… !").text, "");
  assert.ok(ask("word ".repeat(3000)).cut);
});

test("characters and spellings", () => {
  assert.equal(clean("\u200bﬁ\u00adne\u00a0\u00a0 ６３８’"), "fine 638'");
  assert.equal(loose("muellere"), loose("mullere"));
  assert.equal(loose("djokovic"), loose("dokovic"));
});

test("errors are letters more, less, other, and in turn", () => {
  assert.equal(errors("schenach", "schennach", 2), 1);
  assert.equal(errors("shcennach", "schennach", 2), 1);
  assert.equal(errors("schennach", "kox", 2), 3);
  const names = [
    ["ada", "sample"],
    ["bo", "trial"],
  ];
  const near = (...asked) =>
    nearest(
      asked,
      names.length,
      (index) => names[index],
      () => 0,
    );
  assert.deepEqual(near("sampel"), [0]);
  assert.deepEqual(near("adasampel"), [0]);
  assert.deepEqual(near("nobody"), []);
});
