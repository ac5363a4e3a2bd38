// What `syllabus serve` lays over a page: a corner, a note, and the list of mistakes. It is an element of its own, so that
// the site's style does not reach it, nor its style the site. `client.js` puts it on the page and tells it what to show.
(function () {
  "use strict";

  /**
   * @typedef {{ path: string, line: number | null, column: number | null }} Place no line: the file as a whole
   * @typedef {{ number: number, text: string, from: number, to: number }} Line counted in UTF-16 units
   * @typedef {Place & { severity: "error" | "warning", rule: string, message: string, lines: Line[], label: string,
   *   others: (Place & { label: string })[], help: string[] }} Mistake
   * @typedef {{ errors: number, warnings: number, more: number, failure: string | null, mistakes: Mistake[] }} State
   */

  /**
   * An element. An attribute that is a function listens, one that is `true` stands there without a value.
   * @param {string} tag @param {Record<string, any>} attributes @param {(Node | string)[]} children
   */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children);
    return element;
  }

  /** @param {number} many @param {string} what */
  const plural = (many, what) => `${many} ${what}${many === 1 ? "" : "s"}`;
  /** What stands between backticks is code. @param {string} text */
  const withCode = (text) => text.split("`").map((part, index) => (index % 2 === 1 ? make("code", {}, part) : part));
  /** For the ear and not for the eye. @param {string} words */
  const heard = (words) => make("span", { class: "heard" }, words);
  const allPages = () => make("a", { href: "/.syllabus/pages" }, "All pages");

  // ---- One mistake

  /** What a mistake is, wherever its lines have moved. @param {Mistake} mistake */
  const nameOf = ({ path, rule, message }) => [path, rule, message].join("\n");

  /** @param {Mistake} mistake */
  function entry(mistake) {
    const answer = make("p", { class: "answer", role: "status" });
    const others = mistake.others.map((other) => make("p", { class: "other" }, ...withCode(other.label), " ", opener(other, answer)));
    const button = opener(mistake, answer);
    button.dataset.name = nameOf(mistake);
    return make(
      "li",
      { class: mistake.severity },
      make("h3", {}, make("b", {}, mistake.severity), " ", ...withCode(mistake.message)),
      button,
      ...excerpt(mistake),
      ...others,
      answer,
      ...mistake.help.map((help) => make("p", { class: "help" }, make("b", {}, "help:"), " ", ...withCode(help))),
      make("p", { class: "rule" }, mistake.rule),
    );
  }

  /** A button with the name of a place, which opens it in the editor. @param {Place} place @param {HTMLElement} answer */
  function opener(place, answer) {
    const name = [place.path, place.line, place.column].filter(Boolean).join(":");
    const open = async () => (answer.textContent = await openFile(place));
    return make("button", { type: "button", class: "place", click: open }, make("span", {}, name), " ", make("b", {}, "Open in editor"));
  }

  /** Asks the server to open a file, and says what came of it. @param {Place} place */
  async function openFile({ path, line, column }) {
    const body = new URLSearchParams({ path, line: String(line || 1), column: String(column || 1) });
    try {
      const response = await fetch("/.syllabus/open", { method: "POST", headers: { "X-Syllabus": "open" }, body });
      return response.ok ? "It opens in your editor." : `Not opened: ${await response.text()}`;
    } catch {
      return "Not opened: the server does not answer.";
    }
  }

  /** The line, with the guilty part marked for the eye and for the ear. @param {Mistake} mistake */
  function excerpt({ lines, label }) {
    const says = label === "" ? [] : [make("p", { class: "label" }, ...withCode(label))];
    const rows = lines.flatMap(({ number, text, from, to }) => {
      const guilty = [heard(" here: "), make("mark", {}, text.slice(from, to)), heard(" ")];
      return [make("span", { class: "number" }, String(number)), make("code", {}, text.slice(0, from), ...guilty, text.slice(to))];
    });
    return rows.length === 0 ? says : [make("div", { class: "excerpt" }, ...rows, ...says)];
  }

  // ---- All of it

  class Overlay extends HTMLElement {
    /** @type {State} */
    state = { errors: 0, warnings: 0, more: 0, failure: null, mistakes: [] };
    /** The names of what was hidden by hand: it does not come back by itself. @type {Set<string>} */
    hiddenByHand = new Set();
    /** Where the focus was before it came to the list. @type {HTMLElement | null} */
    cameFrom = null;
    troubles = { lost: false, full: false, gone: false };

    aloud = make("p", { class: "heard", role: "status" });
    note = make("p", { class: "note", hidden: true });
    count = make("button", { type: "button", "aria-expanded": "false", hidden: true, click: () => this.enter() });
    dock = make("aside", { class: "dock", "aria-label": "syllabus serve" }, this.note, make("div", { class: "corner" }, this.count, allPages()));
    heading = make("h2", { id: "title" });
    lead = make("p", {});
    list = make("div", { class: "list" });
    hideButton = make("button", { type: "button", click: () => this.hide() }, "Hide");
    keys = make("p", { class: "keys" }, make("kbd", {}, "F8"), " here and back, ", make("kbd", {}, "Esc"), " hides");
    panel = make(
      "section",
      { class: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1", hidden: true },
      make("div", { class: "head" }, this.heading, this.hideButton, this.lead),
      this.list,
      make("div", { class: "foot" }, allPages(), this.keys),
    );

    /** Everything appears once the style sheet is there, above whatever layers the site has. */
    connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      const style = make("link", { rel: "stylesheet", href: "/.syllabus/client.css" });
      style.addEventListener("load", () => {
        root.append(this.aloud, this.dock, this.panel);
        this.lang = "en-GB";
        this.popover = "manual";
        this.showPopover?.();
      });
      root.append(style);
      addEventListener("keydown", (event) => this.onKey(event));
    }

    get names() {
      const { failure, mistakes } = this.state;
      return [...(failure === null ? [] : [failure]), ...mistakes.map(nameOf)];
    }

    get isBad() {
      return this.state.errors > 0 || this.state.failure !== null;
    }

    get summary() {
      const { failure, errors, warnings } = this.state;
      if (failure !== null) return "This page can’t be made anew";
      return [errors && plural(errors, "error"), warnings && plural(warnings, "warning")].filter(Boolean).join(" and ");
    }

    get advice() {
      if (!this.isBad) return "The page is up to date. These are no errors, but they are worth a look.";
      // Before the first build without mistakes there is nothing below.
      if (this.hasAttribute("alone")) return "There is no page to show yet. It will be here as soon as this is put right.";
      return "The page below is the last good one. It changes by itself once this is put right.";
    }

    /** What is wrong with the site now. @param {State} state */
    show(state) {
      const were = { bad: this.isBad, names: this.names.join("\n") };
      this.state = state;
      const { summary, isBad, names } = this;
      this.fill();
      if (names.join("\n") === were.names) return;
      if (isBad && names.some((name) => !this.hiddenByHand.has(name))) this.open();
      if (!isBad && (were.bad || summary === "")) this.hide();
      if (summary === "") this.say("Everything is put right.");
      else this.say(isBad ? `${summary}. Press F8 for the list.` : `${summary}.`);
    }

    fill() {
      const { state, summary, isBad } = this;
      const had = this.hasFocus;
      const name = /** @type {HTMLElement | null | undefined} */ (this.shadowRoot?.activeElement)?.dataset.name;
      this.count.textContent = this.heading.textContent = summary;
      this.count.hidden = summary === "";
      this.classList.toggle("bad", isBad);
      this.lead.textContent = this.advice;
      const failure = state.failure === null ? [] : [make("pre", {}, state.failure)];
      const more = state.more === 0 ? [] : [make("p", {}, `and ${state.more} more; put these right first`)];
      this.list.replaceChildren(...failure, make("ol", {}, ...state.mistakes.map(entry)), ...more);
      if (!had || this.hasFocus) return;
      // Who was in the list stays in it, on the same mistake if it is still there.
      const buttons = [...this.list.querySelectorAll("button")];
      (buttons.find((button) => button.dataset.name === name) || this.panel).focus();
    }

    /** Something else that the reader should know. @param {"lost" | "full" | "gone"} trouble @param {boolean} is */
    tell(trouble, is) {
      if (this.troubles[trouble] === is) return;
      this.troubles[trouble] = is;
      const { lost, full, gone } = this.troubles;
      this.note.hidden = !lost && !full && !gone;
      if (full) this.note.replaceChildren("Too many pages of this site are open. Close some, and this one follows again.");
      else if (lost) this.note.replaceChildren("The server has stopped. This page waits for it.");
      else this.note.replaceChildren("This page is not part of the site any more. ", make("a", { href: "/" }, "Home page"));
      if (is || !this.note.hidden) this.say(this.note.textContent || "");
      else this.say(trouble === "full" ? "This page follows the site again." : "The server is back.");
    }

    /** @param {string} words */
    say(words) {
      this.aloud.textContent = words;
    }

    get hasFocus() {
      const element = this.shadowRoot?.activeElement;
      return element != null && this.panel.contains(element);
    }

    /** Shows the list; whoever is typing goes on typing where they are. */
    open() {
      this.panel.hidden = false;
      this.dock.classList.add("behind");
      this.count.setAttribute("aria-expanded", "true");
    }

    /** Shows the list and goes there. */
    enter() {
      this.cameFrom = document.activeElement === this ? null : /** @type {HTMLElement} */ (document.activeElement);
      this.open();
      this.panel.focus();
    }

    /** Goes back to the page; the list stays. */
    leave() {
      /** @type {HTMLElement | null | undefined} */ (this.shadowRoot?.activeElement)?.blur();
      this.cameFrom?.focus();
    }

    hide() {
      const had = this.hasFocus;
      this.panel.hidden = true;
      this.dock.classList.remove("behind");
      this.count.setAttribute("aria-expanded", "false");
      this.hiddenByHand = new Set(this.names);
      if (had) (this.count.hidden ? this.cameFrom : this.count)?.focus();
    }

    /** @param {KeyboardEvent} event */
    onKey(event) {
      if (event.defaultPrevented || event.isComposing || this.count.hidden) return;
      if (event.key === "Escape" && !this.panel.hidden) this.hide();
      if (event.key !== "F8") return;
      event.preventDefault();
      if (this.hasFocus) this.leave();
      else this.enter();
    }
  }

  customElements.define("syllabus-serve", Overlay);
})();
