// The same kernel in Chromium: its files are served on this machine alone, and a page runs what it is told.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { chromiumPath } from "../../tools/browsers.mjs";

const KERNEL = dirname(fileURLToPath(import.meta.resolve("@onset/kernel")));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };

/**
 * A page with `kernel` loaded; null where there is no Chromium.
 *
 * @returns {Promise<{ about: string, run: (work: Function, argument?: unknown) => Promise<any>, close: () => Promise<void> } | null>}
 */
export async function startBrowser() {
  const executablePath = chromiumPath();
  if (executablePath === null || executablePath === undefined) return null;
  const server = createServer(serve);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate("import('/index.js').then(async (m) => { globalThis.kernel = await m.loadKernel(); })");
  return {
    about: `Chromium ${browser.version()}`,
    run: (work, argument) => page.evaluate(work, argument),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

function serve(request, response) {
  const path = normalize(new URL(request.url, "http://127.0.0.1").pathname);
  const file = join(KERNEL, path);
  if (path === "/") {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>kernel</title>");
  } else if (path.includes("..") || !existsSync(file)) {
    response.writeHead(404).end();
  } else {
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  }
}
