// Lighthouse's marks that don't depend on the machine. The kinds of pages that people read most; lighthouse.mjs takes all.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { withoutBrowser } from "../lib/browser.mjs";
import { openLighthouse, steady } from "../lib/lighthouse.mjs";
import { onePageOfEachKind } from "../lib/site.mjs";

const READ = ["home", "qualification", "unit", "outcome", "glossary", "coverage"];

const full = Object.fromEntries(steady.map((category) => [category, 100]));

describe("Lighthouse", { skip: withoutBrowser }, () => {
  let lighthouse;
  before(async () => {
    lighthouse = await openLighthouse();
  });
  after(() => lighthouse?.close());

  for (const [kind, path] of onePageOfEachKind().filter(([kind]) => READ.includes(kind))) {
    it(`gives all marks: ${kind} (${path})`, async () => {
      const { scores, lacking } = await lighthouse.read(path, steady);
      assert.deepEqual(scores, full, `\n${lacking.join("\n")}`);
    });
  }
});
