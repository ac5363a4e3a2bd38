// node tests/browser/screenshots.mjs OUT: one page of each kind on a phone and a desktop, light and dark (on paper: pdfs.mjs).

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./lib/browser.mjs";
import { onePageOfEachKind, publicFolder } from "./lib/site.mjs";

const out = process.argv[2];
if (out === undefined) {
  console.error("usage: node tests/browser/screenshots.mjs OUT");
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const browser = await launch();
for (const [kind, path] of onePageOfEachKind().filter(([kind]) => kind !== "redirect")) {
  const name = kind.replaceAll(" ", "-");
  const address = pathToFileURL(join(publicFolder, path)).href;
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport, colorScheme });
      await page.goto(address);
      await page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}.png`) });
      await page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}-whole.png`), fullPage: true });
      await page.close();
    }
  }
  console.log(`${name}: ${path}`);
}
await browser.close();
