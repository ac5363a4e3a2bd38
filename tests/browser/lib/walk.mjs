// Steps of somebody who has a keyboard and no mouse.

import assert from "node:assert/strict";

/** Numbers what can be reached on the page, in its order, so that a walk finds it again; tells how much it is. */
export function number(page) {
  return page.evaluate(() => {
    const reachable = "a[href], area[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls]";
    const able = [...document.querySelectorAll(reachable)].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0,
    );
    able.forEach((element, index) => element.setAttribute("data-walk", String(index)));
    return able.length;
  });
}

/** Where the focus is, and how much of it can be seen; nothing if it is on no part of the page. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body || element === document.documentElement) return undefined;
    const style = getComputedStyle(element);
    /** Points a little inside of each line that it takes, as far as the window goes. */
    const points = [...element.getClientRects()]
      .map((box) => ({
        left: Math.max(box.left, 0),
        right: Math.min(box.right, innerWidth),
        top: Math.max(box.top, 0),
        bottom: Math.min(box.bottom, innerHeight),
      }))
      .filter(({ left, right, top, bottom }) => right - left > 3 && bottom - top > 3)
      .flatMap(({ left, right, top, bottom }) => [left + 1.5, (left + right) / 2, right - 1.5].map((x) => [x, (top + bottom) / 2]));
    /** What lies above it there; nothing where it is itself. */
    const cover = ([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there === null || element.contains(there) || there.contains(element) ? undefined : there.outerHTML.slice(0, 80);
    };
    const covers = points.map(cover);
    return {
      walk: Number(element.getAttribute("data-walk") ?? -1),
      html: element.outerHTML.slice(0, 120),
      marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      hidden: points.length === 0 || covers.every(Boolean),
      cover: covers.find(Boolean),
      inWord: element.closest(".word") !== null,
      inMain: element.closest("main") !== null,
    };
  });
}

/** Goes through the whole page with `key` and finds each stop in its place, seen, and at the end a way out. */
export async function walk(page, key, count) {
  for (let step = 0; step < count; step += 1) {
    let at;
    do {
      await page.keyboard.press(key);
      at = await focused(page);
      // What a word means comes up when one comes to the word, with a link that was not there before.
    } while (at?.inWord && !at.hidden);
    assert.ok(at, `the focus left the page after ${step} of ${count}`);
    assert.equal(at.walk, key === "Tab" ? step : count - 1 - step, `a stop out of order: ${at.html}`);
    assert.ok(at.marked, `one can't see the focus on ${at.html}`);
    assert.ok(!at.hidden, `${at.cover ?? "the edge of the window"} hides ${at.html}`);
  }
  await page.keyboard.press(key);
  const beyond = await focused(page);
  assert.equal(beyond, undefined, `no way out of the page; the focus is on ${beyond?.html}`);
}

/** What turns the order that one sees away from the order that one hears. */
export function disorder(page) {
  return page.evaluate(() =>
    [...document.body.querySelectorAll("*")]
      .filter((element) => {
        const { order, flexDirection, display } = getComputedStyle(element);
        return order !== "0" || (display.endsWith("flex") && flexDirection.endsWith("reverse")) || element.tabIndex > 0;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
