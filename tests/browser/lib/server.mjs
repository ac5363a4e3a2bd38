// A static host as strict as one may be met: under a sub-path, with a policy that allows nothing from elsewhere.

import { createServer } from "node:http";
import { outputs, publicFolder } from "./site.mjs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** Serves the site under `prefix`, which begins and ends with `/`; `missed` collects what was asked for and is not there. */
export async function serve(prefix) {
  const missed = [];
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const path = asked.startsWith(prefix) ? asked.slice(prefix.length) : undefined;
    const headers = { "Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff" };
    if (path === undefined || !outputs.has(path)) {
      if (asked === "/favicon.ico") {
        // Asked of the host and not of the site.
        response.writeHead(204).end();
        return;
      }
      missed.push(asked);
      response.writeHead(404, headers).end("not found");
      return;
    }
    const type = types[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "Content-Type": type }).end(await readFile(join(publicFolder, path)));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { address, missed, stop: () => new Promise((stopped) => server.close(stopped)) };
}
