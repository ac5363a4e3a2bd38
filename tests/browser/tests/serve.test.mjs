// What a tutor sees who saves: the page they look at changes by itself, and stays where it was.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { violations } from "../lib/axe.mjs";
import { withoutBrowser } from "../lib/browser.mjs";
import { eventually, Preview } from "../lib/preview.mjs";
import { aWhile, isMarked, listening, mark, shows, Visitor } from "../lib/visit.mjs";

const unit = "harbour-awards/front-desk-l2/fd-01";
const outcome = `${unit}/lo1.html`;
const notes = `content/${unit}/lo1.md`;

describe("a saved file shows", { skip: withoutBrowser }, () => {
  let preview, visitor, written;
  before(async () => {
    preview = new Preview();
    const questions = [1, 2, 3].map((number) => `### Question ${number} of three? (AC1.3)\n\nAnswer: That is answer ${number}.\n`);
    written = `${preview.read(notes)}\n${questions.join("\n")}`;
    preview.write(notes, written);
    await preview.start();
    visitor = new Visitor(preview);
    await visitor.start();
  });
  after(async () => {
    await visitor?.end();
    await preview?.end();
  });
  afterEach(() => visitor.leave());

  /** The texts in the window that stand on the page once, from the top, each with its height. */
  const inView = (page) =>
    page.evaluate(() => {
      const shown = [...document.querySelectorAll("main :is(h2, h3, p, li)")].filter((block) => block.checkVisibility());
      const blocks = shown.map((block) => ({ text: block.textContent.trim(), box: block.getBoundingClientRect() }));
      const once = blocks.filter(({ text }) => blocks.filter((other) => other.text === text).length === 1);
      return once.filter(({ box }) => box.top >= 0 && box.top < innerHeight).map(({ text, box }) => ({ text, top: box.top }));
    });

  /** Shows the outcome's page as it was written, with the text that begins so at the top of the window. */
  async function readFrom(beginning, fragment = "") {
    preview.write(notes, written);
    await eventually("what was added before to be gone", async () => !(await preview.serves(outcome)).includes("Added"));
    const page = await visitor.visit(outcome + fragment);
    await page.evaluate((beginning) => {
      const block = [...document.querySelectorAll("main :is(h2, h3, p, li)")].find((block) => block.textContent.trim().startsWith(beginning));
      scrollTo(0, scrollY + block.getBoundingClientRect().top - 3);
    }, beginning);
    await mark(page);
    return page;
  }

  /** Saves something that adds "Added here", and waits until the page was loaded again. */
  async function save(page, text) {
    preview.write(notes, text);
    await shows(page, "Added here");
    assert.equal(await isMarked(page), false, "the page was loaded again");
    assert.equal(await page.evaluate(() => history.scrollRestoration), "auto");
  }

  async function standsAt(page, { text, top }) {
    const now = (await inView(page)).find((block) => block.text === text);
    assert.ok(Math.abs(now?.top - top) <= 1, `"${text}" stood at ${top} px, and now at ${now?.top} px`);
  }

  const above = ["People judge", "Added here.\n\nAdded too.\n\nPeople judge"];
  const below = ["- Sign-in sheet", "- Added term: below\n- Sign-in sheet"];

  it("without a hand moving", async () => {
    const page = await visitor.visit(outcome);
    preview.edit(notes, "in good hands", "in the best of hands. Added here");
    await shows(page, "in the best of hands");
  });

  it("while what is read stays where it is", async () => {
    const page = await readFrom("Describes what three kinds");
    const [first] = await inView(page);
    assert.match(first.text, /^Describes what three kinds/);
    await save(page, written.replace(...above).replace(...below));
    await standsAt(page, first);
  });

  it("while what is read is itself rewritten", async () => {
    const page = await readFrom("Describes what three kinds");
    const [, second] = await inView(page);
    const was = await page.evaluate(() => scrollY);
    await save(page, written.replace(...above).replace("Describes what three", "Describes what four"));
    await standsAt(page, second);
    assert.notEqual(await page.evaluate(() => scrollY), was, "what was added above has moved the text");
  });

  it("while everything in the window is rewritten", async () => {
    const page = await readFrom("People judge by", "#ac-1-1");
    await page.setViewportSize({ width: 1280, height: 120 });
    const top = () => page.evaluate(() => document.getElementById("ac-1-1").getBoundingClientRect().top);
    const was = await top();
    await save(page, written.replace("Visitors decide", "Added here.\n\nVisitors decide").replace(/People judge[^]*?happen\./, "All of this is new."));
    assert.ok(Math.abs((await top()) - was) <= 1, `the criterion stood at ${was} px, and now at ${await top()} px`);
  });

  it("while the address names another place", async () => {
    const page = await readFrom("Describes what three kinds", "#ac-1-1");
    const [first] = await inView(page);
    await save(page, written.replace(...above));
    await standsAt(page, first);
  });

  it("at the top, if it was read from there", async () => {
    const page = await readFrom("Visitors decide");
    await page.evaluate(() => scrollTo(0, 0));
    await save(page, written.replace(...above));
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  it("with what was open, and with the focus", async () => {
    const page = await readFrom("Check yourself");
    const answers = () =>
      page.evaluate(() => [...document.querySelectorAll("main details")].filter((one) => one.open).map((one) => one.textContent.trim().replace(/\s+/g, " ")));
    await page.locator("details", { hasText: "That is answer 2." }).locator("summary").click();
    await page.locator("#verb_describe summary").click();
    const open = await answers();
    assert.equal(open.length, 2);
    // Its answer has the same summary as those that follow.
    await save(page, written.replace("### Question 1 of", "### Question 0: Added here? (AC1.3)\n\nAnswer: None.\n\n### Question 1 of"));
    assert.deepEqual(await answers(), open);
    const focused = await page.evaluate(() => [document.activeElement.localName, document.activeElement.closest("details")?.id]);
    assert.deepEqual(focused, ["summary", "verb_describe"]);
  });
});

describe("a preview", { skip: withoutBrowser }, () => {
  let preview, visitor, written, colours;
  before(async () => {
    preview = new Preview();
    written = preview.read(notes);
    preview.run("theme", "eject", "assets/tokens.css");
    preview.edit("content/site.yaml", "language:", "theme: mine\nlanguage:");
    colours = preview.read(tokens);
    await preview.start();
    visitor = new Visitor(preview);
    await visitor.start();
  });
  after(async () => {
    await visitor?.end();
    await preview?.end();
  });
  let expected;
  afterEach(async () => {
    await visitor.leave(expected);
    expected = undefined;
  });

  const tokens = "themes/mine/assets/tokens.css";
  const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const sheets = (page) => page.evaluate(() => [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => new URL(link.href).pathname));

  /** Saves another colour for the page, and waits until it is there. */
  async function paint(page, paper, shown) {
    preview.write(tokens, colours.replace("--paper: #f8f6f1", `--paper: ${paper}`));
    await eventually("the new colour", async () => (await background(page)) === shown);
  }

  it("changes a style sheet without loading the page again, and without a flash", async () => {
    const page = await visitor.visit(outcome);
    await mark(page);
    const before = { background: await background(page), sheets: await sheets(page) };
    await page.evaluate(() => {
      globalThis.seen = new Set();
      const look = () => {
        globalThis.seen.add(getComputedStyle(document.body).backgroundColor);
        requestAnimationFrame(look);
      };
      look();
    });
    await paint(page, "#fedcba", "rgb(254, 220, 186)");
    await paint(page, "#abcdef", "rgb(171, 205, 239)");
    await eventually("the old sheets to go", async () => (await sheets(page)).length === before.sheets.length);
    assert.deepEqual(await sheets(page), before.sheets);
    const shown = await page.evaluate(() => [...globalThis.seen]);
    assert.deepEqual(shown, [before.background, "rgb(254, 220, 186)", "rgb(171, 205, 239)"]);
    assert.ok(await isMarked(page));
  });

  it("loads the page again for a style sheet that another one brings in", async () => {
    const more = "themes/mine/assets/more.css";
    preview.write(more, "main { outline: 1px solid red }\n");
    preview.write(tokens, `@import "more.css";\n${colours}`);
    const page = await visitor.visit(outcome);
    const outline = () => page.evaluate(() => document.querySelector("main") && getComputedStyle(document.querySelector("main")).outlineWidth);
    await eventually("the first outline", async () => (await outline()) === "1px");
    await mark(page);
    preview.write(more, "main { outline: 7px solid red }\n");
    await eventually("the other outline", async () => (await outline()) === "7px");
    assert.equal(await isMarked(page), false);
    preview.write(tokens, colours);
    preview.remove(more);
  });

  it("says that too many pages are open, and follows once others are closed", async () => {
    expected = /status of 503/;
    const lines = new AbortController();
    const ask = () => fetch(`${preview.address}.syllabus/events?page=index.html&seen=`, { signal: lines.signal });
    const takeAll = async () => {
      while ((await ask()).status === 200);
    };
    await takeAll();
    // Those of pages that were just closed come free a little later.
    await new Promise((later) => setTimeout(later, 2000));
    await takeAll();
    const page = await visitor.visit("about.html");
    const note = page.locator(".note");
    await page.getByText("Too many pages of this site are open.").first().waitFor();
    lines.abort();
    await eventually("the note to go", async () => !(await note.isVisible()));
  });

  it("loads no page again that did not change", async () => {
    const window = await visitor.window();
    const [one, other] = [await visitor.visit(outcome, { window }), await visitor.visit("about.html", { window })];
    await mark(other);
    preview.write(notes, written.replace("Visitors decide", "All visitors decide"));
    await shows(one, "All visitors decide");
    await aWhile();
    assert.ok(await isMarked(other));
  });

  it("waits for a server that stopped, and shows what was saved meanwhile", async () => {
    expected = /net::ERR_/;
    const window = await visitor.window();
    const [changed, same] = [await visitor.visit(outcome, { window }), await visitor.visit("about.html", { window })];
    await Promise.all([mark(changed), mark(same)]);
    // A style sheet that changed was told of; that page has seen it, and need not be loaded again for it.
    await paint(same, "#fbfaf9", "rgb(251, 250, 249)");
    await preview.stop();
    const note = same.getByText("The server has stopped. This page waits for it.").first();
    await note.waitFor();
    preview.write(notes, written.replace("Visitors decide", "Nearly all visitors decide"));
    await preview.start();
    await shows(changed, "Nearly all visitors decide");
    await eventually("the note to go", async () => !(await same.locator(".note").isVisible()));
    await aWhile();
    assert.ok(await isMarked(same));
  });

  it("says that a page has gone, and shows it when it is back", async () => {
    const page = await visitor.visit("about.html");
    const site = preview.read("content/site.yaml");
    const about = preview.read("content/about.md");
    await mark(page);
    preview.write("content/site.yaml", site.replace("navigation: [about.md]", ""));
    preview.remove("content/about.md");
    const note = page.locator(".note");
    await note.waitFor();
    assert.match(await note.textContent(), /^This page is not part of the site any more/);
    assert.equal(await note.getByRole("link", { name: "Home page" }).getAttribute("href"), "/");
    await shows(page, "These notes help you to revise");
    preview.write("content/about.md", about);
    preview.write("content/site.yaml", site);
    await eventually("the page again", async () => !(await isMarked(page)));
    await listening(page);
    assert.equal(await page.locator(".note").isVisible(), false);
  });

  it("tells a tab that nobody saw what changed, once it is seen", async () => {
    const window = await visitor.window();
    await window.addInitScript(() => {
      globalThis.look = (hidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event("visibilitychange"));
      };
    });
    const tabs = [];
    // More tabs than a browser has lines to one server.
    for (let number = 0; number < 8; number += 1) {
      const tab = await visitor.visit(outcome, { window });
      await tab.evaluate(() => globalThis.look(true));
      tabs.push(tab);
    }
    const [first, last] = [tabs.at(0), tabs.at(-1)];
    await mark(first);
    preview.write(notes, written.replace("Visitors decide", "Most visitors decide"));
    await shows(last, "Most visitors");
    assert.ok(await isMarked(first));
    await first.evaluate(() => globalThis.look(false));
    await shows(first, "Most visitors");
  });

  it("lists all pages, in reach of a filter and of the editor", async () => {
    preview.write("content/draft.md", "---\ntitle: Half done\ndraft: true\n---\nNot yet.\n");
    const page = await visitor.visit(outcome);
    await page.getByRole("link", { name: "All pages" }).click();
    await page.getByRole("heading", { level: 1, name: "All pages" }).waitFor();
    const rows = page.locator("tbody tr:visible");
    const all = await rows.count();
    assert.ok(all >= 13, `${all} pages`);
    assert.match(await rows.filter({ hasText: "Half done" }).textContent(), /draft/);

    const box = page.getByRole("searchbox", { name: "Filter by title, address or file" });
    await box.fill("LO1.html");
    await eventually("the count", async () => (await page.getByRole("status").textContent()) === "1 page found.");
    assert.equal(await rows.count(), 1);
    assert.equal(await page.getByRole("heading", { level: 2 }).count(), 1, "no heading without a page");
    await box.fill("no such page");
    await eventually("the count", async () => (await page.getByRole("status").textContent()) === "0 pages found.");
    await box.fill("");
    assert.equal(await rows.count(), all);

    await page.getByRole("button", { name: notes, exact: true }).click();
    await eventually("the editor", () => preview.opened.includes(`${notes}:1:1`));

    const count = page.locator("main > p").first();
    const pages = async () => Number.parseInt(await count.textContent(), 10);
    const before = await pages();
    preview.write("content/second.md", "---\ntitle: A second page\n---\nText.\n");
    await rows.filter({ hasText: "A second page" }).getByRole("button").waitFor();
    assert.equal(await pages(), before + 1);
  });

  for (const width of [320, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      it(`axe: the list of pages at ${width} px, ${colorScheme}`, async () => {
        const window = await visitor.window({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        const page = await window.newPage();
        await page.goto(`${preview.address}.syllabus/pages`);
        assert.deepEqual(await violations(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
      });
    }
  }

  it("lists pages without scripts too", async () => {
    const window = await visitor.window({ javaScriptEnabled: false });
    const page = await window.newPage();
    await page.goto(`${preview.address}.syllabus/pages`);
    await page.getByRole("searchbox").fill("lo1.html");
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByText("1 page found.").waitFor();
    assert.equal(await page.locator("tbody tr").count(), 1);
    await page.close();
  });
});
