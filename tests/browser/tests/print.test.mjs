// On paper: everything that is folded away on the screen, answers after their questions, nothing that only a screen can use.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { launch, withoutBrowser } from "../lib/browser.mjs";
import { addresses, bare, destinations, print, sheets, sizes, withoutPoppler } from "../lib/paper.mjs";
import { kindOf, onePageOfEachKind, pages, publicFolder } from "../lib/site.mjs";

const kinds = onePageOfEachKind().filter(([kind]) => kind !== "redirect");

/** What only a screen can use: it is left out on paper. */
const forScreens = "nav, button, template, script, .see-also, .back, .verb-again, .large-print, .skip";

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
    await page.goto(pathToFileURL(join(publicFolder, path)).href + (options.fragment ?? ""));
    return page;
  };

  for (const [kind, path] of kinds) {
    for (const javaScriptEnabled of [true, false]) {
      it(`holds all of the text ${javaScriptEnabled ? "with" : "without"} scripts: ${kind} (${path})`, async () => {
        const page = await open(path, { javaScriptEnabled });
        const wanted = await page.evaluate(texts, forScreens);
        const printed = bare(sheets(await print(page, folder)).join(""));
        const lost = wanted.filter((text) => !printed.includes(bare(text)));
        await page.close();
        assert.deepEqual(lost, []);
      });
    }

    it(`holds nothing for a screen, and its links lead on: ${kind} (${path})`, async () => {
      const page = await open(path);
      await page.emulateMedia({ media: "print" });
      const { left, within, outside } = await page.evaluate((forScreens) => {
        const shown = (element) => element.checkVisibility({ visibilityProperty: true });
        const links = [...document.querySelectorAll("a[href]")].filter((link) => shown(link) && link.getClientRects().length > 0);
        return {
          left: [...document.querySelectorAll(`${forScreens}, dialog, header.site-header`)].filter(shown).map((element) => element.outerHTML.slice(0, 120)),
          within: links.map((link) => link.getAttribute("href")).filter((href) => /^#./.test(href)),
          outside: links.filter((link) => !link.getAttribute("href").startsWith("#")).map((link) => link.href),
        };
      }, forScreens);
      assert.deepEqual(left, []);
      const pdf = await print(page, folder);
      const places = destinations(pdf);
      assert.deepEqual(within.filter((href) => !places.has(decodeURIComponent(href.slice(1)))), [], "lead to nothing on the paper");
      const led = new Set(addresses(pdf));
      assert.deepEqual(outside.filter((address) => !led.has(address)), [], "can't be pressed on the paper");
      await page.close();
    });

    it(`is in large print where one asks for it: ${kind} (${path})`, async () => {
      const page = await open(path, { fragment: "#large-print" });
      const small = [...sizes(await print(page, folder))].filter(([size]) => size < 18);
      await page.close();
      assert.deepEqual(small, [], "smaller than 18 points");
    });
  }

  for (const path of pages.filter((path) => kindOf(path) === "questions")) {
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
