// Without a mouse: the skip link comes first, everything is reached in order and seen, and what is folded opens.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { launch, withoutBrowser } from "../lib/browser.mjs";
import { onePageOfEachKind, publicFolder } from "../lib/site.mjs";
import { disorder, focused, number, walk } from "../lib/walk.mjs";

const kinds = onePageOfEachKind().filter(([kind]) => kind !== "redirect");
const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 700 };

describe("the keyboard alone", { skip: withoutBrowser }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** A test of one page of each kind, in a window of its own. */
  const onEachKind = (what, viewport, test) => {
    for (const [kind, path] of kinds) {
      it(`${what}: ${kind} (${path})`, async () => {
        const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
        await page.goto(pathToFileURL(join(publicFolder, path)).href);
        await test(page);
        await page.close();
      });
    }
  };

  onEachKind("forward on a desk", desk, async (page) => {
    assert.deepEqual(await disorder(page), []);
    await walk(page, "Tab", await number(page));
  });

  onEachKind("back on a phone, with everything open", phone, async (page) => {
    await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
    await walk(page, "Shift+Tab", await number(page));
  });

  onEachKind("past the head of the page", desk, async (page) => {
    await page.keyboard.press("Tab");
    assert.match((await focused(page)).html, /href="#/, "the first stop is the skip link");
    await page.keyboard.press("Enter");
    const within = await page.evaluate(() => document.querySelector(location.hash)?.matches("main, main *"));
    assert.ok(within, "the skip link leads into the main part");
    await page.keyboard.press("Tab");
    const next = await focused(page);
    const stops = await page.evaluate(() => document.querySelectorAll("main a[href], main summary, main button").length);
    assert.ok(next?.inMain || stops === 0, `the way does not go on from there, but at ${next?.html}`);
  });

  onEachKind("what is folded opens and closes", phone, async (page) => {
    for (const summary of await page.locator("summary:visible").all()) {
      const isOpen = () => summary.evaluate((element) => element.parentElement.open);
      const before = await isOpen();
      await summary.focus();
      await page.keyboard.press("Enter");
      assert.equal(await isOpen(), !before, await summary.textContent());
      await page.keyboard.press("Enter");
      assert.equal(await isOpen(), before, await summary.textContent());
    }
  });
});
