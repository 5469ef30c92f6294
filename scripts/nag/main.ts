import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../../lib/app.ts";
import { review } from "./review.ts";

// `npm run nag`: what a security reviewer asks first. Findings fail it; acknowledgements are listed with their reasons.
const outdir = mkdtempSync(join(tmpdir(), "comeback-nag-"));
const app = buildApp({ outdir, context: { "aws:cdk:bundling-stacks": [], mailDomain: "shop.example" } });
const { open, acknowledged } = review(app);
rmSync(outdir, { recursive: true });

const reasons = Map.groupBy(acknowledged, ({ rule, reason }) => `${rule}: ${reason}`);
const needless = acknowledged.filter(({ covers }) => covers.length === 0);
const lines = [
  ...[...reasons].flatMap(([text, places]) => [
    `acknowledged  ${text}`,
    ...places.map(({ path }) => `              ${path}`),
  ]),
  ...open.map(({ rule, path }) => `FOUND         ${rule} at ${path}`),
  ...needless.map(({ rule, path }) => `NOT NEEDED    ${rule} at ${path}`),
  `AwsSolutions: ${open.length} findings; ${acknowledged.length} acknowledged, ${needless.length} of them needlessly`,
];
process.stdout.write(`${lines.join("\n")}\n`);
if (open.length > 0 || needless.length > 0) process.exitCode = 1;
