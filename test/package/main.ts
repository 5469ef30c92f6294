import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandFailed, lastLines, leaveNothingBehind, temporaryDirectory } from "../../e2e/processes.ts";
import manifest from "../../package.json" with { type: "json" };
import { folderAt } from "./folder.ts";
import { pathWithOldest } from "./oldest-node.ts";

// `npm run test:package`: what `npm pack` makes is installed into an empty folder, and there everything is done that a
// shop does, begun by the oldest Node.js that Comeback promises to begin with.
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NOT_HERE = 3;
/** Of the tarball: tests and benchmarks stay out of it. */
const MOST_BYTES = 6_000_000;

leaveNothingBehind();
const temporary = await temporaryDirectory("comeback-package-");
const shopFolder = join(temporary, "my-shop");
const appFolder = join(shopFolder, "own-app");
mkdirSync(shopFolder);
const path = pathWithOldest(join(temporary, "oldest-node"));
const checkout = folderAt(ROOT, path);
const shop = folderAt(shopFolder, path);

const tarball = await packed();
await installed(tarball);
await begun();
await Promise.all([demoPlayed().then(ownShopRun), ownAppSynthesized()]);
process.stderr.write("test:package: passed\n");

async function packed(): Promise<string> {
  assert.match(await checkout.run("node", "cli/comeback.js", "--version"), new RegExp(manifest.version));
  await checkout.run("npm", "pack", "--pack-destination", temporary);
  const file = join(temporary, `${manifest.name}-${manifest.version}.tgz`);
  const { size } = statSync(file);
  process.stderr.write(`the package has ${size} bytes\n`);
  assert(size < MOST_BYTES, `more than ${MOST_BYTES} bytes is too much`);
  return file;
}

async function installed(file: string): Promise<void> {
  try {
    await shop.run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", file);
  } catch (error) {
    if (
      !(error instanceof CommandFailed) ||
      !/E(?:AI_AGAIN|NOTFOUND|CONNREFUSED|TIMEDOUT)/.test(error.message)
    )
      throw error;
    process.stderr.write(`test:package cannot be run here: ${error.message}\n`);
    process.exit(NOT_HERE);
  }
}

async function begun(): Promise<void> {
  assert.match(await shop.npx("comeback", "--version"), new RegExp(manifest.version));
  await shop.npx("comeback", "init", ".");
  await shop.npx("comeback", "config", "validate");
  // CDK finds the stacks by the line "app" of the shop's cdk.json.
  assert.match(await shop.npx("cdk", "list"), /ComebackService/);
}

async function demoPlayed(): Promise<void> {
  const printed = await shop.npx(..."comeback start --demo --exit --customers 40 --days 2".split(" "));
  const summary: { readonly mails: { readonly total: number } } = JSON.parse(lastLines(printed, 1));
  assert(summary.mails.total > 0, "the demo sent no mail");
}

/** The shop's own config on the local stack, with the page. */
async function ownShopRun(): Promise<void> {
  await shop.during(["comeback", "start"], "Ctrl-C ends it", async () => {
    const store = join(shopFolder, "config", "store.yaml");
    writeFileSync(store, readFileSync(store, "utf8").replace(/^name: .*/m, "name: My shop"));
    await shop.npx("comeback", "config", "plan");
    await shop.npx("comeback", "config", "push", "--note", "my first change");
    assert.match(await shop.npx("comeback", "config", "history"), /my first change/);
    const { pageUrl } = JSON.parse(readFileSync(join(shopFolder, ".comeback", "local.json"), "utf8"));
    assert.match(await (await fetch(pageUrl)).text(), /assets\/[\w-]+\.js/);
  });
}

/** Types of the package, its stacks in somebody else's app, and a function that is bundled out of it. */
async function ownAppSynthesized(): Promise<void> {
  cpSync(join(ROOT, "test/package/own-app"), appFolder, { recursive: true });
  const app = folderAt(appFolder, path);
  await app.run(process.execPath, join(ROOT, "node_modules/typescript/bin/tsc"), "-p", ".");
  const printed = await app.run(process.execPath, "app.js");
  assert.deepEqual(JSON.parse(lastLines(printed, 1)), {
    stacks: [
      ...["ComebackAdmin", "ComebackAnalysts", "ComebackData", "ComebackPage", "ComebackPageFiles"],
      ...["ComebackService", "ComebackUsers", "Mine"],
    ],
    isService: true,
    zone: "Europe/Berlin",
  });
}
