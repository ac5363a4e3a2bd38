// What a tutor sees who has made a mistake: the last good page, and over it what is wrong, where, and what to do.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { violations } from "../lib/axe.mjs";
import { withoutBrowser } from "../lib/browser.mjs";
import { eventually, Preview } from "../lib/preview.mjs";
import { aWhile, isMarked, mark, shows, Visitor } from "../lib/visit.mjs";

const unit = "harbour-awards/front-desk-l2/fd-01";
const outcome = `${unit}/lo1.html`;
const notes = `content/${unit}/lo1.md`;

describe("mistakes", { skip: withoutBrowser }, () => {
  let preview, visitor, good, bad, place, expected;
  before(async () => {
    preview = new Preview();
    good = preview.read(notes);
    // What comes before the guilty part is counted in another way by each of UTF-8, UTF-16 and people.
    bad = good.replace("- Gives at least two reasons why first impressions matter (AC1.1)", "- 😀 é: names at least two (AC1.9)");
    const lines = bad.split("\n");
    const line = lines.findIndex((text) => text.includes("AC1.9"));
    place = `${notes}:${line + 1}:${[...lines[line]].indexOf("(") + 1}`;
    await preview.start();
    visitor = new Visitor(preview);
    await visitor.start();
  });
  after(async () => {
    await visitor?.end();
    await preview?.end();
  });
  beforeEach(() => putRight());
  afterEach(async () => {
    await visitor.leave(expected);
    expected = undefined;
  });

  async function putRight() {
    preview.write(notes, good);
    await eventually("a site without mistakes", async () => (await preview.state()).mistakes.length === 0);
  }

  const list = (page, name = /error|warning/) => page.getByRole("dialog", { name });
  const corner = (page, name) => page.getByRole("complementary", { name: "syllabus serve" }).getByRole("button", { name });
  const isShown = (locator, shown = true) => eventually(`${locator} ${shown ? "shown" : "hidden"}`, async () => (await locator.isVisible()) === shown);
  /** What has the focus, also within what lies over the page. */
  const focus = (page) =>
    page.evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return `${element.localName} ${element.getAttribute("role") ?? element.textContent.trim()}`;
    });
  const heard = (page) => page.evaluate(() => document.querySelector("syllabus-serve").shadowRoot.querySelector("p[role=status]").textContent);

  /** The outcome's page, with a mistake in its notes. */
  async function withMistake(options) {
    const page = await visitor.visit(outcome, options);
    await mark(page);
    preview.write(notes, bad);
    await isShown(list(page));
    return page;
  }

  it("lie over the last good page, each with its place and help", async () => {
    const page = await withMistake();
    assert.ok(await list(page, "1 error").isVisible());
    assert.ok(await isMarked(page), "the page below was not loaded again");
    assert.match(await page.locator("main").textContent(), /Gives at least two reasons/);
    const words = (await list(page).innerText()).replaceAll("\u00a0", " ");
    for (const part of ["The page below is the last good one.", "error there is no criterion 1.9 in FD-01", place, "help: outcome 1 ends at 1.3", "unknown-criterion"]) {
      assert.ok(words.includes(part), `"${part}" is not in:\n${words}`);
    }
    assert.equal(await list(page).locator("mark").textContent(), "(AC1.9)");
    const decoration = await list(page).locator("mark").evaluate((mark) => getComputedStyle(mark).textDecorationLine);
    assert.equal(decoration, "underline", "one need not see colours");
    assert.equal(await heard(page), "1 error. Press F8 for the list.");
    // Where nothing on the page has the focus, nothing has it again afterwards.
    await page.keyboard.press("F8");
    assert.equal(await focus(page), "section dialog");
    await page.keyboard.press("F8");
    assert.match(await focus(page), /^body /);
  });

  it("take the focus from nobody, and give it back", async () => {
    const page = await visitor.visit(outcome);
    await page.locator("#verb_describe summary").focus();
    const summary = await focus(page);
    preview.write(notes, bad);
    await isShown(list(page));
    assert.equal(await focus(page), summary);
    await page.keyboard.press("F8");
    assert.equal(await focus(page), "section dialog");
    await page.keyboard.press("F8");
    assert.equal(await focus(page), summary);
    await page.keyboard.press("F8");
    await putRight();
    await isShown(list(page), false);
    assert.equal(await focus(page), summary);
    assert.equal(await heard(page), "Everything is put right.");
  });

  it("can be worked through with the keyboard alone", async () => {
    expected = /status of 500/;
    const page = await withMistake();
    await page.keyboard.press("F8");
    const stops = [];
    for (let stop = 0; stop < 2; stop += 1) {
      await page.keyboard.press("Tab");
      stops.push(await focus(page));
      assert.ok(await page.evaluate(() => getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle !== "none"), "one sees where one is");
    }
    assert.deepEqual(stops, ["button Hide", `button ${place} Open in editor`]);
    await page.keyboard.press("Enter");
    await eventually("the editor", () => preview.opened.includes(place));
    await isShown(list(page).getByText("It opens in your editor."));
    preview.breakEditor();
    await page.keyboard.press("Enter");
    await isShown(list(page).getByText(/^Not opened: .*can't be started/));
    preview.repairEditor();
    // Somebody else saves: the list is made anew, and whoever was in it is still where they were.
    preview.write(notes, bad.replace("## Key Terms", "More text.\n\n## Key Terms"));
    await isShown(list(page).getByText(/^Not opened/), false);
    assert.match(await focus(page), /^button .*lo1\.md.* Open in editor$/);
    await page.keyboard.press("Escape");
    await isShown(list(page), false);
    assert.equal(await focus(page), "button 1 error");
    await page.keyboard.press("Enter");
    await isShown(list(page));
    assert.equal(await focus(page), "section dialog");
    assert.ok(await isMarked(page));
  });

  it("stay hidden once they were hidden, until there is another one", async () => {
    const page = await withMistake();
    await page.getByRole("button", { name: "Hide" }).click();
    await isShown(corner(page, "1 error"));
    // The same one, some lines further down.
    preview.write(notes, bad.replace("## Key Terms", "More text.\n\n## Key Terms"));
    await aWhile();
    assert.ok(await corner(page, "1 error").isVisible());
    preview.write(notes, bad.replace("(AC1.3)", "(AC1.8)"));
    await isShown(list(page, "2 errors"));
    // One of two is put right: no reason to come back.
    await page.keyboard.press("Escape");
    preview.write(notes, bad);
    await isShown(corner(page, "1 error"));
    await aWhile();
    assert.equal(await list(page).isVisible(), false);
  });

  it("go away when they are put right, and the page is loaded again only if it changed", async () => {
    const page = await withMistake();
    await putRight();
    await isShown(list(page), false);
    await aWhile();
    assert.ok(await isMarked(page));
    preview.write(notes, bad);
    await isShown(list(page));
    preview.write(notes, good.replace("Visitors decide", "All visitors decide"));
    await shows(page, "All visitors decide");
    assert.equal(await isMarked(page), false);
    await isShown(page.getByRole("link", { name: "All pages" }));
    assert.equal(await list(page).isVisible(), false);
  });

  it("are counted where there are too many", async () => {
    const page = await visitor.visit(outcome);
    const many = Array.from({ length: 130 }, (_, number) => `- Point ${number} (AC1.9)`).join("\n");
    preview.write(notes, good.replace("- Gives at least", `${many}\n- Gives at least`));
    await isShown(list(page, "130 errors"));
    assert.equal(await list(page).getByRole("listitem").count(), 100);
    assert.ok(await list(page).getByText("and 30 more; put these right first").isVisible());
  });

  it("of a lesser kind are only counted in the corner", async () => {
    const page = await visitor.visit(outcome);
    preview.write("content/glosary.yaml", "ETA: estimated time of arrival\n");
    const button = corner(page, /^1 warning$/);
    await isShown(button);
    assert.equal(await list(page).isVisible(), false);
    await button.click();
    await isShown(list(page, "1 warning"));
    assert.ok(await list(page).getByRole("button", { name: "content/glosary.yaml Open in editor" }).isVisible());
    assert.ok(await list(page).getByText("The page is up to date.").isVisible());
    assert.equal(await focus(page), "section dialog");
    preview.remove("content/glosary.yaml");
    await isShown(list(page), false);
  });

  it("of the theme are told as well", async () => {
    const page = await visitor.visit(outcome);
    const site = preview.read("content/site.yaml");
    preview.write("themes/mine/theme.yaml", "name: Mine\n");
    preview.write("themes/mine/templates/outcome.html", "{{ page.no_such_thing.at_all }}\n");
    preview.write("content/site.yaml", `${site}\ntheme: mine\n`);
    const failure = list(page, "This page can’t be made anew");
    await isShown(failure);
    assert.match(await failure.locator("pre").textContent(), /outcome\.html/);
    assert.match(await page.locator("main").textContent(), /Gives at least two reasons/);
    preview.write("content/site.yaml", site);
    await isShown(failure, false);
    assert.equal(await heard(page), "Everything is put right.");
  });

  it("leave room for a note", async () => {
    expected = /net::ERR_/;
    const page = await withMistake({ viewport: { width: 320, height: 640 } });
    await preview.stop();
    const note = page.locator(".note");
    await note.waitFor();
    const [above, below] = [await note.boundingBox(), await list(page).boundingBox()];
    assert.ok(above.y >= 0 && above.y + above.height <= below.y, `${JSON.stringify(above)} is covered by ${JSON.stringify(below)}`);
    await preview.start();
    await isShown(note, false);
  });

  for (const width of [320, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      it(`axe: the list and the corner at ${width} px, ${colorScheme}`, async () => {
        const page = await withMistake({ viewport: { width, height: 640 }, colorScheme, bypassCSP: true });
        assert.deepEqual(await violations(page), []);
        const cut = await page.evaluate(() => {
          const { shadowRoot } = document.querySelector("syllabus-serve");
          return [...shadowRoot.querySelectorAll(".panel *")].filter((element) => element.getBoundingClientRect().right > innerWidth).map((element) => element.outerHTML);
        });
        assert.deepEqual(cut, [], "what the window cuts off");
        await page.keyboard.press("Escape");
        await isShown(corner(page, "1 error"));
        assert.deepEqual(await violations(page), []);
      });
    }
  }

  it("can be read at 400 %, in forced colours, and are not printed", async () => {
    const page = await withMistake({ viewport: { width: 320, height: 256 }, forcedColors: "active" });
    await page.keyboard.press("F8");
    for (const name of ["Hide", /Open in editor/]) {
      await page.keyboard.press("Tab");
      const box = await list(page).getByRole("button", { name }).boundingBox();
      assert.ok(box.y >= 0 && box.y + Math.min(box.height, 60) <= 256, `${name} is out of sight: ${JSON.stringify(box)}`);
    }
    const room = await list(page).evaluate((panel) => [panel, ...panel.querySelectorAll("*")].find((element) => getComputedStyle(element).overflowY === "auto").clientHeight);
    assert.ok(room >= 200, `${room} px to read in`);
    assert.equal(await list(page).locator("mark").evaluate((mark) => getComputedStyle(mark).outlineStyle), "solid");
    assert.notEqual(await list(page).evaluate((panel) => getComputedStyle(panel).backgroundColor), "rgba(0, 0, 0, 0)", "the page shines through");
    await page.emulateMedia({ media: "print" });
    assert.equal(await list(page).isVisible(), false);
  });

  it("look the same whatever the theme does", async () => {
    const page = await withMistake();
    const look = () => list(page).evaluate((panel) => [panel.getBoundingClientRect().toJSON(), getComputedStyle(panel.querySelector("h2")).font, getComputedStyle(panel).visibility]);
    const was = await look();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      const spoils = "display: none !important; visibility: hidden !important; font-size: 40px !important; position: static !important; direction: rtl !important";
      sheet.replaceSync(`html { font-size: 40px } body { transform: rotate(3deg) } syllabus-serve, section, h2, p { ${spoils} }`);
      document.adoptedStyleSheets = [sheet];
    });
    assert.deepEqual(await look(), was);
  });
});

describe("a site with a mistake from the start", { skip: withoutBrowser }, () => {
  let preview, visitor;
  before(async () => {
    preview = new Preview();
    preview.edit(notes, "matter (AC1.1)", "matter (AC1.9)");
    await preview.start();
    visitor = new Visitor(preview);
    await visitor.start();
  });
  after(async () => {
    await visitor?.end();
    await preview?.end();
  });

  it("is shown as soon as it can be", async () => {
    const page = await visitor.visit(outcome);
    const list = page.getByRole("dialog", { name: "1 error" });
    await list.getByText("There is no page to show yet.").waitFor();
    assert.deepEqual(await violations(await visitor.visit(outcome, { bypassCSP: true })), []);
    preview.edit(notes, "matter (AC1.9)", "matter (AC1.1)");
    await shows(page, "Gives at least two reasons");
    await visitor.leave(/status of 503/);
  });
});
