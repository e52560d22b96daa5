import { defineConfig, type Plugin } from "vite";

// The built page states what it needs, and so can be served anywhere; while developing, Vite injects styles inline.
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const contentPolicy: Plugin = {
  name: "content-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: policy },
      injectTo: "head-prepend",
    },
  ],
};

// Isolation lets the engine's cancel flag live in shared memory; the page works without it.
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  base: "./",
  plugins: [contentPolicy],
  worker: { format: "es" },
  server: { host: "127.0.0.1", headers },
  preview: { host: "127.0.0.1", headers },
  // Dependencies that carry a worker file must stay where their worker lies.
  optimizeDeps: { exclude: ["@onset/core", "@onset/elements", "@onset/figure", "onset"], include: ["uplot"] },
  build: { outDir: "build", target: "es2022", modulePreload: { polyfill: false } },
});
