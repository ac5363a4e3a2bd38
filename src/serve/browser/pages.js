// The list of all pages, made quick: files open in the editor, the filter answers while one types, and the list follows
// the site. Without it files are only named, and the server filters.
(function () {
  "use strict";

  const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
  const box = /** @type {HTMLInputElement} */ (document.getElementById("q"));
  const status = /** @type {HTMLElement} */ (document.getElementById("status"));
  /** Where some are not listed, only the server can filter. */
  const complete = "complete" in form.dataset;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  /** Says something once whoever is typing pauses, so that it is read aloud once and not for each letter. @param {string} words */
  function say(words) {
    clearTimeout(later);
    later = setTimeout(() => (status.textContent = words), 200);
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
  const sections = (/** @type {ParentNode} */ where) => [...where.querySelectorAll("section")];
  const words = (/** @type {ParentNode} */ where) => sections(where).map((section) => section.textContent).join("\n");

  /** Puts the list as it is now in the place of what is shown, if they differ. */
  async function refresh() {
    const response = await fetch(location.href);
    if (!response.ok) return;
    const now = new DOMParser().parseFromString(await response.text(), "text/html");
    if (words(now) === words(main)) return;
    sections(main).forEach((section) => section.remove());
    main.append(...sections(now));
    offerFiles();
    if (complete) filter();
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

  offerFiles();
  follow();
  if (!complete) return;
  form.querySelector("button")?.toggleAttribute("hidden", true);
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", filterAndSay);
  if (box.value !== "") filterAndSay();
})();
