// @ts-check
// Declarations that are named and not here: what is known of them, and which numbers stand beside theirs. Knows no page.

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {{ name: import("./query.js").Name, number: number, known?: import("./collection.js").Missing }} Absent `number` is 0 if it is not known */

const HIGHER = 200; // numbers beyond the highest known that the Assembly may have reached

/**
 * Of what a query names that which is not here. A number alone may mean anything: where something was found, it counts
 * only if a declaration may well have it.
 * @param {Collection} data
 * @param {import("./query.js").Understood} asked
 * @param {number} found how much was found
 */
export async function absentNames(data, { names, named, dated }, found) {
  /** @type {Absent[]} */
  const absent = [];
  for (const name of dated ? [] : names) {
    if ((await data.namedBy([name])).length) {
      if (named) return []; // the others are other names of it
      continue;
    }
    const { sort, value } = name;
    const known = (await data.missing()).find((missing) => isNamed(missing, name));
    const isNumber = sort === "number" || (sort === "any" && mayBe(data, value));
    if (!known && !isNumber && found) continue;
    const number = known?.[0] ?? (isNumber ? value : 0);
    if (!absent.some((other) => other.number === number)) absent.push({ name, number, known });
  }
  // A Doc. ID of which nothing is known says less than the number beside it
  return absent.some(({ number }) => number) ? absent.filter(({ number }) => number) : absent;
}

/**
 * Whether the Assembly may have given a number to a declaration.
 * @param {Collection} data
 * @param {number} number
 */
export function mayBe(data, number) {
  return number > 0 && number <= Math.max(data.about, ...data.numbers) + HIGHER;
}

/**
 * @param {import("./collection.js").Missing} missing
 * @param {import("./query.js").Name} name
 */
function isNamed([number, doc, , , , file], { sort, value }) {
  if (sort === "file") return file === value;
  return (sort !== "doc" && number === value) || (sort !== "number" && doc === value);
}

/**
 * The positions of the next lower and the next higher number that is here.
 * @param {number} number
 * @param {number[]} numbers
 */
export function nearestNumbers(number, numbers) {
  const order = numbers.map((_, index) => index).sort((a, b) => numbers[a] - numbers[b]);
  const lower = order.filter((index) => numbers[index] < number).at(-1);
  const higher = order.find((index) => numbers[index] > number);
  return [lower, higher].filter((index) => index !== undefined);
}

/**
 * The two years that are nearest to one, in their order.
 * @param {number} year
 * @param {number[]} years
 */
export function nearestYears(year, years) {
  return [...years]
    .sort((a, b) => Math.abs(a - year) - Math.abs(b - year))
    .slice(0, 2)
    .sort();
}
