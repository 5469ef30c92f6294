#!/usr/bin/env node
// Plain JavaScript that any Node.js from 20 on can run: the command itself is TypeScript and wants the Node.js 24 that
// `npm ci` brings as the package `node`.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = new URL("./main.ts", import.meta.url);
const bundled = fileURLToPath(
  new URL(`../node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`, import.meta.url),
);

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const runsTypeScript = major >= 24 || (major === 22 && minor >= 18);

if (!existsSync(new URL("../node_modules/commander", import.meta.url))) {
  fail(`The packages of Comeback are not installed. Run this first:\n\n  cd ${root} && npm ci`);
} else if (runsTypeScript) {
  // Compiled once, not each time: half of the time that a command takes to begin.
  module.enableCompileCache?.(fileURLToPath(new URL("../node_modules/.cache/comeback", import.meta.url)));
  await import(main.href);
} else if (existsSync(bundled)) {
  runWith(bundled);
} else {
  fail(
    `Node.js ${process.versions.node} is too old for Comeback, and the Node.js 24 that npm installs beside it is missing ` +
      `(npm was told to skip install scripts?). Run this first:\n\n  cd ${root} && npm rebuild node --ignore-scripts=false`,
  );
}

/** Runs the same command with another Node.js: signals go to it, and it decides how both end. */
function runWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  const forward = (signal) => child.kill(signal);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  child.on("error", (error) => fail(`${node} does not start: ${error.message}`));
  child.on("exit", (code, signal) => {
    for (const one of signals) process.off(one, forward);
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
