// Small helps for reading. Everything on the page works without them, and nothing is stored.
(function () {
  "use strict";

  /** @param {string} selector @returns {HTMLDetailsElement[]} */
  const detailsIn = (selector) => /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(selector)]);
  const inText = "main details";

  /** Opens what a link leads to, if it is closed away. */
  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.closest("details");
    if (details) details.open = true;
  }

  /** Beside the text the outline is open, whether the style sheet can show a closed one or not. */
  function openOutline() {
    const wide = matchMedia("(min-width: 62rem)");
    const follow = () => detailsIn(".outline details").forEach((menu) => (menu.open = wide.matches));
    wide.addEventListener("change", follow);
    if (wide.matches) follow();
  }

  /** The outline closes on a phone once it has led somewhere on the page. */
  function closeOutlineAfterUse() {
    for (const menu of detailsIn(".outline details")) {
      menu.addEventListener("click", (event) => {
        const link = event.target instanceof Element && event.target.closest("a[href^='#']");
        if (link && matchMedia("(max-width: 61.99rem)").matches) menu.open = false;
      });
    }
  }

  /** Marks the criterion that is being read. */
  function followReading() {
    /** @type {Map<Element, Element>} */
    const links = new Map();
    for (const link of document.querySelectorAll(".outline li li a")) {
      const card = document.getElementById((link.getAttribute("href") || "").slice(1));
      if (card) links.set(card, link);
    }
    const mark = (/** @type {IntersectionObserverEntry[]} */ entries) => {
      for (const entry of entries) {
        const link = links.get(entry.target);
        if (link) link.classList.toggle("here", entry.isIntersecting);
      }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "-30% 0px -65% 0px" });
    links.forEach((_, card) => observer.observe(card));
  }

  /** Puts in the buttons, which would do nothing without a script. */
  function offerTools() {
    const template = document.querySelector("main template");
    if (!(template instanceof HTMLTemplateElement) || detailsIn(inText).length === 0) return;
    template.replaceWith(template.content.cloneNode(true));
    document.querySelector(".tools")?.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      if (!button) return;
      if (button.dataset.do === "print") window.print();
      if (button.dataset.do === "expand") toggleAll(button);
    });
  }

  /** @param {HTMLButtonElement} button */
  function toggleAll(button) {
    const open = button.dataset.open !== "yes";
    detailsIn(inText).forEach((details) => (details.open = open));
    button.dataset.open = open ? "yes" : "no";
    const other = button.dataset.other || "";
    button.dataset.other = button.textContent || "";
    button.textContent = other;
  }

  /** Paper can't be opened: before printing everything is, and afterwards as it was. */
  function openForPrint() {
    /** @type {HTMLDetailsElement[]} */
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = detailsIn(inText).filter((details) => !details.open);
      closed.forEach((details) => (details.open = true));
    });
    addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)));
  }

  openTarget();
  addEventListener("hashchange", openTarget);
  openOutline();
  closeOutlineAfterUse();
  if ("IntersectionObserver" in window) followReading();
  offerTools();
  openForPrint();
})();
