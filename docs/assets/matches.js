// @ts-check
// Who matches what is asked of a declaration, in words. finder.js loads this behind its results.
import { ASKED } from "./signatures.js";

/** @typedef {import("./signatures.js").Chosen} Chosen */
/** @typedef {import("./signatures.js").Signature} Signature */
/** @typedef {import("./collection.js").Signed} Signed */

const MOST_NAMED = 3;

/**
 * "Matching: Andrej HUNKO (Germany, UEL), and 2 more"
 * @param {Signed[]} signatures that match
 * @param {Chosen} chosen
 */
export function matches(signatures, chosen) {
  const named = foremost(signatures, chosen).slice(0, MOST_NAMED);
  const rest = signatures.length - named.length;
  const names = named.map(({ name, from, as }) => `${name} (${[from, as].filter(Boolean).join(", ")})`);
  return `Matching: ${names.join(", ")}${rest ? `, and ${rest} more` : ""}`;
}

/**
 * Signatures that match, those first that together have most of what is chosen: whoever asks for two countries sees
 * somebody of both.
 * @template {Signature} Type
 * @param {Type[]} found
 * @param {Chosen} chosen
 * @returns {Type[]}
 */
function foremost(found, chosen) {
  /** @type {Set<Type>} */
  const first = new Set();
  for (const facet of ASKED) {
    for (const value of chosen[facet] ?? []) {
      if ([...first].some((signature) => signature[facet] === value)) continue;
      const other = found.find((signature) => signature[facet] === value);
      if (other) first.add(other);
    }
  }
  return [...first, ...found.filter((signature) => !first.has(signature))];
}
