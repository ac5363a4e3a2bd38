// Without a mouse: the skip link comes first, everything is reached in order, and one sees where one is.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { launch, withoutBrowser } from "../lib/browser.mjs";
import { onePageOfEachKind, publicFolder } from "../lib/site.mjs";

const kinds = onePageOfEachKind().filter(([kind]) => kind !== "redirect");

/** What can be reached on the page, told by the page; each one gets a number that the walk finds again. */
function number() {
  const reachable = "a[href], area[href], button, input, select, textarea, summary, [tabindex]";
  const able = [...document.querySelectorAll(reachable)].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0,
  );
  able.forEach((element, index) => element.setAttribute("data-walk", String(index)));
  return able.length;
}

/** Where the focus is, and whether it can be seen. */
function focus() {
  const element = document.activeElement;
  if (element === null || element === document.body) return undefined;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const marked = (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
  return {
    walk: element.getAttribute("data-walk"),
    html: element.outerHTML.slice(0, 120),
    marked,
    shown: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
  };
}

describe("the keyboard alone", { skip: withoutBrowser }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const [kind, path] of kinds) {
    it(`${kind}: ${path}`, async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
      await page.goto(pathToFileURL(join(publicFolder, path)).href);
      const count = await page.evaluate(number);
      const reached = new Set();
      for (let step = 0; step < count; step += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(focus);
        assert.ok(at, `the focus left the page after ${step} of ${count}`);
        if (step === 0) assert.match(at.html, /href="#/, "the first stop is the skip link");
        assert.ok(at.marked, `one can't see the focus on ${at.html}`);
        assert.ok(at.shown, `the focus is out of sight on ${at.html}`);
        reached.add(at.walk);
      }
      assert.equal(reached.size, count, "stops reached");

      await page.evaluate(() => document.querySelector('a[href^="#"]').focus());
      await page.keyboard.press("Enter");
      const target = await page.evaluate(() => document.querySelector(location.hash)?.matches("main, main *"));
      assert.ok(target, "the skip link leads into the main part");
      await page.close();
    });
  }
});
