// @ts-check
// The state of a page in the query of its address. What stands there was written by anybody.

/**
 * The first value that a query such as "?q=bells" has for a key, or "".
 * @param {string} query
 * @param {string} key
 */
export function parameter(query, key) {
  return new URLSearchParams(query).get(key) ?? "";
}

/**
 * All values that it has for a key, each once.
 * @param {string} query
 * @param {string} key
 */
export function parameters(query, key) {
  return [...new Set(new URLSearchParams(query).getAll(key))];
}

/**
 * A query with these values for their keys, and with all else that it has. Empty values are left out; nothing at
 * all is "".
 * @param {string} query
 * @param {Record<string, string | string[]>} values
 */
export function withParameters(query, values) {
  const all = new URLSearchParams(query);
  for (const [key, value] of Object.entries(values)) {
    const [first = "", ...others] = [value].flat().filter(Boolean);
    if (first) all.set(key, first);
    else all.delete(key);
    for (const other of others) all.append(key, other);
  }
  return all.size ? `?${all}` : "";
}

/**
 * The same in the order of the values, behind all else that the query has: one state has one address.
 * @param {string} query
 * @param {Record<string, string | string[]>} values
 */
export function withState(query, values) {
  const none = Object.fromEntries(Object.keys(values).map((key) => [key, ""]));
  return withParameters(withParameters(query, none), values);
}

/**
 * Give the page's address another query: as a new step in the history, or in place of the present one.
 * @param {string} query
 * @param {{ replace?: boolean, hash?: string, state?: unknown }} [step] `state` is kept with the step
 */
export function go(query, { replace = false, hash = "", state = null } = {}) {
  const address = new URL(location.href);
  address.search = query;
  address.hash = hash;
  history[replace ? "replaceState" : "pushState"](state, "", address);
}
