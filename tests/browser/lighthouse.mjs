// node tests/browser/lighthouse.mjs [PUBLIC]: what Lighthouse says of one page of each kind, on a slow phone.
// Accessibility, best practices and SEO must be 100; performance depends on the machine too, so it is only told.

import { resolve } from "node:path";

// Which site is read is decided when the library is loaded.
if (process.argv[2] !== undefined) process.env.SYLLABUS_PUBLIC = resolve(process.argv[2]);
const { openLighthouse, steady, unfair } = await import("./lib/lighthouse.mjs");
const { onePageOfEachKind } = await import("./lib/site.mjs");

const columns = [...steady, "performance"];
const lighthouse = await openLighthouse();
console.log(`${columns.join("  ")}  page`);
for (const [kind, path] of onePageOfEachKind().filter(([kind]) => kind !== "redirect")) {
  const { scores, lacking } = await lighthouse.read(path, columns);
  console.log(`${columns.map((column) => String(scores[column]).padStart(column.length)).join("  ")}  ${kind}: ${path}${unfair(path).map((audit) => ` (without ${audit})`)}`);
  for (const what of lacking) console.log(`  ${what}`);
  if (steady.some((category) => scores[category] < 100)) process.exitCode = 1;
}
await lighthouse.close();
