// @ts-check
// What a finder shows as rows of a file: its declarations, or the signatures that match.

/** @typedef {import("./collection.js").Collection} Collection */
/** @typedef {(string | number)[][]} Rows with their head */

/**
 * A row for each declaration.
 * @param {Collection} data
 * @param {number[]} positions
 * @returns {Promise<Rows>}
 */
export async function declarationRows(data, positions) {
  const { signatures } = await data.facts();
  const rows = await Promise.all(
    positions.map(async (index) => {
      const [lead] = await data.matching(index, { lead: ["yes"] });
      return [...(await place(data, index)), await data.title(index), signatures[index], lead?.name ?? ""];
    }),
  );
  return [["number", "doc_id", "date", "title", "signatories", "lead"], ...rows];
}

/**
 * A row for each signature under these declarations that matches what is chosen.
 * @param {Collection} data
 * @param {number[]} positions
 * @param {import("./signatures.js").Chosen} chosen
 * @returns {Promise<Rows>}
 */
export async function signatureRows(data, positions, chosen) {
  const rows = await Promise.all(
    positions.map(async (index) => {
      const before = [...(await place(data, index)), await data.title(index)];
      const signatures = await data.matching(index, chosen);
      return signatures.map(({ order, name, from, as, lead }) => [...before, order, name, from, as, lead ?? ""]);
    }),
  );
  return [["number", "doc_id", "date", "title", "order", "signatory", "country", "group", "lead"], ...rows.flat()];
}

/**
 * @param {Collection} data
 * @param {number} index
 */
async function place(data, index) {
  const { docs } = await data.facts();
  return [data.numbers[index], docs[index], data.date(index).toISOString().slice(0, 10)];
}
