// Shows what a word means beside the word: on hover, on keyboard focus, on a tap. Without this script the same links lead to
// the key terms of the page, or to "Words on this page" at its end.
(function () {
  "use strict";

  const box = document.createElement("div");
  box.className = "word";
  const hasPopover = "popover" in box;
  if (hasPopover) box.setAttribute("popover", "manual");
  else box.hidden = true;
  const phone = matchMedia("(max-width: 40rem)");

  /** The link whose word is shown. @type {HTMLAnchorElement | null} */
  let shown = null;
  /** What waits for the pointer to rest or to leave. */
  let timer = 0;

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
  function mention(target) {
    return target instanceof Element ? target.closest("a.mention") : null;
  }

  /** @param {HTMLAnchorElement} link @returns {Element | null} */
  function entryOf(link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  }

  /** Stands right behind its word, so that Tab leads into it. @param {HTMLAnchorElement} link @param {boolean} tapped */
  function show(link, tapped) {
    clearTimeout(timer);
    const entry = entryOf(link);
    if (!entry || (shown === link && !tapped)) return;
    hide();
    const list = document.createElement("dl");
    list.append(...[...entry.children].map((part) => part.cloneNode(true)));
    list.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    // A word in a meaning would put its own meaning in the place of this one.
    list.querySelectorAll("a.mention").forEach((word) => word.replaceWith(...word.childNodes));
    box.replaceChildren(list);
    box.classList.toggle("tapped", tapped);
    if (tapped) box.append(closeButton());
    link.after(box);
    shown = link;
    if (hasPopover) box.showPopover();
    else box.hidden = false;
    place();
  }

  function closeButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "word-close";
    button.textContent = t("close");
    button.addEventListener("click", () => {
      if (shown) shown.focus();
      hide();
    });
    return button;
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    shown = null;
    if (hasPopover && box.matches(":popover-open")) box.hidePopover();
    box.hidden = !hasPopover;
    box.remove();
  }

  /** Below its word, or above where there is no room; on a phone at the foot of the screen, or at the head if the word is there. */
  function place() {
    if (!shown) return;
    box.style.left = box.style.top = "";
    const word = shown.getClientRects()[0] || shown.getBoundingClientRect();
    const size = box.getBoundingClientRect();
    const room = document.documentElement;
    box.classList.toggle("at-head", phone.matches && word.bottom > room.clientHeight - size.height);
    if (phone.matches) return;
    const below = word.bottom + 6;
    const above = word.top - 6 - size.height;
    const left = Math.min(word.left, room.clientWidth - size.width - 16);
    box.style.left = Math.max(16, left) + "px";
    box.style.top = (below + size.height > room.clientHeight && above > 0 ? above : below) + "px";
  }

  /** Whether the pointer or the focus is where the word or its pop-up is. @param {EventTarget | null} target */
  function isInside(target) {
    return target instanceof Node && (box.contains(target) || (shown !== null && shown.contains(target)));
  }

  // Said twice it would be said at the wrong time.
  document.querySelectorAll("a.mention[title]").forEach((link) => link.removeAttribute("title"));

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = mention(event.target);
    clearTimeout(timer);
    if (link && link !== shown) timer = setTimeout(() => show(link, false), 150);
    else if (shown && !isInside(event.target) && !isInside(document.activeElement)) timer = setTimeout(hide, 300);
  });
  document.addEventListener("focusin", (event) => {
    const link = mention(event.target);
    if (link && link.matches(":focus-visible")) show(link, false);
    else if (!isInside(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const link = mention(event.target);
    if (link && /** @type {PointerEvent} */ (event).pointerType === "touch" && entryOf(link)) {
      event.preventDefault();
      if (shown === link) hide();
      else show(link, true);
    } else if (!box.contains(/** @type {Node} */ (event.target)) || /** @type {Element} */ (event.target).closest("a[href^='#']")) {
      hide();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    // The focus goes back first: to come to a word that is not shown would show it.
    if (box.contains(document.activeElement)) shown.focus();
    hide();
  });
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);
  addEventListener("beforeprint", hide);
})();
