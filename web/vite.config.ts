import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** What start.ts needs of what the page shares: it runs where the page is not loaded at all. */
const START =
  /web\/src\/(?:session\/(?!session\.)|texts\/(?:reader|shell)|pages\/(?:table|overview\/first)\.)/;
/**
 * What nearly every page takes, in one file: a request for each of thirty small ones costs a slow processor more than
 * what is in them.
 */
const SHARED =
  /web\/src\/(?:api|app\/(?!drawer)|format|view|main\.|texts\/(?:language|name|plural)|figures\/(?:bars|figure|lines)\.|ui\/(?:button|explain|export|frame|notice|select|stat|state|table|tag)\.)/;

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
    // From which scripts/page/first-load.ts knows what is loaded for the first view.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "start", test: START, priority: 2 },
            { name: "shared", test: SHARED, priority: 1 },
          ],
        },
      },
    },
  },
});
