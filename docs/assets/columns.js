// @ts-check
// How hooks/written_declarations/exports/search_data.py writes columns of numbers.

/**
 * Numbers that are written as differences to the number before.
 * @param {number[]} deltas
 */
export function sums(deltas) {
  let sum = 0;
  return deltas.map((delta) => {
    sum += delta;
    return sum;
  });
}

/**
 * Whether a number in hexadecimal digits has a bit. There are more countries than a number of JavaScript has bits.
 * @param {string} mask
 * @param {number} bit
 */
export function has(mask, bit) {
  const digit = parseInt(mask[mask.length - 1 - (bit >> 2)] ?? "0", 16);
  return ((digit >> (bit & 3)) & 1) === 1;
}

/**
 * The bits that such a number has, lowest first.
 * @param {string} mask
 */
export function bits(mask) {
  const found = [];
  for (let place = mask.length - 1, bit = 0; place >= 0; place -= 1, bit += 4) {
    const digit = parseInt(mask[place], 16);
    for (let each = 0; each < 4; each += 1) if ((digit >> each) & 1) found.push(bit + each);
  }
  return found;
}
