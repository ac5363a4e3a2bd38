// Reading settings and large print: a reader's own choices, kept only once they are made, and forgotten with one press.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { paleness, violations } from "../lib/axe.mjs";
import { launch, withoutBrowser } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { onePageOfEachKind, publicFolder } from "../lib/site.mjs";

const kinds = onePageOfEachKind().filter(([kind]) => kind !== "redirect" && kind !== "not found");
const [first, second] = ["outcome", "unit"].map((wanted) => kinds.find(([kind]) => kind === wanted)?.[1] ?? kinds[0][1]);
const files = pathToFileURL(publicFolder).href + "/";

/** What the browser keeps for the site. */
const kept = (page) => page.evaluate(() => ({ ...localStorage }));
/** How large the text is, in pixels, and which colours it has. */
const look = (page) =>
  page.evaluate(() => {
    const { fontSize, backgroundColor, wordSpacing } = getComputedStyle(document.body);
    return { fontSize: parseFloat(fontSize), backgroundColor, wordSpacing, width: document.querySelector("main").clientWidth };
  });
const button = (page) => page.locator(".comfort button");
const panel = (page) => page.getByRole("dialog");

/** Opens the panel, and waits until it looks as it should. */
async function openPanel(page) {
  await button(page).click();
  await panel(page).waitFor({ state: "visible" });
}

