// A static host as strict as one may be met: under a sub-path, with a policy that allows nothing from elsewhere.

import { createServer } from "node:http";
import { basePath, outputs, publicFolder } from "./site.mjs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
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

/** What hosts pack: text, and not pictures, which are packed already. */
const packed = new Set([".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"]);

/** As strict as a host may be: files of its own, and no plug-in, form, frame or other base. */
const policy = ["default-src 'self'", ...["object-src", "base-uri", "form-action", "frame-ancestors"].map((what) => `${what} 'none'`)].join("; ");

/** Serves the site under the path that it will have, or some other; `missed` collects what was asked for and is not there. */
export async function serve(prefix = basePath ?? "/x/y/") {
  const missed = [];
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const path = asked.startsWith(prefix) ? asked.slice(prefix.length) : undefined;
    const headers = { "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff" };
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
    const extension = extname(path);
    headers["Content-Type"] = types[extension] ?? "application/octet-stream";
    let body = await readFile(join(publicFolder, path));
    if (packed.has(extension) && /\bgzip\b/.test(request.headers["accept-encoding"])) {
      headers["Content-Encoding"] = "gzip";
      body = gzipSync(body);
    }
    response.writeHead(200, { ...headers, "Content-Length": body.length }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}${prefix}`;
  const stop = () => {
    server.closeAllConnections();
    return new Promise((stopped) => server.close(stopped));
  };
  return { address, missed, stop };
}
