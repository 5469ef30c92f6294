import { fileURLToPath } from "node:url";
import { leaveNothingBehind, start } from "../../e2e/processes.ts";
import { Unavailable } from "../../e2e/unavailable.ts";
import { startDynamoDbLocal } from "./dynamodb-local.ts";

/** Every test that works on a DynamoDB of test/support/dynamo.ts. */
const TESTS = [
  ...["test/contract", "test/people/project.test.ts", "test/faults/lost-answers.test.ts"],
  ...["test/chains/on-dynamo.test.ts", "test/chains/races.test.ts", "test/chains/breaker.test.ts"],
];
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NOT_HERE = 3;

leaveNothingBehind();

try {
  const { endpoint, stop } = await startDynamoDbLocal();
  const vitest = start(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--testTimeout", "60000", ...TESTS],
    {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, COMEBACK_TEST_DYNAMODB: endpoint },
    },
  );
  process.exitCode = await new Promise<number>((resolve) =>
    vitest.once("close", (code) => resolve(code ?? 1)),
  );
  stop();
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  process.stderr.write(`test:dynamodb-local cannot be run here: ${error.message}\n`);
  process.exitCode = NOT_HERE;
}
