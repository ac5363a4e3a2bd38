// node tests/browser/weights.mjs: what the heaviest page of each kind weighs: HTML and style sheets, before images.

import { onePageOfEachKind, read, resolve, size } from "./lib/site.mjs";

const LIMIT = 60 * 1024;

const rows = onePageOfEachKind().map(([kind, path]) => {
  const sheets = [...read(path).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address]) => resolve(path, address).file);
  const css = sheets.reduce((sum, sheet) => sum + size(sheet), 0);
  return { kind, path, html: size(path), css, all: size(path) + css };
});
rows.sort((a, b) => b.all - a.all);
console.log("   HTML     CSS     all  of 61,440");
for (const { kind, path, html, css, all } of rows) {
  const columns = [html, css, all].map((bytes) => bytes.toLocaleString("en-GB").padStart(7));
  console.log(`${columns.join(" ")}  ${String(Math.round((all / LIMIT) * 100)).padStart(8)}%  ${kind}: ${path}`);
}
if (rows.some(({ all }) => all > LIMIT)) process.exitCode = 1;
