// A small site of its own, shown by `syllabus serve` as a tutor would.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const project = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const program = process.env.SYLLABUS || join(project, "target/release/syllabus");
/** More than anything takes here, even on a machine that has much else to do. */
const patience = 20_000;

if (!existsSync(program)) throw new Error(`no program at ${program}: run \`cargo build --release\`, or name one in SYLLABUS`);

/** Asks again and again until `check` gives something true, and returns that. */
export async function eventually(what, check) {
  const end = Date.now() + patience;
  for (;;) {
    let found;
    try {
      found = await check();
    } catch (error) {
      // A page that is loading again can't be asked.
      if (!/context was destroyed|Cannot find context|navigat|because of/i.test(error.message)) throw error;
    }
    if (found) return found;
    if (Date.now() > end) assert.fail(`in vain waited for: ${what}`);
    await new Promise((later) => setTimeout(later, 25));
  }
}

export class Preview {
  #folder = mkdtempSync(join(tmpdir(), "syllabus-preview-"));
  #server;
  #port = 0;
  address = "";

  /** A new site, not shown yet. */
  constructor() {
    this.run("init", ".");
    this.repairEditor();
  }

  /** Does something else in the site's folder. */
  run(...words) {
    mkdirSync(this.path(""), { recursive: true });
    execFileSync(program, words, { cwd: this.path(""), stdio: "ignore" });
  }

  path(name) {
    return join(this.#folder, "site", name);
  }

  read(name) {
    return readFileSync(this.path(name), "utf8");
  }

  /** Saves as many editors do: a new file, renamed. */
  write(name, text) {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    const saved = join(this.#folder, "saved");
    writeFileSync(saved, text);
    renameSync(saved, this.path(name));
  }

  /** Saves with one thing changed. */
  edit(name, from, to) {
    const text = this.read(name);
    const edited = text.replace(from, () => to);
    assert.ok(edited !== text, `${name} does not hold ${from}`);
    this.write(name, edited);
  }

  remove(name) {
    rmSync(this.path(name), { recursive: true });
  }

  /** What the server answers for a page. */
  async serves(page) {
    return (await fetch(this.address + page)).text();
  }

  /** What is wrong with the site now, as pages are told. */
  async state() {
    const answer = await fetch(`${this.address}.syllabus/events?page=&seen=`);
    let text = "";
    // The first event is the state; then we have heard enough.
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      const state = /^event: state\ndata: (.*)\n\n/m.exec(text);
      if (state) return JSON.parse(state[1]);
    }
    return assert.fail("the server told no state");
  }

  /** Starts the server, at the address that it had before. */
  async start() {
    const editor = `'${this.#editor}' {file}:{line}:{column}`;
    this.#server = spawn(program, ["-C", this.path(""), "serve", "--port", String(this.#port), "--editor", editor]);
    let said = "";
    this.#server.stdout.on("data", (data) => (said += data));
    this.#server.stderr.on("data", (data) => (said += data));
    const address = await eventually("the server's address", () => {
      assert.equal(this.#server.exitCode, null, `the server ended: ${said}`);
      return /the site is at (\S+)/.exec(said);
    });
    this.address = address[1];
    this.#port = Number(new URL(this.address).port);
  }

  async stop() {
    this.#server.kill("SIGINT");
    await eventually("the server's end", () => !this.#isRunning);
  }

  get #isRunning() {
    return this.#server?.exitCode === null && this.#server.signalCode === null;
  }

  /** Stops, and leaves nothing behind. */
  async end() {
    if (this.#isRunning) await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #editor() {
    return join(this.#folder, "editor");
  }

  /** An editor that only notes what it was asked to open. */
  repairEditor() {
    writeFileSync(this.#editor, `#!/bin/sh\necho "$1" >> "$0.opened"\n`);
    chmodSync(this.#editor, 0o755);
  }

  breakEditor() {
    rmSync(this.#editor);
  }

  /** What the editor was asked to open, from the site's folder. */
  get opened() {
    const notes = `${this.#editor}.opened`;
    if (!existsSync(notes)) return [];
    const lines = readFileSync(notes, "utf8").trim().split("\n");
    return lines.map((line) => line.slice(line.indexOf("/content/") + 1));
  }
}
