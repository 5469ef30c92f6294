import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Packages are compiled once for all processes of the tests: for CDK that is half of the time that it takes to load. */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("node_modules/.cache/comeback", import.meta.url));

/** Tests that change what all modules of a process share: its environment, the clock, the way to AWS, the log. */
const ALONE = [
  "test/e2e/*.test.ts",
  "test/functions/*.test.ts",
  "test/lib/nag.test.ts",
  "test/local/stack.test.ts",
  "test/nightly/clock-changes.test.ts",
  "test/people/fact-stream.test.ts",
  "test/privacy/*.test.ts",
];

/** What takes a minute and more of a core: `npm run test:thorough`, which CI runs too. */
const THOROUGH = [
  "test/bench/analyst-units.test.ts",
  "test/faults/*.test.ts",
  "test/lib/bundles.test.ts",
  "test/types/*.test.ts",
  "test/foresight/*.test.ts",
  "test/cli/simulate.test.ts",
  "test/e2e/alarms.test.ts",
  "test/e2e/chains.test.ts",
  "test/e2e/confirm.test.ts",
  "test/e2e/demo.test.ts",
  "test/e2e/large-config.test.ts",
  "test/fuzz/endpoints.test.ts",
  "test/nightly/crash.test.ts",
  "test/nightly/shards.test.ts",
  "test/people/project-properties.test.ts",
  "test/privacy/erase.test.ts",
  "test/privacy/personal-data.test.ts",
];

/**
 * Node.js runs our TypeScript as it is, as it does in production. What Vite makes of a module reads every import through
 * an object, which makes a night of a hundred customers ten times as slow.
 */
const NATIVE = { viteModuleRunner: false } as const;

export default defineConfig({
  test: {
    setupFiles: ["test/support/quiet.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    projects: [
      // Modules are loaded once for all files: CDK, the SDK and MJML take a second each.
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...ALONE, ...THOROUGH],
          isolate: false,
          experimental: NATIVE,
        },
      },
      // Components of the page, in a document of their own each.
      { extends: true, plugins: [react()], test: { name: "page", include: ["test/web/**/*.test.tsx"] } },
      {
        extends: true,
        test: {
          name: "alone",
          include: ALONE,
          exclude: THOROUGH,
          globalSetup: ["test/support/run-folder.ts"],
          experimental: NATIVE,
        },
      },
      {
        extends: true,
        test: {
          name: "thorough",
          include: THOROUGH,
          globalSetup: ["test/support/run-folder.ts"],
          experimental: NATIVE,
        },
      },
    ],
  },
});
