import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, words } from "../../docs/assets/letters.js";

test("letters of every language are folded to those of every keyboard", () => {
  const names = "SANDBÆK Ørsted Łódź Ilgın İhsan Đorđe Þóra Guðrún Strauß Œuvre Kürkçü Ħamrun ŊŦ Ənvər";
  const folded = "sandbaek orsted lodz ilgin ihsan dorde thora gudrun strauss oeuvre kurkcu hamrun ngt enver";
  assert.equal(fold(names), folded);
});

test("a letter is folded however its accent is written", () => {
  assert.equal(fold("S\u0327ahin"), fold("Şahin"));
  assert.equal(fold("ﬁn №"), "fin no");
});

test("folding twice is folding once, and other scripts stay", () => {
  for (const text of ["ΑΘΗΝΑ", "Київ", "თბილისი", "🏛 x", "", "ẞ"]) assert.equal(fold(fold(text)), fold(text));
  assert.equal(fold("Київ"), "киів");
});

test("words are runs of letters and numbers", () => {
  assert.deepEqual(words("D'ØRSTED, van de VEN-2 (No. 638)"), ["d", "orsted", "van", "de", "ven", "2", "no", "638"]);
  assert.deepEqual(words(" … – "), []);
});
