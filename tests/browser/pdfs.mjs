// node tests/browser/pdfs.mjs OUT: one page of each kind as it comes out of a printer, and in large print, for a person to look at.

import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./lib/browser.mjs";
import { print, sheets, withoutPoppler } from "./lib/paper.mjs";
import { onePageOfEachKind, publicFolder } from "./lib/site.mjs";

const out = process.argv[2];
if (out === undefined) {
  console.error("usage: node tests/browser/pdfs.mjs OUT");
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const browser = await launch();
for (const [kind, path] of onePageOfEachKind().filter(([kind]) => kind !== "redirect")) {
  for (const [size, fragment] of [["", ""], ["-large", "#large-print"]]) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(publicFolder, path)).href + fragment);
    const pdf = join(out, `${kind.replaceAll(" ", "-")}${size}.pdf`);
    renameSync(await print(page, out), pdf);
    await page.close();
    console.log(`${pdf}: ${path}${withoutPoppler ? "" : `, ${sheets(pdf).length} sheets`}`);
  }
}
await browser.close();
