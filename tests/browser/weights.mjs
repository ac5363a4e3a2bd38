// node tests/browser/weights.mjs: what the heaviest page of each kind weighs: HTML and style sheets, before images.

import { limits, onePageOfEachKind, read, resolve, weight } from "./lib/site.mjs";

const rows = onePageOfEachKind().map(([kind, path]) => {
  const links = [...read(path).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)];
  return { kind, path, ...weight(path, links.map(([, address]) => resolve(path, address).file)) };
});
rows.sort((a, b) => b.whole - a.whole);
const number = (bytes) => bytes.toLocaleString("en-GB").padStart(8);
console.log(`    sent    whole  (at most ${limits.sent.toLocaleString("en-GB")} and ${limits.whole.toLocaleString("en-GB")} bytes)`);
for (const { kind, path, sent, whole } of rows) console.log(`${number(sent)} ${number(whole)}  ${kind}: ${path}`);
if (rows.some(({ sent, whole }) => sent > limits.sent || whole > limits.whole)) process.exitCode = 1;
