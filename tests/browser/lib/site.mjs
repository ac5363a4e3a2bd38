// The built site as files, and what the authored files lead us to expect of it.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const project = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const publicFolder = process.env.SYLLABUS_PUBLIC ?? join(project, "public");
export const contentFolder = process.env.SYLLABUS_CONTENT ?? join(project, "content");

/** All files below `folder`, with `/` between the parts, in order. */
export function filesBelow(folder, below = "") {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => {
      const path = posix.join(below, entry.name);
      return entry.isDirectory() ? filesBelow(folder, path) : [path];
    })
    .sort();
}

const files = existsSync(publicFolder) ? filesBelow(publicFolder) : [];

/** Every file of the site. */
export const outputs = new Set(files);

/** Every page of the site. */
export const pages = files.filter((path) => path.endsWith(".html"));

if (!outputs.has("index.html")) {
  throw new Error(`${publicFolder} holds no site: run \`cargo run --release -- build\` first`);
}

export const read = (path) => readFileSync(join(publicFolder, path), "utf8");
export const size = (path) => statSync(join(publicFolder, path)).size;

/** What a host sends of a file: every static host compresses texts. */
export const sent = (path) => gzipSync(readFileSync(join(publicFolder, path))).length;

/** What a page may weigh with its style sheets, before images: in bytes as it is sent, and as it lies on the disk. */
export const limits = { sent: 30 * 1024, whole: 100 * 1024 };

/** What a page weighs with `styles`. */
export function weight(path, styles) {
  const sum = (weigh) => [path, ...styles].reduce((all, file) => all + weigh(file), 0);
  return { sent: sum(sent), whole: sum(size) };
}

/** A page that only leads to another one. */
export const isRedirect = (path) => /<meta\s+http-equiv="?refresh/i.test(read(path));

/** Where the file of a page stands in the hierarchy, told by the authored files and not by the page. */
export function kindOf(path) {
  const folder = posix.dirname(path);
  const authored = (name) => existsSync(join(contentFolder, folder, name));
  if (isRedirect(path)) return "redirect";
  if (path === "index.html") return "home";
  if (path === "404.html") return "not found";
  if (path === "glossary/index.html") return "glossary";
  if (folder === "glossary") return "term";
  const pack = /^(checklist|tracker|cards|questions)(-\d+)?\.html$/.exec(posix.basename(path));
  if (pack && authored("unit.yaml")) return `${pack[1]} to print`;
  const list = /^(misconceptions|faqs|marking-points|coverage|freshness)(-\d+)?\.html$/.exec(posix.basename(path));
  if (list !== null && authored("qualification.yaml")) return list[1];
  if (path === "accessibility.html" && !authored("accessibility.md")) return "accessibility statement";
  if (path === "privacy.html" && !authored("privacy.md")) return "privacy page";
  if (path === "instruments/index.html") return "instruments";
  if (folder === "instruments") return "instrument";
  if (path === "verbs/index.html") return "verbs";
  if (folder === "verbs") return "verb";
  if (/^overlaps(-\d+)?\.html$/.test(posix.basename(path)) && authored("qualification.yaml")) return "overlaps";
  if (/^lo[^/]*\.html$/.test(posix.basename(path)) && authored("unit.yaml")) return "outcome";
  if (posix.basename(path) !== "index.html") return "plain page";
  if (authored("organisation.yaml")) return "organisation";
  if (authored("qualification.yaml")) return "qualification";
  if (authored("unit.yaml")) return "unit";
  return "plain page";
}

/** One page of each kind: the heaviest, because it holds the most. */
export function onePageOfEachKind() {
  const heaviest = new Map();
  for (const path of pages) {
    const kind = kindOf(path);
    const best = heaviest.get(kind);
    if (best === undefined || size(path) > size(best)) heaviest.set(kind, path);
  }
  return [...heaviest].sort(([a], [b]) => a.localeCompare(b));
}

/** The units below a folder of `content/`: their folder, outcomes and criteria, counted from `unit.yaml`. */
export function units(below) {
  const specifications = filesBelow(contentFolder).filter(
    (path) => path.startsWith(below) && posix.basename(path) === "unit.yaml",
  );
  return specifications.map((path) => {
    const text = readFileSync(join(contentFolder, path), "utf8");
    const keys = (pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
    return {
      folder: posix.dirname(path),
      outcomes: keys(/^  ["']?(\d+)["']?:/gm),
      criteria: keys(/^ {4,}["']?(\d+\.\d+)["']?:/gm),
    };
  });
}

/** The path that the site will have on its host, where `site.yaml` tells: only 404.html may use it, because it is shown at any depth. */
export const basePath = (() => {
  const site = readFileSync(join(contentFolder, "site.yaml"), "utf8");
  const url = /^base_url:\s*["']?([^"'\s]+)/m.exec(site)?.[1];
  return url === undefined ? undefined : new URL(url).pathname;
})();

/** Where a relative address on the page `from` leads: path and fragment, or nothing for an address outside the site. */
export function resolve(from, address) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  if (from === "404.html" && basePath !== undefined && address.startsWith(basePath)) {
    return resolve("index.html", address.slice(basePath.length));
  }
  const [path, fragment] = address.split("#", 2);
  const file = path === "" ? from : posix.normalize(posix.join(posix.dirname(from), decodeURIComponent(path.split("?")[0])));
  return { file, fragment: fragment === undefined ? undefined : decodeURIComponent(fragment) };
}
