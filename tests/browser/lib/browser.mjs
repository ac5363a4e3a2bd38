// Debian's Chromium, or the one that CHROMIUM names.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";

/** Why nothing can be tested in a browser here; `false` where it can. */
export const withoutBrowser = existsSync(executablePath) ? false : `no Chromium at ${executablePath}; set CHROMIUM`;

/** Starts a browser that asks nobody on the network anything. */
export function launch(more = []) {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--allow-file-access-from-files=false", ...more],
  });
}

/** Calls `visit(page, path)` for each path, a few at a time, each time with a page of its own context. */
export async function forEachPage(browser, paths, options, visit) {
  const waiting = [...paths];
  const worker = async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await visit(page, path);
    }
    await context.close();
  };
  await Promise.all([worker(), worker()]);
}
