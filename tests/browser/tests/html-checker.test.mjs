// The Nu HTML checker, which also reads the style sheets.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { it } from "node:test";
import { publicFolder } from "../lib/site.mjs";

const java = process.env.JAVA || "java";
const withoutJava = spawnSync(java, ["-version"]).error ? "no Java; install default-jre-headless" : false;
const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

const check = (...options) => {
  const run = spawnSync(java, ["-Xss4m", "-jar", jar, "--errors-only", "--format", "gnu", ...options, publicFolder], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.equal(run.status, 0, `\n${run.stderr.slice(0, 8000)}${run.error ?? ""}`);
};

it("finds no error on any page", { skip: withoutJava }, () => check("--skip-non-html"));
it("finds no error in any style sheet", { skip: withoutJava }, () => check("--skip-non-css"));
