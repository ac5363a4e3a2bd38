// What axe finds on a page, in words.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/**
 * Runs axe on what the page shows, and tells its findings one a line. Where a page has a policy, its window must be opened
 * with `bypassCSP`: to look into shadow roots, axe puts styles into the page.
 */
export async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } }),
    tags,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}\n    ${node.html.slice(0, 160)}\n    ${node.any.map(({ message }) => message).join("; ")}`),
  );
}
