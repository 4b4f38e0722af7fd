import test from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const browser = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(path => path && existsSync(path));
const repository = fileURLToPath(new URL("../../", import.meta.url));
const PATIENCE = 60_000;
const kinds = { html: "text/html", css: "text/css", js: "text/javascript", mjs: "text/javascript" };

test("the text field in a real browser", { skip: browser ? false : "no Chromium found (CHROMIUM names one)" }, async t => {
  const folder = mkdtempSync(join(tmpdir(), "text-editor-"));
  let report;
  const reported = new Promise(resolve => { report = resolve; });
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      let body = "";
      request.on("data", chunk => { body += chunk; });
      request.on("end", () => {
        response.end();
        report(JSON.parse(body));
      });
      return;
    }
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = join(repository, path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": kinds[file.split(".").at(-1)] ?? "text/plain" }).end(readFileSync(file));
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const page = `http://127.0.0.1:${server.address().port}/tests/js/browser/text-editor.html`;
  const chromium = spawn(browser, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", `--user-data-dir=${folder}`, page],
    { stdio: ["ignore", "ignore", "pipe"], detached: true });
  let errors = "";
  chromium.stderr.on("data", chunk => { errors += chunk; });
  // "close" and not "exit": its helpers hold the pipe too, and write into the folder until they have ended.
  const ended = new Promise(resolve => chromium.on("close", resolve));
  const end = () => { try { process.kill(-chromium.pid, "SIGKILL"); } catch { /* It has ended by itself. */ } };
  const impatience = setTimeout(end, PATIENCE);
  try {
    const results = await Promise.race([reported, ended.then(() => null)]);
    assert.ok(results, `the browser ended without results: ${errors}`);
    for (const { name, ok, error } of results) await t.test(name, () => assert.ok(ok, error));
    assert.ok(results.length > 10);
  } finally {
    clearTimeout(impatience);
    end();
    await ended;
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
});
