// On paper: everything that is folded away on the screen, answers after their questions, nothing that only a screen can use.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { launch, withoutBrowser } from "../lib/browser.mjs";
import { addresses, bare, destinations, isOn, print, sheets, sizes, withoutPoppler } from "../lib/paper.mjs";
import { kindOf, onePageOfEachKind, pages, publicFolder } from "../lib/site.mjs";

const kinds = onePageOfEachKind().filter(([kind]) => kind !== "redirect");

/** What only a screen can use: it is left out on paper. */
const forScreens =
  "nav, button, template, script, .see-also, .page-outcome .backlinks, .words dd > a, .verb-help > p:has(a), .back, .verb-again, .large-print, .skip";

/** The texts of the main part, one for each piece of the page. */
function texts(forScreens) {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    // What is hidden from eyes only, and what is told in another way, is not on paper.
    if (node.parentElement.closest(`${forScreens}, .visually-hidden, annotation`) === null) found.push(node.textContent);
  }
  return found;
}

/** What is on the paper though only a screen can use it, and where the links on the paper lead. */
function shown(forScreens) {
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const links = [...document.querySelectorAll("a[href]")].filter((link) => isShown(link) && link.getClientRects().length > 0);
  const isWithin = (link) => link.getAttribute("href").startsWith("#");
  return {
    left: [...document.querySelectorAll(`${forScreens}, dialog, header.site-header`)].filter(isShown).map((element) => element.outerHTML.slice(0, 120)),
    within: links.filter(isWithin).map((link) => decodeURIComponent(link.hash.slice(1))),
    outside: links.filter((link) => !isWithin(link)).map((link) => link.href),
  };
}

describe("paper", { skip: withoutBrowser || withoutPoppler }, () => {
  let browser;
  let folder;
  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), "syllabus-paper-"));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (path, options = {}) => {
    const page = await browser.newPage(options);
    await page.goto(pathToFileURL(join(publicFolder, path)).href);
    return page;
  };

  /** The texts of the page that are not on the paper. */
  const lost = async (page, pdf) => {
    const printed = sheets(pdf).map(bare);
    return (await page.evaluate(texts, forScreens)).filter((text) => !isOn(printed, text));
  };

  for (const [kind, path] of kinds) {
    it(`all of the text and nothing for a screen: ${kind} (${path})`, async () => {
      const page = await open(path);
      const pdf = await print(page, folder);
      assert.deepEqual(await lost(page, pdf), []);
      await page.emulateMedia({ media: "print" });
      const { left, within, outside } = await page.evaluate(shown, forScreens);
      assert.deepEqual(left, []);
      const places = destinations(pdf);
      assert.deepEqual(within.filter((id) => !places.has(id)), [], "lead to nothing on the paper");
      const led = new Set(addresses(pdf));
      assert.deepEqual(outside.filter((address) => !led.has(address)), [], "can't be pressed on the paper");

      await page.emulateMedia({ media: null });
      await page.evaluate(() => (location.hash = "large-print"));
      const large = await print(page, folder);
      assert.deepEqual([...sizes(large)].filter(([size]) => size < 18), [], "smaller than 18 points in large print");
      assert.deepEqual(await lost(page, large), [], "in large print");
      await page.close();
    });

    it(`all of the text without scripts: ${kind} (${path})`, async () => {
      const page = await open(path, { javaScriptEnabled: false });
      assert.deepEqual(await lost(page, await print(page, folder)), []);
      await page.close();
    });
  }

  for (const path of pages.filter((path) => kindOf(path) === "questions to print")) {
    it(`has the answers behind all questions, on sheets of their own: ${path}`, async () => {
      const page = await open(path);
      const { questions, answers } = await page.evaluate(() => ({
        questions: [...document.querySelectorAll(".paper h3")].map((heading) => heading.textContent),
        answers: [...document.querySelectorAll(".answer > p:first-child ~ *")].map((answer) => answer.textContent),
      }));
      const printed = sheets(await print(page, folder)).map(bare);
      await page.close();
      const sheetsOf = (text) => printed.flatMap((sheet, index) => (sheet.includes(bare(text)) ? [index] : []));
      const last = Math.max(...questions.map((question) => sheetsOf(question)[0]));
      assert.ok(questions.length > 0 && answers.length > 0, "questions and answers");
      for (const answer of answers) {
        const first = sheetsOf(answer)[0];
        assert.ok(first === undefined || first > last, `on sheet ${first + 1}, before the last question on ${last + 1}: ${answer}`);
      }
    });
  }
});
