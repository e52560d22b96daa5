// The published program: the modules of this package, of our packages and of the libraries that they use, as a few files in
// build/. One module after the other they would be hundreds of files, and opening them the most of a short run.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { bundledLicences } from "../../tools/bundled-licences.mjs";
import { withoutCompiling, withoutJsonSchema } from "../../tools/plain-zod.mjs";

const dataLicences = readFileSync(new URL("../../packages/datasets/LICENCES.md", import.meta.url), "utf8");

export default defineConfig({
  plugins: [
    threadsBeside(),
    withoutJsonSchema(),
    withoutCompiling(),
    bundledLicences("licences.txt", [dataLicences]),
  ],
  logLevel: "warn",
  // The rasteriser finds its binary beside itself, and few figures are PNG.
  ssr: { target: "node", noExternal: true, external: ["@resvg/resvg-wasm"] },
  build: {
    ssr: true,
    outDir: "build",
    target: "node20.19",
    // What is read at an error should read like what was written; smaller files start no faster.
    minify: false,
    rolldownOptions: {
      input: { main: "src/main.ts" },
      // The package exports what main.ts does: what chunks share with it goes into chunks of its own.
      preserveEntrySignatures: "strict",
      output: {
        // One folder: what finds a file by its place finds it from every one of them.
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        // A single other character makes V8 keep the whole file at two bytes for each of its own.
        charset: "ascii",
        comments: { legal: false, jsdoc: false },
      },
    },
  },
});

/** The programs of threads become files beside all others, and whoever starts one names it there. */
function threadsBeside(): Plugin {
  const thread = /new Worker\(new URL\("(\.[^"]+)", import\.meta\.url\)/;
  return {
    name: "onset:threads-beside",
    transform: {
      filter: { id: /\.js$/, code: thread },
      handler(code, id) {
        const written = thread.exec(code)?.[1];
        if (written === undefined) return null;
        const fileName = basename(written);
        this.emitFile({ type: "chunk", id: join(dirname(id), written), fileName });
        // The mappings of the line stay as they are: only the end of it moves.
        return { code: code.replace(written, `./${fileName}`), map: null };
      },
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk") continue;
        for (const [, name] of file.code.matchAll(/new URL\("([^"]+\.js)", import\.meta\.url\)/g)) {
          if (name === undefined || bundle[name.replace("./", "")] === undefined)
            this.error(`${file.fileName} starts ${name}, which is not in the bundle`);
        }
      }
    },
  };
}
