// Reading settings: text size, spacing, line width, colours. Nothing is stored before a reader changes something; then the
// panel says what is kept and where, and one press forgets it.
(function () {
  "use strict";

  const root = document.documentElement;
  const key = root.dataset.site + ".reading";
  const place = document.querySelector(".comfort");
  if (!place || !("showModal" in HTMLDialogElement.prototype)) return;

  /** Each setting with its choices: what is put on the root element, and what it is called. The first one is nothing.
   * @type {{ title: string, names: string[], choices: [string, string][] }[]} */
  const settings = [
    { title: t("reading-size"), names: ["size"], choices: [["", t("reading-usual")], ["2", t("reading-large")], ["3", t("reading-larger")], ["4", t("reading-largest")]] },
    { title: t("reading-spacing"), names: ["spacing"], choices: [["", t("reading-usual")], ["2", t("reading-wide")], ["3", t("reading-widest")]] },
    { title: t("reading-width"), names: ["width"], choices: [["", t("reading-usual")], ["narrow", t("reading-narrow")], ["wide", t("reading-wide")]] },
    {
      title: t("reading-colours"),
      names: ["theme", "tint"],
      choices: [["", t("reading-system")], ["light", t("reading-light")], ["dark", t("reading-dark")], ["light cream", t("reading-cream")], ["light blue", t("reading-blue")], ["light green", t("reading-green")]],
    },
  ];

  /** Whether the browser keeps what it is given. */
  let keeps = true;
  const names = settings.flatMap((setting) => setting.names);

  /** @returns {Record<string, string>} */
  function current() {
    return Object.fromEntries(names.filter((name) => root.dataset[name]).map((name) => [name, root.dataset[name] || ""]));
  }

  /** @param {Record<string, string>} wanted */
  function apply(wanted) {
    for (const name of names) {
      if (wanted[name]) root.dataset[name] = wanted[name];
      else delete root.dataset[name];
    }
  }

  function keep() {
    const wanted = current();
    try {
      if (Object.keys(wanted).length) localStorage.setItem(key, JSON.stringify(wanted));
      else localStorage.removeItem(key);
    } catch {
      keeps = false;
    }
  }

  /** Its style sheet comes with the first need for it; a page that uses settings has it already. @param {() => void} then */
  function styled(then) {
    const sheet = document.querySelector("link[href$='reading.css']");
    const tokens = document.querySelector("link[href$='tokens.css']");
    if (sheet || !(tokens instanceof HTMLLinkElement)) return then();
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = tokens.href.replace(/[^/]*$/, "reading.css");
    link.onload = link.onerror = then;
    tokens.before(link);
  }

  /** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Partial<HTMLElementTagNameMap[K]>} values @param {...(Node | string)} content */
  function make(tag, values, ...content) {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...content);
    return element;
  }

  /** @param {{ title: string, names: string[], choices: [string, string][] }} setting @param {() => void} changed */
  function group(setting, changed) {
    const options = setting.choices.map(([value, label]) => {
      const input = make("input", { type: "radio", name: "reading-" + setting.names[0], value });
      input.addEventListener("change", () => {
        const parts = value.split(" ");
        apply({ ...current(), ...Object.fromEntries(setting.names.map((name, at) => [name, parts[at] || ""])) });
        keep();
        changed();
      });
      return make("label", {}, input, make("span", {}, label));
    });
    return make("fieldset", {}, make("legend", {}, setting.title), ...options);
  }

  /** Ticks what holds now. @param {HTMLElement} panel */
  function tick(panel) {
    for (const setting of settings) {
      const value = setting.names.map((name) => root.dataset[name] || "").join(" ").trim();
      const inputs = panel.querySelectorAll("input[name='reading-" + setting.names[0] + "']");
      inputs.forEach((input) => input instanceof HTMLInputElement && (input.checked = input.value === value));
    }
  }

  function build() {
    const said = make("p", { className: "reading-kept" });
    said.setAttribute("role", "status");
    const clear = make("button", { type: "button" }, t("reading-clear"));
    const close = make("button", { type: "button" }, t("close"));
    const title = make("h2", { id: "reading_title" }, t("reading"));
    const tell = () => {
      const any = Object.keys(current()).length > 0;
      clear.hidden = !any;
      said.textContent = (!any ? t("reading-nothing-kept") : keeps ? t("reading-kept") : t("reading-not-kept")).replace("{key}", key);
    };
    const groups = settings.map((setting) => group(setting, tell));
    const panel = make("dialog", { className: "reading" }, title, ...groups, said, make("p", { className: "pills" }, clear, close));
    panel.setAttribute("aria-labelledby", title.id);
    clear.addEventListener("click", () => {
      apply({});
      keep();
      tick(panel);
      tell();
      close.focus();
    });
    close.addEventListener("click", () => panel.close());
    // A press beside the panel is one on its backdrop, which belongs to the dialog itself.
    panel.addEventListener("click", (event) => event.target === panel && panel.close());
    document.body.append(panel);
    tell();
    return panel;
  }

  /** @type {HTMLDialogElement | undefined} */
  let panel;
  const open = make("button", { type: "button" }, t("reading"));
  open.addEventListener("click", () =>
    styled(() => {
      panel ??= build();
      tick(panel);
      if (!panel.open) panel.showModal();
    }),
  );
  place.append(" ", open);
  // Another page of the site may have changed them.
  addEventListener("storage", (event) => {
    if (event.key === key) styled(() => apply(JSON.parse(event.newValue || "{}")));
  });
})();
