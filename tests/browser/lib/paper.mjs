// What comes out of a printer, and what stands on it, told by the tools of Poppler.

import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

const needed = ["pdftotext", "pdfinfo", "pdftohtml"].filter((tool) => spawnSync(tool, ["-v"]).error);

/** Why nothing can be read from paper here; `false` where it can. */
export const withoutPoppler = needed.length > 0 ? `no ${needed.join(", ")}; install poppler-utils` : false;

/** Prints what `page` shows, on the paper that its style sheets ask for. */
export async function print(page, folder) {
  const path = join(folder, "printed.pdf");
  await page.pdf({ path, format: "A4", preferCSSPageSize: true });
  return path;
}

const run = (tool, ...options) => execFileSync(tool, options, { encoding: "utf8", maxBuffer: 1 << 28 });

/** The text of each sheet, in the order in which the page holds it. */
export const sheets = (pdf) => run("pdftotext", "-raw", pdf, "-").split("\f").slice(0, -1);

/** The places that links within the paper can lead to. */
export const destinations = (pdf) => new Set([...run("pdfinfo", "-dests", pdf).matchAll(/"(.*)"$/gm)].map(([, name]) => name));

/** Where links lead from the paper, without those that lead to another place on it. */
export const addresses = (pdf) => [...run("pdfinfo", "-url", pdf).matchAll(/Annotation\s+(.*)$/gm)].map(([, address]) => address);

/** Each size of type, in points, with the first words that are set in it. */
export function sizes(pdf) {
  const xml = run("pdftohtml", "-xml", "-zoom", "1", "-i", "-stdout", pdf);
  const fonts = new Map([...xml.matchAll(/<fontspec id="(\d+)" size="(-?\d+)"/g)].map(([, id, size]) => [id, Number(size)]));
  const found = new Map();
  for (const [, font, text] of xml.matchAll(/<text [^>]*font="(\d+)">(.*?)<\/text>/g)) {
    const words = text.replace(/<[^>]*>/g, "").trim();
    if (/\p{L}{2}/u.test(words) && !found.has(fonts.get(font))) found.set(fonts.get(font), words);
  }
  return found;
}

/** Whether `text` stands on these sheets, given bare: on one, or begun on one and ended on the next. */
export function isOn(printed, text) {
  const wanted = bare(text);
  const parted = (sheet, index) => {
    const next = printed[index + 1] ?? "";
    return [...wanted].some((_, at) => sheet.includes(wanted.slice(0, at)) && next.includes(wanted.slice(at)));
  };
  return printed.some((sheet) => sheet.includes(wanted)) || printed.some(parted);
}

/** Letters alone: paper breaks lines, joins letters and changes capitals. */
export const bare = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u00ad\u200b\u2010-]+/g, "");
