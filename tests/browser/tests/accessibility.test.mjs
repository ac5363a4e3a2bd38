// What a learner with other eyes, other hands or a small phone meets.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { paleness, violations } from "../lib/axe.mjs";
import { forEachPage, launch, withoutBrowser } from "../lib/browser.mjs";
import { onePageOfEachKind, isRedirect, pages, publicFolder } from "../lib/site.mjs";

const address = (path) => pathToFileURL(join(publicFolder, path)).href;
const kinds = onePageOfEachKind().filter(([kind]) => kind !== "redirect");
const shown = pages.filter((path) => !isRedirect(path));

/** A phone and a desk, light and dark. */
const screens = [
  { width: 320, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
];
/** What else a learner may have asked the system for. */
const colours = [
  { width: 1280, colorScheme: "light", forcedColors: "active" },
  { width: 1280, colorScheme: "light", contrast: "more" },
  { width: 1280, colorScheme: "dark", contrast: "more" },
];

/** Shows `page` as somebody with these settings sees it. */
async function set(page, { width, colorScheme, forcedColors = "none", contrast = "no-preference" }) {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme, forcedColors, contrast });
}

/** What is folded away is read by somebody too. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

describe("accessibility", { skip: withoutBrowser }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const [kind, path] of kinds) {
    it(`axe, in every setting: ${kind} (${path})`, async () => {
      const page = await browser.newPage({ reducedMotion: "reduce" });
      await page.goto(address(path));
      const meet = async (setting, look) => {
        await set(page, setting);
        const found = await look(page);
        assert.equal(found.length, 0, `${JSON.stringify(setting)}\n${found.join("\n")}`);
      };
      // As it comes, and then with everything open.
      await meet(screens[2], violations);
      await unfold(page);
      for (const setting of screens) await meet(setting, violations);
      for (const setting of colours) await meet(setting, paleness);
      await page.close();
    });
  }

  it("axe, on all other pages, each in another setting", async () => {
    const wrong = [];
    const read = new Set(kinds.map(([, path]) => path));
    const rest = shown.filter((path) => !read.has(path));
    await forEachPage(browser, rest, { reducedMotion: "reduce" }, async (page, path) => {
      const setting = screens[rest.indexOf(path) % screens.length];
      await page.goto(address(path));
      await unfold(page);
      await set(page, setting);
      wrong.push(...(await violations(page)).map((what) => `${path}, ${JSON.stringify(setting)}: ${what}`));
    });
    assert.equal(wrong.length, 0, `\n${wrong.slice(0, 20).join("\n")}\n(${wrong.length} in all)`);
  });

  it("no page scrolls sideways at 320 px", async () => {
    const wrong = [];
    await forEachPage(browser, shown, { viewport: { width: 320, height: 640 } }, async (page, path) => {
      await page.goto(address(path));
      const found = await page.evaluate(() => {
        document.querySelectorAll("details").forEach((details) => (details.open = true));
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return undefined;
        const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
        return `${scrollWidth} px: ${wide[0]?.outerHTML.slice(0, 120)}`;
      });
      if (found !== undefined) wrong.push(`${path}: ${found}`);
    });
    assert.equal(wrong.length, 0, `\n${wrong.slice(0, 20).join("\n")}\n(${wrong.length} in all)`);
  });

  it("text may be twice as large, lines and words further apart, without loss", async () => {
    const spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
    for (const [kind, path] of kinds) {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
      await page.goto(address(path));
      await page.addStyleTag({ content: spacing });
      const cut = await page.evaluate(() =>
        [...document.body.querySelectorAll("*")]
          .filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX))
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && element.textContent.trim() !== "")
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      await page.close();
      assert.deepEqual(cut, [], `${kind}: ${path}`);
    }
  });
});
