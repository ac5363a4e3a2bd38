// A word that the page explains: what it means is there on hover, on focus, on a tap, and without scripts at the end of the page.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { violations } from "../lib/axe.mjs";
import { launch, withoutBrowser } from "../lib/browser.mjs";
import { onePageOfEachKind, publicFolder, read } from "../lib/site.mjs";
import { focused } from "../lib/walk.mjs";

const holders = onePageOfEachKind().filter(([, path]) => /class="mention" href="#/.test(read(path)));
const desk = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" };
const phone = { viewport: { width: 320, height: 640 }, reducedMotion: "reduce", hasTouch: true, isMobile: true };

describe("words", { skip: withoutBrowser || (holders.length === 0 && "no page explains a word") }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  const path = (holders.find(([kind]) => kind === "outcome") ?? holders[0])?.[1];
  const open = async (options, which = path) => {
    const page = await browser.newPage(options);
    await page.goto(pathToFileURL(join(publicFolder, which)).href);
    return page;
  };
  /** The words that are explained, where they can be seen. */
  const mentions = (page) => page.locator("a.mention[href^='#']:visible");
  const box = (page) => page.locator(".word");
  /** What the end of the page says of the word of this link. */
  const meaning = (page, link) =>
    link.evaluate((link) => [...document.getElementById(decodeURIComponent(link.hash.slice(1))).children].map((part) => part.textContent).join(""));
  const said = (page) => box(page).locator("dl").evaluate((list) => list.textContent);
  /** Comes to `link` as somebody with a keyboard does. */
  const tabTo = async (page, link) => {
    await link.evaluate((link) => {
      const stops = [...document.querySelectorAll("a[href], summary, button")].filter((stop) => stop.checkVisibility());
      stops[stops.indexOf(link) - 1].focus();
    });
    // What is before it may be a word too, whose meaning holds a link.
    for (let step = 0; step < 4 && !(await isFocused(link)); step += 1) await page.keyboard.press("Tab");
  };
  const isFocused = (link) => link.evaluate((link) => link === document.activeElement);

  it("each word leads to its entry on the page, which stands once", async () => {
    for (const [kind, which] of holders) {
      const page = await open({ javaScriptEnabled: false }, which);
      const lost = await page.evaluate(() =>
        [...document.querySelectorAll("a.mention[href^='#']")]
          .filter((link) => document.querySelectorAll(`main :is(.words, .key-terms) [id="${CSS.escape(decodeURIComponent(link.hash.slice(1)))}"]`).length !== 1)
          .map((link) => link.outerHTML),
      );
      await page.close();
      assert.deepEqual(lost, [], kind);
    }
  });

  it("without scripts, a press goes to the entry, and the word itself carries its meaning", async () => {
    const page = await open({ ...desk, javaScriptEnabled: false });
    const link = mentions(page).first();
    assert.ok((await link.getAttribute("title")).length > 0, "a title");
    const id = (await link.getAttribute("href")).slice(1);
    await link.click();
    assert.equal(new URL(page.url()).hash, `#${id}`);
    const top = await page.locator(`[id="${id}"]`).evaluate((entry) => entry.matches(":target") && entry.getBoundingClientRect().top);
    assert.ok(top !== false && top >= 0 && top < 800, `the entry is at ${top}`);
    await page.close();
  });

  it("resting the pointer on a word shows its meaning, which stays while one reads it", async () => {
    const page = await open(desk);
    const link = mentions(page).first();
    await link.hover();
    await box(page).waitFor({ state: "visible" });
    assert.equal(await said(page), await meaning(page, link));
    assert.equal(await link.getAttribute("title"), null, "said once, not twice");
    await box(page).hover();
    await page.waitForTimeout(500);
    assert.ok(await box(page).isVisible(), "the pointer may go to it");
    await page.keyboard.press("Escape");
    assert.equal(await box(page).count(), 0, "Esc closes it");
    await link.hover();
    await page.mouse.move(2, 2);
    await link.hover();
    await box(page).waitFor({ state: "visible" });
    await page.mouse.move(2, 2);
    await box(page).waitFor({ state: "detached" });
    await page.close();
  });

  it("the keyboard shows it, leads into it and back, and leaves no trap", async () => {
    const page = await open(desk);
    const link = mentions(page).first();
    await tabTo(page, link);
    assert.ok(await isFocused(link));
    await box(page).waitFor({ state: "visible" });
    assert.equal(await said(page), await meaning(page, link));
    const { hidden, cover } = await focused(page);
    assert.ok(!hidden, `${cover} hides the word`);
    if ((await box(page).locator("a[href]").count()) > 0) {
      await page.keyboard.press("Tab");
      assert.ok(await box(page).evaluate((box) => box.contains(document.activeElement)), "Tab leads into it");
      await page.keyboard.press("Escape");
      assert.ok(await isFocused(link), "Esc leads back to the word");
    } else {
      await page.keyboard.press("Escape");
    }
    assert.equal(await box(page).count(), 0, "Esc closes it");
    await tabTo(page, link);
    await box(page).waitFor({ state: "visible" });
    while (await box(page).count()) await page.keyboard.press("Tab");
    assert.ok(!(await isFocused(link)), "Tab leads on");
    await page.close();
  });

  it("Enter goes to the entry, as without scripts", async () => {
    const page = await open(desk);
    const link = mentions(page).first();
    await tabTo(page, link);
    await page.keyboard.press("Enter");
    assert.equal(new URL(page.url()).hash, await link.getAttribute("href"));
    await page.close();
  });

  it("a tap shows it and goes nowhere; another tap, its button, or a tap beside it closes it", async () => {
    const page = await open(phone);
    const link = mentions(page).first();
    const closed = () => box(page).waitFor({ state: "detached" });
    await link.tap();
    await box(page).waitFor({ state: "visible" });
    assert.equal(await said(page), await meaning(page, link));
    assert.equal(new URL(page.url()).hash, "", "the tap went somewhere");
    await box(page).getByRole("button").tap();
    await closed();
    assert.ok(await isFocused(link), "its button leads back to the word");
    await link.tap();
    await box(page).waitFor({ state: "visible" });
    await link.tap();
    await closed();
    await link.tap();
    await box(page).waitFor({ state: "visible" });
    await page.touchscreen.tap(5, 5);
    await closed();
    await page.close();
  });

  for (const [name, options] of Object.entries({ desk, phone })) {
    it(`each of them is within the window and hides no word: ${name}`, async () => {
      const page = await open(options);
      for (const link of await mentions(page).all()) {
        await tabTo(page, link);
        await box(page).waitFor({ state: "visible" });
        const { hidden, html } = await focused(page);
        assert.ok(!hidden, `its own meaning hides ${html}`);
        const inside = await box(page).evaluate((box) => {
          const { left, right, top, bottom } = box.getBoundingClientRect();
          return left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5;
        });
        assert.ok(inside, `out of the window: the meaning of ${html}`);
      }
      await page.close();
    });

    for (const colorScheme of ["light", "dark"]) {
      it(`axe, with one open: ${name}, ${colorScheme}`, async () => {
        const page = await open({ ...options, colorScheme });
        const link = mentions(page).first();
        if (name === "phone") await link.tap();
        else await tabTo(page, link);
        await box(page).waitFor({ state: "visible" });
        // What the reader has put in front of a link is put away again with Escape or a tap.
        const found = (await violations(page)).filter((found) => !found.includes("partially obscured"));
        await page.close();
        assert.equal(found.length, 0, `\n${found.join("\n")}`);
      });
    }
  }
});
