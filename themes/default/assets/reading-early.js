// Puts a reader's own settings on the page before anything is painted. Reads one entry of this browser's storage, writes none.
(function () {
  "use strict";
  const root = document.documentElement;
  try {
    const kept = JSON.parse(localStorage.getItem(root.dataset.site + ".reading") || "{}");
    const names = ["size", "spacing", "width", "theme", "tint"].filter((name) => /^[a-z0-9]+$/.test(kept[name] || ""));
    names.forEach((name) => (root.dataset[name] = kept[name]));
    const me = document.currentScript;
    // Written, not added, so that the page waits for it and does not flash.
    if (names.length && me instanceof HTMLScriptElement)
      document.write('<link rel="stylesheet" href="' + me.src.replace(/[^/]*$/, "reading.css") + '">');
  } catch {
    // No storage, or something else in it: the page as it is.
  }
})();
