// What Lighthouse says of a page on a slow phone: on the Chromium of the other tests, from a host under a sub-path.

import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { kindOf } from "./site.mjs";

/** The categories that are the same on every machine and at every moment. */
export const steady = ["accessibility", "best-practices", "seo"];

/** A port that nobody uses now. */
function freePort() {
  return new Promise((found, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Opens the host and the browser; `read` is told a page and the categories. */
export async function openLighthouse() {
  const port = await freePort();
  const [server, browser] = await Promise.all([serve(), launch([`--remote-debugging-port=${port}`])]);
  return {
    read: (path, categories) => readPage(server.address + path, port, { onlyCategories: categories, skipAudits: unfair(path) }),
    close: () => Promise.all([browser.close(), server.stop()]),
  };
}

/** What search engines are asked to leave out: they should lead to the page that a sheet of paper was made from. */
const unlisted = new Set(["not found", "checklist to print", "tracker to print", "cards to print", "questions to print"]);

/** That nobody finds such a page is no fault of it. */
export const unfair = (path) => (unlisted.has(kindOf(path)) ? ["is-crawlable"] : []);

/** Speed takes quiet moments to measure; without it nothing is waited for. */
const hasty = {
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 50,
  cpuQuietThresholdMs: 50,
};

/** The score from 0 to 100 of each category, and in words what keeps any of them from 100. */
async function readPage(address, port, what) {
  const pace = what.onlyCategories.includes("performance") ? {} : hasty;
  const { lhr } = await lighthouse(address, { port, logLevel: "error", output: "json", ...what, ...pace });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
  const lacking = Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter(({ weight }) => weight > 0)
      .map(({ id: audit }) => lhr.audits[audit])
      .filter(({ score }) => score !== null && score < 1)
      .map((audit) => `${id}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ""}${places(audit)}`),
  );
  return { scores, lacking };
}

/** Where it was found, if the audit tells. */
function places({ details }) {
  const items = details?.type === "table" ? details.items.slice(0, 3) : [];
  return items.map((item) => `\n    ${item.node?.snippet ?? item.description ?? item.url ?? JSON.stringify(item)}`.slice(0, 240)).join("");
}
