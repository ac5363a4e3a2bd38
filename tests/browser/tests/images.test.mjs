// Pictures take their room before they come, and nobody loads one that is larger than what is shown.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { forEachPage, launch, withoutBrowser } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { pages, read } from "../lib/site.mjs";

const holders = pages.filter((path) => /<img\b/.test(read(path)));
const screens = {
  "a small phone": { viewport: { width: 320, height: 640 } },
  "a phone with a fine screen": { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  "a desk": { viewport: { width: 1280, height: 800 } },
};

/** What is wrong with the pictures of the page: no room kept, or more loaded than a smaller file would have done. */
async function faults(fine) {
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  document.querySelectorAll("details").forEach((details) => (details.open = true));
  await Promise.allSettled(images.map((image) => image.decode()));
  return images.flatMap((image) => {
    const wrong = [];
    if (!image.hasAttribute("width") || !image.hasAttribute("height")) wrong.push("no room is kept for it");
    const ratio = image.getAttribute("width") / image.getAttribute("height");
    if (Math.abs(ratio - image.naturalWidth / image.naturalHeight) > 0.02 * ratio) wrong.push("it takes another shape than was kept");
    // A drawing has no size of its own.
    if (image.currentSrc.endsWith(".svg")) return wrong.map((what) => `${image.src}: ${what}`);
    const style = getComputedStyle(image);
    const needed = (image.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) * fine;
    const widths = [...image.srcset.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width)).sort((a, b) => a - b);
    const enough = widths.find((width) => width >= needed) ?? widths.at(-1);
    const loaded = widths.length === 0 ? image.naturalWidth : widths.find((width) => image.currentSrc.includes(String(width))) ?? image.naturalWidth;
    if (widths.length === 0 ? loaded > needed * 1.5 : loaded > enough) wrong.push(`${loaded} pixels are loaded, ${Math.round(needed)} shown`);
    return wrong.map((what) => `${image.currentSrc}: ${what}`);
  });
}

describe("pictures", { skip: withoutBrowser || (holders.length === 0 && "no page has one") }, () => {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve()]);
  });
  after(() => Promise.all([browser?.close(), server?.stop()]));

  for (const [name, options] of Object.entries(screens)) {
    it(`keep their room, and are no larger than ${name} shows`, async () => {
      const wrong = [];
      await forEachPage(browser, holders, options, async (page, path) => {
        await page.goto(server.address + path);
        const found = await page.evaluate(faults, options.deviceScaleFactor ?? 1);
        wrong.push(...found.map((what) => `${path}: ${what}`));
      });
      assert.deepEqual(wrong, []);
    });
  }
});
