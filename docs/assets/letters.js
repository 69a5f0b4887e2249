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
  // The usual marks first, without the class of all, which is many times slower
  const small = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "");
  return small.replace(/\p{M}/gu, "").replace(/[\u0080-\uffff]/g, (letter) => OWN[letter] ?? letter);
}

/**
 * The words of a text, folded: "D'ØRSTED" gives d and orsted.
 * @param {string} text
 */
export function words(text) {
  const folded = fold(text);
  // Letters of every script are looked for where there may be any: that is many times slower
  const gap = /[\u0080-\uffff]/.test(folded) ? /[^\p{L}\p{N}]+/u : /[^a-z0-9]+/;
  return folded.split(gap).filter(Boolean);
}

/**
 * A folded word without what is written in two ways: MÜLLERE is typed as Mullere and Muellere, Đ as D and Dj, Å as A
 * and Aa. To be compared with other words that went through this, and with nothing else.
 * @param {string} word
 */
export function loose(word) {
  return word.replace(/([aou])e|(a)a/g, "$1$2").replaceAll("dj", "d");
}

/**
 * A text that came from anywhere, in usual characters: ligatures, wide digits and spaces of other kinds as those of
 * the keyboard, without those that are not seen. Lines stay lines, and
 * tabs, which part the cells of a table, tabs.
 * @param {string} text
 */
export function clean(text) {
  return text
    .replace(/[‘’‛ʼʹʻ′\u0060´＇]/g, "'")
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[\r\n\u2028\u2029]+/g, "\n")
    .replace(/[^\S\n\t]+|[^\P{Cc}\n\t]/gu, " ")
    .trim();
}
