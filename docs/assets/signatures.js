// @ts-check
// What is asked of signatures, and what answers it. A choice means one signature: country, group, signatory and
// lead must hold for one and the same. Knows no page and no file; this is the whole truth about filters.

/** What can be asked of one signature. */
export const ASKED = /** @type {const} */ (["country", "group", "signatory", "lead"]);

/** @typedef {(typeof ASKED)[number]} Asked */
/** @typedef {Asked | "subject" | "year"} Facet */
/** @typedef {Partial<Record<Facet, string[]>>} Chosen the values that are chosen of each facet; any of them will do */
/** @typedef {Partial<Record<Asked, string>>} Signature as much as is known of it; `lead` is "yes" or "" */

/**
 * Whether anything is asked of signatures.
 * @param {Chosen} chosen
 */
export function asksOfSignatures(chosen) {
  return ASKED.some((facet) => chosen[facet]?.length);
}

/**
 * The signatures that have a chosen value of each facet that is asked for.
 * @template {Signature} Type
 * @param {Type[]} signatures
 * @param {Chosen} chosen
 * @returns {Type[]}
 */
export function matching(signatures, chosen) {
  const asked = ASKED.filter((facet) => chosen[facet]?.length);
  return signatures.filter((signature) => asked.every((facet) => chosen[facet]?.includes(signature[facet] ?? "")));
}

/**
 * Whether the signatures of a declaration answer: one matches, or, with `all`, those that match have every chosen
 * value between them.
 * @param {Signature[]} signatures
 * @param {Chosen} chosen something of signatures
 * @param {boolean} all
 */
export function answers(signatures, chosen, all) {
  const found = matching(signatures, chosen);
  if (!all) return found.length > 0;
  return ASKED.every((facet) =>
    (chosen[facet] ?? []).every((value) => found.some((signature) => signature[facet] === value)),
  );
}

/**
 * The values of a facet with which a declaration would answer: instead of those that are chosen of that facet, or,
 * with `all`, together with them.
 * @param {Signature[]} signatures
 * @param {Asked} facet
 * @param {Chosen} chosen
 * @param {boolean} all
 * @returns {Set<string>}
 */
export function possible(signatures, facet, chosen, all) {
  const candidates = matching(signatures, { ...chosen, [facet]: [] });
  const values = new Set(candidates.flatMap((signature) => signature[facet] || []));
  if (!all) return values;
  const own = chosen[facet] ?? [];
  return new Set([...values].filter((value) => answers(candidates, { ...chosen, [facet]: [...own, value] }, true)));
}
