// Sits on each page that `syllabus serve` shows, and on none that is published: brings what was just saved to the screen.
// Nothing is stored but the place on the page, and that only while the page loads again.
(function () {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** The page's path, and the print of what is shown; no print where there was no page to show. */
  let { page = "", seen = "" } = script.dataset;

  // ---- The place on the page, kept over a reload

  const KEPT = "syllabus:place";
  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, tr, pre, blockquote, summary, figure, img";

  /** What an element is called: so it is found again on the next version of its page. @param {Element} element */
  function nameOf(element) {
    const text = (element.textContent || "").trim().replace(/\s+/g, " ");
    return [element.localName, element.getAttribute("href"), element.getAttribute("src"), text].join(" ");
  }

  /** All that `selector` finds, by name. @param {string} selector @param {(element: Element) => string} name */
  function named(selector, name = nameOf) {
    /** @type {Map<string, HTMLElement[]>} */
    const found = new Map();
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
      const key = name(element);
      const same = found.get(key);
      if (same) same.push(element);
      else found.set(key, [element]);
    }
    return found;
  }

  /** Whether it has a place on the page; what is folded away has none. @param {Element} element */
  const isShown = (element) => element.getClientRects().length > 0 && element.checkVisibility?.() !== false;

  /** Headings, paragraphs and the like, where they are read. */
  const blocks = () => named(document.querySelector("main") ? `main :is(${BLOCKS})` : BLOCKS);

  /**
   * Where the reader is: what the window shows, from its top on, and at which height; then ids, the nearest first. What the
   * next version has as well leads back. A text that stands there twice leads nowhere.
   */
  function anchors() {
    const texts = [];
    for (const [name, [element, another]] of blocks()) {
      const { top, bottom } = element.getBoundingClientRect();
      if (!another && bottom > 0 && top < innerHeight && isShown(element)) texts.push({ name, top });
    }
    const withId = [...document.querySelectorAll("main [id]")].filter(isShown);
    const ids = withId.map((element) => ({ id: element.id, top: element.getBoundingClientRect().top }));
    texts.sort((one, other) => one.top - other.top);
    ids.sort((one, other) => Math.abs(one.top) - Math.abs(other.top));
    return [...texts, ...ids.slice(0, 50)];
  }

  /** What may be opened and closed: found again by all its words, or by its id or summary among others that have the same. */
  function details() {
    const summaryOf = (/** @type {Element} */ one) => one.id || one.querySelector("summary")?.textContent || "";
    return { byName: named("details"), bySummary: named("details", summaryOf) };
  }

  function openDetails() {
    const { bySummary } = details();
    return [...bySummary].flatMap(([summary, all]) =>
      all.map((one, index) => ({ name: nameOf(one), summary, index, open: one.hasAttribute("open") })),
    );
  }

  /** Where the focus is, if it is on the page. */
  function focused() {
    const element = /** @type {HTMLElement | null} */ (document.activeElement);
    if (element === null || element === document.body || element === overlay) return null;
    const name = nameOf(element);
    return { tag: element.localName, name, index: named(element.localName).get(name)?.indexOf(element) };
  }

  /** Loads the page again, and notes before what `restorePlace` needs. */
  function reload() {
    const place = {
      page,
      left: scrollX,
      top: scrollY,
      anchors: scrollY > 0 ? anchors() : [],
      details: openDetails(),
      focus: focused(),
      restoration: history.scrollRestoration,
    };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(place));
      history.scrollRestoration = "manual";
    } catch {
      // Where nothing may be kept, not even for a moment, the page begins at its top.
    }
    location.reload();
  }

  /** What `reload` noted; at once forgotten. */
  function takePlace() {
    try {
      const place = JSON.parse(sessionStorage.getItem(KEPT) || "null");
      sessionStorage.removeItem(KEPT);
      return place;
    } catch {
      return null;
    }
  }

  /** What was open is open again, the focus is where it was, and what was read stands at the same height. */
  function restorePlace() {
    const place = takePlace();
    if (place === null) return;
    history.scrollRestoration = place.restoration;
    if (place.page !== page) return;
    const { byName, bySummary } = details();
    for (const { name, summary, index, open } of place.details) {
      const [one, another] = byName.get(name) || [];
      const found = one && !another ? one : bySummary.get(summary)?.[index];
      found?.toggleAttribute("open", open);
    }
    if (place.focus) {
      const { tag, name, index } = place.focus;
      named(tag).get(name)?.[index]?.focus({ preventScroll: true });
    }
    scrollBack(place);
    // Pictures that come later may move the text; but if a hand moved it meanwhile, that was meant.
    let touched = false;
    for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(kind, () => (touched = true), { once: true, passive: true });
    }
    addEventListener("load", () => requestAnimationFrame(() => touched || scrollBack(place)), { once: true });
  }

  /** @param {{ left: number, top: number, anchors: { name?: string, id?: string, top: number }[] }} place */
  function scrollBack({ left, top, anchors }) {
    const now = blocks();
    for (const { name, id, top: was } of anchors) {
      const [element, another] = id ? [document.getElementById(id)] : now.get(name || "") || [];
      if (!element || another || !isShown(element)) continue;
      top = scrollY + element.getBoundingClientRect().top - was;
      break;
    }
    scrollTo({ left, top, behavior: "instant" });
  }

  // ---- Style sheets, changed without a reload

  let versions = 0;

  /**
   * Loads one again; the old one goes when the new one is there, so that nothing flashes. One that no link of the page names
   * may be brought in by another one, and comes with the whole page. @param {string} path
   */
  function restyle(path) {
    let found = false;
    for (const old of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel~=stylesheet]"))) {
      const { origin, pathname } = new URL(old.href);
      if (origin !== location.origin || decodeURIComponent(pathname) !== `/${path}`) continue;
      found = true;
      const next = /** @type {HTMLLinkElement} */ (old.cloneNode());
      next.href = `${pathname}?v=${(versions += 1)}`;
      next.addEventListener("load", () => old.remove());
      next.addEventListener("error", () => old.remove());
      old.after(next);
    }
    if (!found) reload();
  }

  // ---- The line to the server

  /**
   * What lies over the page: an element of its own, which `overlay.js` brings to life.
   * @type {HTMLElement & { show(state: object): void, tell(trouble: "lost" | "full" | "gone", is: boolean): void }}
   */
  const overlay = /** @type {any} */ (document.createElement("syllabus-serve"));

  function putOverlay() {
    const maker = document.createElement("script");
    maker.src = "/.syllabus/overlay.js";
    maker.addEventListener("load", shareLines);
    document.head.append(maker);
    overlay.toggleAttribute("alone", seen === "");
    document.body.append(overlay);
  }

  /**
   * A browser keeps no more than six lines to one server. So of the tabs that nobody sees only the one that was seen last
   * keeps its own; the others call again when they are shown, and learn then what has changed.
   */
  function shareLines() {
    const tabs = new BroadcastChannel("syllabus");
    const shown = () => {
      if (document.hidden) return;
      tabs.postMessage("shown");
      connect();
    };
    tabs.addEventListener("message", () => document.hidden && hangUp());
    document.addEventListener("visibilitychange", shown);
    addEventListener("pageshow", shown);
    addEventListener("pagehide", hangUp);
    shown();
  }

  /** @type {EventSource | null} */
  let line = null;
  /** @typedef {ReturnType<typeof setTimeout> | undefined} Timer */
  /** @type {Timer} Runs while nobody answers. */
  let silence;
  /** @type {Timer} Runs until we call again. */
  let pause;

  function connect() {
    if (line !== null) return;
    clearTimeout(pause);
    line = new EventSource(`/.syllabus/events?${new URLSearchParams({ page, seen })}`);
    line.addEventListener("open", answered);
    line.addEventListener("error", unanswered);
    hear("state", (state) => overlay.show(state));
    hear("reload", reload);
    hear("style", (style) => {
      seen = style.seen;
      restyle(style.path);
    });
    hear("gone", () => overlay.tell("gone", true));
  }

  /** @param {string} kind @param {(data: any) => void} act */
  function hear(kind, act) {
    line?.addEventListener(kind, (event) => act(JSON.parse(event.data)));
  }

  function answered() {
    clearTimeout(silence);
    silence = undefined;
    overlay.tell("lost", false);
    overlay.tell("full", false);
  }

  /**
   * A browser would call again by itself, but say again what was seen when it called first. It gives up only where there was
   * an answer, but no line: for us, there are too many.
   */
  function unanswered() {
    const isRefused = line?.readyState === EventSource.CLOSED;
    line?.close();
    line = null;
    pause = setTimeout(connect, isRefused ? 2000 : 500);
    if (isRefused) {
      clearTimeout(silence);
      silence = undefined;
      overlay.tell("lost", false);
      overlay.tell("full", true);
    } else silence ??= setTimeout(() => overlay.tell("lost", true), 2000);
  }

  function hangUp() {
    line?.close();
    line = null;
    clearTimeout(pause);
    clearTimeout(silence);
    silence = undefined;
  }

  restorePlace();
  putOverlay();
})();
