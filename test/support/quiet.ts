import { flushCompileCache } from "node:module";
import { afterAll } from "vitest";
import { logTo } from "../../functions/middleware/observed.ts";

// Functions log each invocation; among test results nobody reads that.
logTo(() => {});

// Vitest ends its processes before they would write it (vitest.config.ts).
afterAll(() => flushCompileCache());
