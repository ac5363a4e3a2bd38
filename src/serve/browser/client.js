// Sits on each page that `syllabus serve` shows, and on none that is published: brings what was just saved to the screen.
// Nothing is stored but the place on the page, and that only while the page loads again.
(function () {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** The page's path, and the print of what is shown; no print where there was no page to show. */
  let { page = "", seen = "" } = script.dataset;

  // ---- The place on the page, kept over a reload

  const KEPT = "syllabus:place";
  const BLOCKS = "[id], h2, h3, h4, p, li, dt, dd, tr, pre, blockquote, summary, figure, img";

  /** What an element is called, so that it is found again on the next version of its page. @param {Element} element */
  function nameOf(element) {
    if (element.id) return `#${element.id}`;
    const words = element.localName === "details" ? element.querySelector("summary") : element;
    const text = (words?.textContent || "").trim().replace(/\s+/g, " ");
    return [element.localName, element.getAttribute("href"), element.getAttribute("src"), text].join(" ");
  }

  /** Elements by their names. @param {ParentNode} within @param {string} selector */
  function named(within, selector) {
    /** @type {Map<string, HTMLElement[]>} */
    const found = new Map();
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector))) {
      const name = nameOf(element);
      const same = found.get(name);
      if (same) same.push(element);
      else found.set(name, [element]);
    }
    return found;
  }

  const blocks = () => named(document.querySelector("main") || document.body, BLOCKS);
  const allDetails = () => /** @type {Map<string, HTMLDetailsElement[]>} */ (named(document, "details"));

  /**
   * What the window shows, from its top on, and where; then the ids above it. The first that the next version still has
   * tells where the reader was. A text that stands there twice tells nothing.
   */
  function anchors() {
    const shown = [];
    const above = [];
    for (const [name, [element, another]] of blocks()) {
      const { top, bottom, height } = element.getBoundingClientRect();
      if (another || height === 0 || top >= innerHeight) continue;
      if (top >= 0 || (bottom > 0 && !element.id)) shown.push({ name, top });
      else if (element.id) above.push({ name, top });
    }
    shown.sort((one, other) => one.top - other.top);
    above.sort((one, other) => other.top - one.top);
    return [...shown.slice(0, 30), ...above.slice(0, 30)];
  }

  /** Where the focus is, if it is on the page. */
  function focused() {
    const element = /** @type {HTMLElement | null} */ (document.activeElement);
    if (element === null || element === document.body || element === overlay) return null;
    const name = nameOf(element);
    return { tag: element.localName, name, index: named(document, element.localName).get(name)?.indexOf(element) };
  }

  /** Loads the page again, and notes before what `restorePlace` needs. */
  function reload() {
    const place = {
      page,
      left: scrollX,
      top: scrollY,
      anchors: scrollY > 0 ? anchors() : [],
      details: [...allDetails()].map(([name, all]) => ({ name, open: all.map((one) => one.open) })),
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
    const details = allDetails();
    for (const { name, open } of place.details) {
      const all = details.get(name) || [];
      all.slice(0, open.length).forEach((one, index) => (one.open = open[index]));
    }
    if (place.focus) {
      const { tag, name, index } = place.focus;
      named(document, tag).get(name)?.[index]?.focus({ preventScroll: true });
    }
    scrollBack(place);
    // Pictures that come later may move the text; but if a hand moved it meanwhile, that was meant.
    let touched = false;
    for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(kind, () => (touched = true), { once: true, passive: true });
    }
    addEventListener("load", () => requestAnimationFrame(() => touched || scrollBack(place)), { once: true });
  }

  /** @param {{ left: number, top: number, anchors: { name: string, top: number }[] }} place */
  function scrollBack({ left, top, anchors }) {
    const now = blocks();
    for (const anchor of anchors) {
      const [element, another] = now.get(anchor.name) || [];
      const box = element?.getBoundingClientRect();
      if (!box || another || box.height === 0) continue;
      top = scrollY + box.top - anchor.top;
      break;
    }
    scrollTo({ left, top, behavior: "instant" });
  }

  // ---- Style sheets, changed without a reload

  let versions = 0;

  /** Loads one again; the old one goes when the new one is there, so that nothing flashes. @param {string} path */
  function restyle(path) {
    for (const old of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel~=stylesheet]"))) {
      const { origin, pathname } = new URL(old.href);
      if (origin !== location.origin || decodeURIComponent(pathname) !== `/${path}`) continue;
      const next = /** @type {HTMLLinkElement} */ (old.cloneNode());
      next.href = `${pathname}?v=${(versions += 1)}`;
      next.addEventListener("load", () => old.remove());
      next.addEventListener("error", () => old.remove());
      old.after(next);
    }
  }

  // ---- The line to the server

  /**
   * What lies over the page: an element of its own, which `overlay.js` brings to life.
   * @type {HTMLElement & { show(state: object): void, tell(trouble: "lost" | "gone", is: boolean): void }}
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
  /** @type {ReturnType<typeof setTimeout> | undefined} Runs while nobody answers. */
  let silence;

  function connect() {
    if (line !== null) return;
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
  }

  /** The browser calls again by itself; only where it gives up, we do. */
  function unanswered() {
    silence ??= setTimeout(() => overlay.tell("lost", true), 2000);
    if (line?.readyState !== EventSource.CLOSED) return;
    line = null;
    setTimeout(connect, 1000);
  }

  function hangUp() {
    line?.close();
    line = null;
    clearTimeout(silence);
    silence = undefined;
  }

  restorePlace();
  putOverlay();
})();
