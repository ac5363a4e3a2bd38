// What a page says of itself, told by a real HTML parser: runs inside the browser, on the text of the file.

/** @param {string} html */
export function outline(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const all = [...page.querySelectorAll("*")];
  const describe = (element) => element.outerHTML.slice(0, 120);
  const text = (element) => {
    const copy = element.cloneNode(true);
    for (const image of copy.querySelectorAll("img[alt]")) image.replaceWith(image.alt);
    return copy.textContent.trim();
  };
  /** What the page says in words of its own: in code, anything may stand. */
  const prose = () => {
    const copy = page.body.cloneNode(true);
    copy.querySelectorAll("code, pre, math").forEach((code) => code.remove());
    return copy.textContent;
  };
  const loads = (element) =>
    ["src", "srcset", "poster", "data"].flatMap((name) => (element.hasAttribute(name) ? [element.getAttribute(name)] : []));
  const passive = new Set(["canonical", "alternate", "next", "prev", "license", "help", "author"]);
  const stylesheets = [...page.querySelectorAll("link[rel~=stylesheet]")].map((link) => link.getAttribute("href"));
  const linked = [...page.querySelectorAll("link[href]")].filter((link) => ![...link.relList].some((rel) => passive.has(rel)));
  const scripts = [...page.querySelectorAll("script")];
  const refresh = page.querySelector("meta[http-equiv=refresh i]")?.getAttribute("content")?.split(/url=/i)[1];
  return {
    lang: page.documentElement.lang,
    title: page.title.trim(),
    ids: all.filter((element) => element.id !== "").map((element) => element.id),
    links: [...page.querySelectorAll("a[href], area[href]")].map((link) => link.getAttribute("href")).concat(refresh ?? []),
    emptyLinks: [...page.querySelectorAll("a[href]")]
      .filter((link) => text(link) === "" && !link.getAttribute("aria-label"))
      .map(describe),
    loads: [...all.flatMap(loads), ...linked.map((link) => link.getAttribute("href"))],
    stylesheets,
    headings: [...page.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => ({
      level: Number(heading.localName[1]),
      text: text(heading),
    })),
    inline: [
      ...scripts.filter((script) => !script.src && script.type !== "application/ld+json").map(describe),
      ...[...page.querySelectorAll("style")].map(describe),
      ...all.filter((element) => [...element.attributes].some(({ name }) => name === "style" || name.startsWith("on"))).map(describe),
      ...all.filter((element) => /^\s*(javascript|data|vbscript):/i.test(element.getAttribute("href") ?? "")).map(describe),
    ],
    records: scripts.filter((script) => script.type === "application/ld+json").map((script) => script.textContent),
    imagesWithoutWords: [...page.querySelectorAll("img:not([alt])")].map(describe),
    words: prose(),
  };
}

/** The outline of every page, by path. */
export async function outlines(browser, paths, read) {
  const page = await browser.newPage();
  const found = new Map();
  for (const path of paths) found.set(path, await page.evaluate(outline, read(path)));
  await page.close();
  return found;
}