describe("reading settings", { skip: withoutBrowser }, () => {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve()]);
  });
  after(() => Promise.all([browser?.close(), server?.stop()]));

  const open = async (address, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    page.on("pageerror", (error) => assert.fail(error));
    await page.goto(address);
    return page;
  };

  for (const place of ["a USB stick", "a host"]) {
    it(`are kept once they are made, hold on the next page, and are forgotten with one press: ${place}`, async () => {
      const home = place === "a host" ? server.address : files;
      const page = await open(home + first);
      const usual = await look(page);
      await openPanel(page);
      assert.deepEqual(await kept(page), {}, "looking at the settings keeps nothing");
      const before = await panel(page).getByRole("status").textContent();

      for (const group of await panel(page).getByRole("group").all()) await group.getByRole("radio").last().check({ force: true });
      const chosen = await look(page);
      assert.ok(chosen.fontSize > usual.fontSize * 1.5, `${usual.fontSize} became ${chosen.fontSize} px`);
      assert.notEqual(chosen.backgroundColor, usual.backgroundColor);
      assert.notEqual(chosen.wordSpacing, usual.wordSpacing);
      const keys = Object.keys(await kept(page));
      assert.equal(keys.length, 1, "one entry");
      const told = await panel(page).getByRole("status").textContent();
      assert.ok(told.includes(keys[0]) && told !== before, `the panel says what is kept: ${told}`);

      await page.goto(home + second);
      assert.deepEqual({ ...(await look(page)), width: 0 }, { ...chosen, width: 0 }, "the next page");
      await openPanel(page);
      const ticked = await panel(page)
        .getByRole("group")
        .evaluateAll((groups) => groups.map((group) => [...group.querySelectorAll("input")].findLastIndex(({ checked }) => checked) + 1 - group.querySelectorAll("input").length));
      assert.ok(ticked.length > 0 && ticked.every((fromLast) => fromLast === 0), "the panel shows what was chosen");
      await panel(page).getByRole("button").first().click();
      assert.deepEqual(await kept(page), {}, "one press forgets");
      await page.goto(home + first);
      assert.deepEqual(await look(page), usual);
      await page.context().close();
    });
  }

  it("are there before anything is painted", async () => {
    const page = await open(server.address + first);
    await openPanel(page);
    await panel(page).getByRole("group").first().getByRole("radio").last().check({ force: true });
    const wanted = (await look(page)).fontSize;
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { name } of list.getEntries()) globalThis[name] ??= parseFloat(getComputedStyle(document.body).fontSize);
      }).observe({ type: "paint", buffered: true });
    });
    await page.goto(server.address + second);
    const painted = await page.waitForFunction(() => globalThis["first-contentful-paint"] ?? globalThis["first-paint"]);
    assert.equal(await painted.jsonValue(), wanted);
    const shifts = await page.evaluate(async () => {
      let sum = 0;
      const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value)));
      observer.observe({ type: "layout-shift", buffered: true });
      await new Promise((later) => setTimeout(later, 300));
      return sum;
    });
    assert.ok(shifts < 0.01, `the page jumped by ${shifts}`);
    await page.context().close();
  });

  it("need no mouse", async () => {
    const page = await open(files + first);
    await button(page).focus();
    await page.keyboard.press("Enter");
    await panel(page).waitFor({ state: "visible" });
    const inside = () => page.evaluate(() => document.activeElement.closest("dialog") !== null);
    assert.ok(await inside(), "the focus goes in");
    const before = await look(page);
    const radio = panel(page).getByRole("radio").first();
    await radio.focus();
    await page.keyboard.press("ArrowDown");
    assert.ok((await look(page)).fontSize > before.fontSize, "arrow keys choose");
    const marked = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement.nextElementSibling);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    assert.ok(marked, "one sees where one is");
    await page.keyboard.press("Escape");
    assert.ok(await panel(page).isHidden(), "Esc closes it");
    assert.ok(await button(page).evaluate((button) => button === document.activeElement), "and leads back to its button");
    await page.context().close();
  });

  it("work for this page where nothing may be kept, and say so", async () => {
    const page = await browser.newPage();
    page.on("pageerror", (error) => assert.fail(error));
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    });
    await page.goto(files + first);
    const usual = await look(page);
    await openPanel(page);
    const before = await panel(page).getByRole("status").textContent();
    await panel(page).getByRole("radio").nth(1).check({ force: true });
    assert.ok((await look(page)).fontSize > usual.fontSize);
    assert.notEqual(await panel(page).getByRole("status").textContent(), before);
    await page.close();
  });

  for (const [name, options] of Object.entries({ phone: { viewport: { width: 320, height: 640 } }, desk: {} })) {
    it(`axe, and no word lost, whatever is chosen: ${name}`, async () => {
      const page = await open(files + first, options);
      await openPanel(page);
      const count = await panel(page).getByRole("radio").count();
      const choices = panel(page).getByRole("group").last().getByRole("radio");
      const colours = await choices.count();
      assert.ok(count >= 12 && colours >= 3, "choices");
      for (let index = 0; index < count; index += 1) {
        const radio = panel(page).getByRole("radio").nth(index);
        await radio.check({ force: true });
        const choice = await radio.evaluate((radio) => radio.parentElement.textContent);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        assert.ok(!wide, `${choice}: the page scrolls sideways`);
      }
      const found = await violations(page);
      assert.equal(found.length, 0, `with the panel open\n${found.join("\n")}`);
      // A dialog hides the page behind it from axe; in each colour the page itself is read too.
      for (let index = 0; index < colours; index += 1) {
        await choices.nth(index).check({ force: true });
        const choice = await choices.nth(index).evaluate((radio) => radio.parentElement.textContent);
        await page.keyboard.press("Escape");
        const found = await paleness(page);
        assert.equal(found.length, 0, `${choice}\n${found.join("\n")}`);
        await openPanel(page);
      }
      await page.context().close();
    });
  }
});

describe("large print on the screen", { skip: withoutBrowser }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const [kind, path] of kinds) {
    it(`18 points or more, without scripts too, on a phone too: ${kind} (${path})`, async () => {
      for (const javaScriptEnabled of [true, false]) {
        const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled });
        await page.goto(`${files}${path}#large-print`);
        const small = await page.evaluate(() => {
          const found = new Set();
          const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const element = node.parentElement;
            const quiet = element.closest("sup, math, .visually-hidden, .verdicts b") !== null;
            if (quiet || !/\p{L}{2}/u.test(node.textContent) || !element.checkVisibility()) continue;
            if (parseFloat(getComputedStyle(element).fontSize) < 23.99) found.add(element.outerHTML.slice(0, 100));
          }
          return [...found].slice(0, 10);
        });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        await page.close();
        assert.deepEqual(small, [], "smaller than 18 points");
        assert.equal(wide, 0, "the page scrolls sideways");
      }
    });
  }
});
