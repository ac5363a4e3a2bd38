// What axe finds on a page, in words.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/**
 * Runs axe on what the page shows, and tells its findings one a line. Where a page has a policy, its window must be opened
 * with `bypassCSP`: to look into shadow roots, axe puts styles into the page.
 */
export function violations(page) {
  return run(page, { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } });
}

/** Only what axe finds too pale, for settings that change colours alone. */
export function paleness(page) {
  return run(page, { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } });
}

async function run(page, options) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}\n    ${node.html.slice(0, 160)}\n    ${node.any.map(({ message }) => message).join("; ")}`),
  );
}
