// The same folder at three places: a USB stick, a sub-path behind a strict policy, and a browser without scripts.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { forEachPage, launch, withoutBrowser } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { basePath, isRedirect, onePageOfEachKind, pages, publicFolder } from "../lib/site.mjs";

const kinds = onePageOfEachKind().filter(([kind]) => kind !== "redirect");
const shown = pages.filter((path) => !isRedirect(path));
/** Links of a page that is shown at any depth begin at the host, which a USB stick has not. */
const shownFromFiles = shown.filter((path) => path !== "404.html" || basePath === undefined);

/** Notes everything that goes wrong on `page`, and everything it asks of somebody else. */
async function watch(page, home, wrong) {
  await page.exposeFunction("reportViolation", (what) => wrong.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ documentURI, violatedDirective, blockedURI, sourceFile }) =>
      globalThis.reportViolation(`${documentURI}: ${violatedDirective} forbids ${blockedURI} in ${sourceFile}`),
    );
  });
  page.on("requestfailed", (request) => {
    // Aborted: we left the page while its icon was still on its way.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") wrong.push(`${page.url()}: ${request.url()} failed: ${why}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(home)) wrong.push(`${page.url()}: asks ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`${page.url()}: ${response.url()} is ${response.status()}`);
  });
  page.on("pageerror", (error) => wrong.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(`${page.url()}: ${message.text()}`);
  });
}

/** Each of `paths` from `home`, with nothing going wrong and every picture there. */
async function visitAll(browser, paths, home) {
  const wrong = [];
  const watched = new WeakSet();
  await forEachPage(browser, paths, {}, async (page, path) => {
    if (!watched.has(page)) await watch(page, home, wrong);
    watched.add(page);
    await page.goto(home + path);
    const broken = await page.evaluate(async () => {
      const images = [...document.images];
      for (const image of images) image.loading = "eager";
      await Promise.allSettled(images.map((image) => image.decode()));
      return images.filter((image) => image.naturalWidth === 0).map((image) => image.src);
    });
    wrong.push(...broken.map((image) => `${path}: ${image} does not show`));
    const stored = await page.evaluate(() => {
      try {
        return localStorage.length + sessionStorage.length + document.cookie.length;
      } catch {
        return 0;
      }
    });
    if (stored > 0) wrong.push(`${path}: stores something before anybody asked`);
  });
  assert.equal(wrong.length, 0, `\n${[...new Set(wrong)].slice(0, 20).join("\n")}\n(${wrong.length} in all)`);
}

/** Opens what opens, presses what can be pressed, chooses each choice, and asks for the meaning of a word. */
async function useEverything(page) {
  for (const summary of await page.locator("summary:visible").all()) await summary.click();
  for (const button of await page.locator("button:not([data-do=print]):visible").all()) {
    await button.click();
    const panel = page.getByRole("dialog");
    if (await panel.isVisible()) {
      for (const choice of await panel.getByRole("radio").all()) await choice.check({ force: true });
      await page.keyboard.press("Escape");
    }
  }
  const mention = page.locator("a.mention[href^='#']:visible").first();
  if ((await mention.count()) > 0) {
    await mention.hover();
    await page.locator(".word").waitFor({ state: "visible" });
    await mention.click();
  }
}

describe("the same folder", { skip: withoutBrowser }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  it("works from a USB stick", () => visitAll(browser, shownFromFiles, pathToFileURL(publicFolder).href + "/"));

  it("works under /x/y/, behind `default-src 'self'`", async () => {
    const server = await serve();
    try {
      await visitAll(browser, shown, server.address);
      assert.deepEqual(server.missed, []);
    } finally {
      await server.stop();
    }
  });

  it("is used under /x/y/, behind the same policy", async () => {
    const server = await serve();
    const wrong = [];
    try {
      const page = await browser.newPage({ reducedMotion: "reduce" });
      await watch(page, server.address, wrong);
      for (const [, path] of kinds) {
        await page.goto(server.address + path);
        await useEverything(page);
      }
      await page.close();
      assert.deepEqual(wrong, []);
      assert.deepEqual(server.missed, []);
    } finally {
      await server.stop();
    }
  });

  for (const [kind, path] of kinds) {
    it(`says everything without scripts: ${kind} (${path})`, async () => {
      const address = pathToFileURL(join(publicFolder, path)).href;
      const plain = await browser.newPage({ javaScriptEnabled: false });
      await plain.goto(address);
      const { hidden, words } = await plain.evaluate(() => {
        const folded = (element) => element.closest("details:not([open])") !== null;
        const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        const hidden = [];
        const words = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const element = node.parentElement;
          if (node.textContent.trim() === "" || element.closest("script, template, noscript, button")) continue; // a button is for scripts
          words.push(node.textContent.trim().replace(/\s+/g, " "));
          if (!element.checkVisibility({ visibilityProperty: true }) && !folded(element)) hidden.push(node.textContent.trim());
        }
        return { hidden, words };
      });
      await plain.close();
      assert.deepEqual(hidden, [], "text that nobody sees without scripts");
      assert.ok(words.length > 0, "the main part says something");

      const scripted = await browser.newPage();
      await scripted.goto(address);
      const all = await scripted.evaluate(() => document.querySelector("main").textContent.replace(/\s+/g, " "));
      await scripted.close();
      // Scripts may add to a page, but what they take away or put elsewhere was not for everybody.
      const lost = words.filter((text) => !all.includes(text));
      assert.deepEqual(lost, [], "text that scripts take away");
    });
  }

  it("leads on from the pages of old addresses", async () => {
    const page = await browser.newPage();
    for (const path of pages.filter(isRedirect)) {
      await page.goto(pathToFileURL(join(publicFolder, path)).href);
      await page.waitForURL((url) => !url.pathname.endsWith(`/${encodeURI(path)}`), { timeout: 5000 });
    }
    await page.close();
  });
});
