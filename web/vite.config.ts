import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page: one entry, a chunk a page. Names carry the hash of what is in them, so that caches may keep them for ever. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The same parser, without Node's buffers.
  resolve: { alias: { "csv-parse/sync": "csv-parse/browser/esm/sync" } },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    outDir: "../dist/page",
    emptyOutDir: true,
    target: "es2022",
    // A CSP without data: keeps files apart from the code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
