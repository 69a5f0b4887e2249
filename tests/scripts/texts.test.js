// A word that no text has is found in no shorter one, and its other forms are found.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isInflected } from "../../docs/assets/texts.js";

test("forms of a word are the same word", () => {
  for (const pair of [
    "country countries",
    "declaration declare",
    "investigate investigations",
    "vote voting",
    "stopped stop",
    "apply applied",
    "member members",
    "political politically",
    "proposal proposed",
    "ally allies",
  ]) {
    const [one, other] = pair.split(" ");
    assert.ok(isInflected(one, other), pair);
    assert.ok(isInflected(other, one), pair);
  }
});

test("a word is not its beginning", () => {
  for (const pair of [
    "martin mart",
    "society soc",
    "kazakhstan kazakh",
    "nosuchword no",
    "schennach sch",
    "turkey tur",
  ]) {
    const [one, other] = pair.split(" ");
    assert.ok(!isInflected(one, other), pair);
    assert.ok(!isInflected(other, one), pair);
  }
});

test("two letters are no word to have in common", () => {
  assert.ok(!isInflected("is", "ising"));
  assert.ok(!isInflected("an", "ants"));
});
