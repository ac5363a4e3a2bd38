// What `syllabus check --format sarif` prints keeps to the official schema of SARIF 2.1.0.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { it } from "node:test";
import Ajv from "ajv-draft-04";
import { project } from "../lib/site.mjs";

const program = process.env.SYLLABUS || join(project, "target/release/syllabus");
const schemas = join(dirname(createRequire(import.meta.url).resolve("@microsoft/jest-sarif")), "schemas");
const schema = JSON.parse(readFileSync(join(schemas, "sarif-2.1.0-rtm.5.json"), "utf8"));
// Formats of addresses and times are not looked at: the schema says them as remarks.
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(schema);

/** The log that is printed for a folder with mistakes of all kinds. */
const printed = () => {
  const ran = spawnSync(program, ["-C", join(project, "tests/mistakes"), "check", "--format", "sarif"], { encoding: "utf8" });
  assert.equal(ran.status, 1, ran.stderr);
  return JSON.parse(ran.stdout);
};

it("a log of mistakes is SARIF", () => {
  const log = printed();
  assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
  const [{ results, tool }] = log.runs;
  assert.ok(results.length >= 60, `${results.length} results`);
  assert.ok(results.some((result) => result.fixes) && results.some((result) => result.relatedLocations));
  for (const { ruleId, ruleIndex } of results) {
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
  }
});

it("the schema says something", () => {
  const log = printed();
  log.runs[0].results[0].level = "awful";
  assert.ok(!validate(log));
});
