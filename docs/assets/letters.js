// @ts-check
// Letters, folded as hooks/written_declarations/words/letters.py folds them for addresses.

/** @type {Record<string, string>} */
const OWN = {
  æ: "ae",
  ø: "o",
  ł: "l",
  ı: "i",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  ə: "e",
  œ: "oe",
  ħ: "h",
  ŋ: "ng",
  ŧ: "t",
  ĳ: "ij",
};

/**
 * The text in small letters of every keyboard: "SANDBÆK" gives sandbaek.
 * @param {string} text
 */
export function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\p{M}/gu, "");
  return bare.replace(/\P{ASCII}/gu, (letter) => OWN[letter] ?? letter);
}

/**
 * The words of a text, folded: "D'ØRSTED" gives d and orsted.
 * @param {string} text
 */
export function words(text) {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
