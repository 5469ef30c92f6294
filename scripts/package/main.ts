import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildModules } from "./modules.ts";
import { buildTypes } from "./types.ts";

// `npm pack` runs it: `dist` becomes what the package holds, laid out like the checkout, with JavaScript for TypeScript
// and the page built.
const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");

const FOLDERS = ["cli", "examples/demo-shop", "functions", "lib", "local", "src"];
/** What modules read beside their code. */
const COPIED = [
  "package.json",
  "schemas",
  "examples/store",
  "examples/shop",
  "local/shops/shopify-admin.graphql",
  "src/contracts/cost/measured.json",
];

rmSync(dist, { recursive: true, force: true });
const count = buildModules(root, FOLDERS, dist);
buildTypes(root, dist);
for (const path of COPIED) cpSync(join(root, path), join(dist, path), { recursive: true });
const page = execFileSync(process.execPath, [join(root, "scripts/page/main.ts")], {
  encoding: "utf8",
}).trim();
cpSync(page, join(dist, "page"), { recursive: true });
process.stderr.write(`dist: ${count} modules, types and the page\n`);
