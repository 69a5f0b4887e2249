// @ts-check
// What a list to choose from offers for a text: who and what is meant by it, or else what is spelled nearly so; for no
// text who signed most. Loaded when such a list opens.
import { nearPeople, nearPlaces } from "./near.js";
import { placesOf } from "./onebox.js";

/** @typedef {import("./collection.js").Collection} Collection */

/**
 * @param {Collection} data
 * @param {string} query
 * @param {number} most
 */
export async function offered(data, query, most) {
  if (!query.trim()) return { people: await data.persons((await data.signatories()).frequent(most)), isNear: false };
  const people = await data.people(query, most);
  if (people.length) return { people, isNear: false };
  return { people: await nearPeople(data, await data.understood(query)), isNear: true };
}

/**
 * @param {Collection} data
 * @param {string} query
 * @param {"country" | "group"} kind
 */
export async function offeredPlaces(data, query, kind) {
  const all = await data.values(kind);
  if (!query.trim()) return { places: all, isNear: false };
  const asked = await data.understood(query);
  const found = await placesOf(data, asked, kind);
  const isNear = !found.length;
  const slugs = isNear ? await nearPlaces(data, asked, kind) : found;
  return { places: slugs.flatMap((slug) => all.filter(([own]) => own === slug)), isNear };
}
