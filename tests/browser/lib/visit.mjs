// Pages of a preview in a browser, and whatever goes wrong on them.

import assert from "node:assert/strict";
import { launch } from "./browser.mjs";
import { eventually } from "./preview.mjs";

/** A browser that opens pages of one preview. */
export class Visitor {
  #browser;
  #preview;
  #wrong = [];

  constructor(preview) {
    this.#preview = preview;
  }

  async start() {
    this.#browser = await launch();
  }

  end() {
    return this.#browser?.close();
  }

  /** A browser window of its own, which shows nothing yet. */
  async window(options = {}) {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
    context.on("page", (page) => this.#watch(page));
    return context;
  }

  /** Opens a page, in a window of its own or in the one that is given, and waits until it listens. */
  async visit(path, options = {}) {
    const context = options.window ?? (await this.window(options));
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(this.#preview.address + path);
    await listening(page);
    return page;
  }

  #watch(page) {
    const home = this.#preview.address;
    page.on("request", (request) => {
      if (!request.url().startsWith(home)) this.#wrong.push(`asks somebody else: ${request.url()}`);
    });
    page.on("pageerror", (error) => this.#wrong.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      // Asked of the host and not of the site.
      if (message.location().url.endsWith("/favicon.ico")) return;
      if (["error", "warning"].includes(message.type())) this.#wrong.push(`${page.url()}: ${message.text()}`);
    });
  }

  /** Closes all windows. Nothing is stored in any of them, and nothing went wrong but what fits `expected`. */
  async leave(expected = /^$/) {
    const windows = this.#browser.contexts();
    const pages = windows.flatMap((window) => window.pages());
    const stored = await inTime("what pages store", Promise.all(pages.map((page) => page.evaluate(storage))));
    for (const window of windows) await inTime("closing a window", window.close());
    assert.deepEqual(stored.filter((number) => number > 0), []);
    const wrong = this.#wrong.splice(0).filter((trouble) => !expected.test(trouble));
    assert.deepEqual(wrong, []);
  }
}

/** How much a page stores. */
const storage = () => localStorage.length + sessionStorage.length + document.cookie.length;

/** A page that hangs is a failure, and not the end of all tests. */
function inTime(what, promise) {
  return Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error(`in vain waited for: ${what}`)), 15_000).unref())]);
}

/** Waits until `page` shows its corner: by then its script has loaded, and its line to the server is being opened. */
export function listening(page) {
  return eventually("the corner", () => page.evaluate(() => !!document.querySelector("syllabus-serve")?.shadowRoot?.querySelector(".dock, .panel")));
}

/** Waits until the page's main part holds `text`, and all of it is there. */
export async function shows(page, text) {
  await eventually(`"${text}" on ${page.url()}`, () => page.evaluate((text) => document.querySelector("main")?.textContent.includes(text), text));
  await listening(page);
}

/** Marks what is loaded now, so that one sees whether it was loaded again. */
export function mark(page) {
  return page.evaluate(() => void (globalThis.marked = true));
}

export function isMarked(page) {
  return page.evaluate(() => globalThis.marked === true);
}

/** Time enough for something to happen that should not. */
export const aWhile = () => new Promise((later) => setTimeout(later, 400));
