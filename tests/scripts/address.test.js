import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { go, parameter, parameters, withParameters } from "../../docs/assets/address.js";

const HERE = "https://example.org/search/?q=bells#p2";

/** @type {unknown[][]} */
let steps = [];
globalThis.location = { href: HERE };
globalThis.history = {
  pushState: (state, _, address) => steps.push(["push", state, address.href]),
  replaceState: (state, _, address) => steps.push(["replace", state, address.href]),
};
afterEach(() => {
  steps = [];
});

test("a value is the first of its key, or nothing", () => {
  assert.equal(parameter("?q=church+bells&q=other", "q"), "church bells");
  assert.equal(parameter("?q=%C5%81%C3%B3d%C5%BA%26%3D", "q"), "Łódź&=");
  assert.equal(parameter("?q=", "q"), "");
  assert.equal(parameter("", "q"), "");
});

test("all values of a key come once, in their order", () => {
  assert.deepEqual(parameters("?year=2018&year=2017&country=austria&year=2018", "year"), ["2018", "2017"]);
  assert.deepEqual(parameters("?q=1", "year"), []);
});

test("a value that is written is read back", () => {
  for (const value of ["a b", "a+b", "100%", "x&q=y", "=cmd|", "#p1", "<script>", "é 🏛", "__proto__"]) {
    assert.equal(parameter(withParameters("", { q: value }), "q"), value);
    assert.deepEqual(parameters(withParameters("", { year: [value, "2"] }), "year"), [value, "2"]);
  }
});

test("empty values are left out, and without any there is no question mark", () => {
  assert.equal(withParameters("", { q: "", year: [], sort: "number" }), "?sort=number");
  assert.equal(withParameters("?q=bells&year=2017&year=2018", { q: "", year: [""] }), "");
  assert.equal(withParameters("?", {}), "");
});

test("what else stands in the query stays", () => {
  assert.equal(withParameters("?a=1&b=2", { b: "3", c: ["4", "5"] }), "?a=1&b=3&c=4&c=5");
  assert.equal(withParameters("?b=1&b=2&b=3", { b: ["4"] }), "?b=4");
});

test("a step keeps the path, and the place in the page only if asked", () => {
  go("?q=towers");
  go("", { replace: true, state: { kind: "countries" } });
  go("?a=1", { hash: "#p2" });
  assert.deepEqual(steps, [
    ["push", null, "https://example.org/search/?q=towers"],
    ["replace", { kind: "countries" }, "https://example.org/search/"],
    ["push", null, "https://example.org/search/?a=1#p2"],
  ]);
});

test("a path that looks like another host stays a path", () => {
  globalThis.location = { href: "https://example.org//evil.example/" };
  go("?q=1");
  assert.deepEqual(steps, [["push", null, "https://example.org//evil.example/?q=1"]]);
});
