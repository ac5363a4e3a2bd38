// The list of all pages, made quick: files open in the editor, the filter answers while one types, and the list follows
// the site. Without it files are only named, and the server filters.
(function () {
  "use strict";

  const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
  const box = /** @type {HTMLInputElement} */ (document.getElementById("q"));
  const statusLine = () => /** @type {HTMLElement} */ (document.getElementById("status"));
  /** Where some are not listed, only the server can filter. */
  const isComplete = () => "complete" in form.dataset;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  /** Says something once whoever is typing pauses, so that it is read aloud once and not for each letter. @param {string} words */
  function say(words) {
    clearTimeout(later);
    later = setTimeout(() => (statusLine().textContent = words), 200);
  }

  // ---- Files that open

  /** @param {DOMStringMap} place */
  async function openFile({ path = "", line = "1", column = "1" }) {
    const body = new URLSearchParams({ path, line, column });
    try {
      const response = await fetch("/.syllabus/open", { method: "POST", headers: { "X-Syllabus": "open" }, body });
      say(response.ok ? `${path} opens in your editor.` : `Not opened: ${await response.text()}`);
    } catch {
      say("Not opened: the server does not answer.");
    }
  }

  function offerFiles() {
    for (const name of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("code.source"))) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "source";
      button.title = "Open in your editor";
      button.append(...name.childNodes);
      Object.assign(button.dataset, name.dataset);
      button.addEventListener("click", () => openFile(button.dataset));
      name.replaceWith(button);
    }
  }

  // ---- The filter

  function filter() {
    const word = box.value.trim().toLowerCase();
    let found = 0;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("tbody tr"))) {
      const address = row.querySelector("a")?.getAttribute("href") || "";
      row.hidden = !`${row.textContent} ${address}`.toLowerCase().includes(word);
      found += row.hidden ? 0 : 1;
    }
    for (const section of document.querySelectorAll("section")) {
      section.hidden = section.querySelector("tbody tr:not([hidden])") === null;
    }
    return found;
  }

  function filterAndSay() {
    const found = filter();
    say(box.value.trim() === "" ? "" : `${found} ${found === 1 ? "page" : "pages"} found.`);
  }

  // ---- The list, as the site changes

  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  /** Everything but the form, in which somebody may be typing. @param {Element | null} where */
  const parts = (where) => [...(where?.children || [])].filter((part) => part.localName !== "form");
  /** @param {Element | null} where */
  const words = (where) => parts(where).map((part) => (part.id === "status" ? "" : part.innerHTML)).join("\n");
  /** What the server sent last; what is shown has buttons and hidden rows of ours. */
  let known = words(main);

  /** Puts the list as it is now in the place of what is shown, if they differ. */
  async function refresh() {
    const response = await fetch(location.href);
    if (!response.ok) return;
    const now = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = now.querySelector("main");
    if (next === null || words(next) === known) return;
    known = words(next);
    form.toggleAttribute("data-complete", next.querySelector("form")?.hasAttribute("data-complete"));
    parts(main).forEach((part) => part.remove());
    const after = parts(next);
    const isAbove = (/** @type {Element} */ part) => part.localName === "h1" || (part.localName === "p" && part.id === "");
    form.before(...after.filter(isAbove));
    form.after(...after.filter((part) => !isAbove(part)));
    offerFiles();
    offerFilter();
    if (isComplete() && box.value !== "") filterAndSay();
  }

  /** The first news is no news. A list that nobody looks at waits, and lets others have its line to the server. */
  function follow() {
    /** @type {EventSource | undefined} */
    let line;
    let first = true;
    const heard = () => {
      if (!first) refresh();
      first = false;
    };
    const look = () => {
      line?.close();
      if (document.hidden) return;
      line = new EventSource("/.syllabus/events?page=&seen=");
      line.addEventListener("state", heard);
    };
    document.addEventListener("visibilitychange", look);
    look();
  }

  /** The button is for where only the server can filter. */
  const offerFilter = () => form.querySelector("button")?.toggleAttribute("hidden", isComplete());

  offerFiles();
  offerFilter();
  form.addEventListener("submit", (event) => isComplete() && event.preventDefault());
  box.addEventListener("input", () => isComplete() && filterAndSay());
  if (isComplete() && box.value !== "") filterAndSay();
  follow();
})();
