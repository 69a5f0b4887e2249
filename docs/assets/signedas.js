// @ts-check
// From which countries and in which groups everybody signed: each pair is of one signature at least. Knows no page.

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {import("./collection.js").Person} Person */
/** @typedef {"country" | "group"} Kind */
/** @typedef {{ country: string, group: string }} As a country and a group in which somebody signed, by their slugs */

export const NONE = "none"; // stands for the group of a signature without one

/**
 * Whether somebody signed in the country and the group that are asked for; "" asks for any.
 * @param {As} as
 * @param {As} asked
 */
export function fits(as, asked) {
  return (!asked.country || as.country === asked.country) && (!asked.group || as.group === asked.group);
}

/**
 * What gives every country and group in which somebody signed.
 * @param {Collection} data
 * @param {Person[]} everybody
 * @returns {Promise<(slug: string) => As[]>}
 */
export async function signedAs(data, everybody) {
  const [countries, groups, pairs] = await Promise.all([data.values("country"), data.values("group"), data.signedAs()]);
  /** @type {Map<string, As[]>} */
  const found = new Map(
    everybody.map(({ slug }, person) => {
      const flat = pairs[person];
      const as = [];
      for (let place = 0; place < flat.length; place += 2)
        as.push({ country: countries[flat[place]][0], group: groups[flat[place + 1]]?.[0] ?? NONE });
      return [slug, as];
    }),
  );
  return (slug) => found.get(slug) ?? [];
}
