// What holds for the file of every page, before anything is shown.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, withoutBrowser } from "../lib/browser.mjs";
import { outlines } from "../lib/outline.mjs";
import { basePath, kindOf, limits, outputs, pages, read, resolve, units, weight } from "../lib/site.mjs";

describe("every page", { skip: withoutBrowser }, () => {
  let browser;
  let found;
  before(async () => {
    browser = await launch();
    found = await outlines(browser, pages, read);
  });
  after(() => browser?.close());

  /** Collects what is wrong on all pages, so that one run shows all of it. */
  const all = (check) => {
    const wrong = [...found].flatMap(([path, page]) => check(page, path).map((what) => `${path}: ${what}`));
    assert.equal(wrong.length, 0, `\n${wrong.slice(0, 40).join("\n")}\n(${wrong.length} in all)`);
  };

  it("links only to pages and fragments that are there", () => {
    all((page, path) =>
      page.links.flatMap((address) => {
        const target = resolve(path, address);
        if (target === undefined) return [];
        if (!outputs.has(target.file)) return [`${address} leads to no file`];
        if (target.fragment === undefined || target.fragment === "") return [];
        const there = found.get(target.file)?.ids.includes(target.fragment);
        return there ? [] : [`${address}: nothing on ${target.file} has that id`];
      }),
    );
  });

  it("links by relative addresses that name a file", () => {
    all((page, path) =>
      [...page.links, ...page.loads]
        .filter((address) => path !== "404.html" || basePath === undefined || !address.startsWith(basePath))
        .filter((address) => address.startsWith("/") || /(^|\/)(#|$)/.test(address.split("?")[0]) && !address.startsWith("#") && !/^[a-z]+:/i.test(address))
        .map((address) => `${JSON.stringify(address)} doesn't open from a USB stick`),
    );
  });

  it("leads outside only by https, http, mailto and tel", () => {
    all((page) =>
      page.links
        .filter((address) => /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^(https?|mailto|tel):/i.test(address))
        .map((address) => `${address} is of another kind`),
    );
  });

  it("loads only files of its own", () => {
    all((page, path) =>
      page.loads.filter((address) => !outputs.has(resolve(path, address)?.file)).map((address) => `${address} is loaded`),
    );
  });

  it("holds no inline script, style or event attribute", () => all((page) => page.inline));

  it("has a language, a title and one main heading", () => {
    all((page, path) => {
      if (kindOf(path) === "redirect") return [];
      const first = page.headings.filter(({ level }) => level === 1).length;
      return [
        ...(page.lang === "" ? ["no language"] : []),
        ...(page.title === "" ? ["no title"] : []),
        ...(first === 1 ? [] : [`${first} headings of level 1`]),
      ];
    });
  });

  it("has no empty heading, and skips no level", () => {
    all((page) =>
      page.headings.flatMap(({ level, text }, index) => {
        const previous = page.headings[index - 1]?.level ?? 0;
        return [
          ...(text === "" ? [`an empty heading of level ${level}`] : []),
          ...(level > previous + 1 ? [`"${text}" of level ${level} follows level ${previous}`] : []),
        ];
      }),
    );
  });

  it("has titles that differ", () => {
    const seen = new Map();
    all((page, path) => {
      const earlier = seen.get(page.title);
      seen.set(page.title, path);
      return earlier === undefined || kindOf(path) === "redirect" ? [] : [`has the title of ${earlier}: ${page.title}`];
    });
  });

  it("uses each id once", () => {
    all((page) => page.ids.filter((id, index) => page.ids.indexOf(id) !== index).map((id) => `#${id} twice`));
  });

  it("says in words what each link and each image is", () => all((page) => [...page.emptyLinks, ...page.imagesWithoutWords]));

  it("shows no template syntax and no value that is missing", () => {
    all((page) => page.words.match(/\{\{|\}\}|\{%|%\}|\[object Object\]|\bSome\(/g) ?? []);
  });

  it("describes itself to machines in JSON-LD that parses", () => {
    const expected = { unit: "LearningResource", outcome: "LearningResource", qualification: "Course" };
    all((page, path) => {
      const kind = kindOf(path);
      const records = page.records.flatMap((text) => JSON.parse(text));
      const things = records.flatMap((record) => record["@graph"] ?? [record]);
      const types = things.flatMap((thing) => thing["@type"]);
      const needed = [expected[kind], kind in expected ? "BreadcrumbList" : undefined].filter(Boolean);
      return needed.filter((type) => !types.includes(type)).map((type) => `a ${kind} page has no ${type}`);
    });
  });

  it(`weighs little: HTML and CSS in ${limits.sent} bytes sent, ${limits.whole} in all`, () => {
    all((page, path) => {
      const styles = page.stylesheets.map((address) => resolve(path, address).file);
      const { sent, whole } = weight(path, styles);
      return sent <= limits.sent && whole <= limits.whole ? [] : [`${sent} bytes sent, ${whole} in all`];
    });
  });

  it("gives each outcome a page and each criterion an address", () => {
    const wrong = units("").flatMap(({ folder, outcomes, criteria }) => [
      ...outcomes.map((number) => `${folder}/lo${number}.html`).filter((path) => !outputs.has(path)),
      ...criteria
        .map((number) => [`${folder}/lo${number.split(".")[0]}.html`, `ac-${number.replace(".", "-")}`])
        .filter(([path, id]) => !found.get(path)?.ids.includes(id))
        .map(([path, id]) => `${path}#${id}`),
    ]);
    assert.deepEqual(wrong, [], "missing");
    const anchors = [...found].flatMap(([path, page]) =>
      kindOf(path) === "outcome" ? page.ids.filter((id) => /^ac-\d+-\d+$/.test(id)) : [],
    );
    const criteria = units("").flatMap((unit) => unit.criteria);
    assert.equal(anchors.length, criteria.length, "criterion anchors on outcome pages");
    const outcomes = units("").flatMap((unit) => unit.outcomes);
    assert.equal(pages.filter((path) => kindOf(path) === "outcome").length, outcomes.length, "outcome pages");
  });
});

describe("the handbook's qualification", { skip: process.env.SYLLABUS_CONTENT ? "another site is tested" : false }, () => {
  it("has all of its outcomes and criteria", () => {
    const found = units("sfj-awards/").map(({ outcomes, criteria }) => [outcomes.length, criteria.length]);
    assert.equal(found.length, 5, "units");
    assert.deepEqual(found.map(([, criteria]) => criteria), [33, 25, 33, 23, 13]);
    assert.equal(found.reduce((sum, [outcomes]) => sum + outcomes, 0), 24);
  });
});
