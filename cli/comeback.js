#!/usr/bin/env node
// Plain JavaScript that any Node.js from 20 on can run. The command itself wants a newer one: in the checkout it is
// TypeScript, in the installed package what is built of it. Both bring Node.js 24 along, as the package `node`.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module, { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = new URL("./main.ts", import.meta.url);
const isCheckout = existsSync(source);
const main = isCheckout ? source : new URL("../dist/cli/main.js", import.meta.url);

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isNewEnough = major >= 24 || (major === 22 && minor >= 18);
const bundled = bundledNode();

if (!resolved("commander")) {
  fail(`The packages of Comeback are not installed. Run this first:\n\n  ${inRoot("npm ci")}`);
} else if (isNewEnough) {
  // Compiled once, not each time: half of the time that a command takes to begin.
  const cache = isCheckout && fileURLToPath(new URL("../node_modules/.cache/comeback", import.meta.url));
  module.enableCompileCache?.(cache || undefined);
  await import(main.href);
} else if (bundled) {
  runWith(bundled);
} else {
  fail(
    `Node.js ${process.versions.node} is too old for Comeback, and the Node.js 24 that npm installs beside it is missing ` +
      `(npm was told to skip install scripts?). Run this first:\n\n  ${inRoot("npm rebuild node --ignore-scripts=false")}`,
  );
}

/** Wherever npm has put it: beside Comeback, or in it. */
function bundledNode() {
  const manifest = resolved("node/package.json");
  const file = manifest && join(dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
  return file && existsSync(file) ? file : undefined;
}

function resolved(name) {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

/** In the checkout the command is for its folder; an installed package belongs to the folder that somebody stands in. */
function inRoot(command) {
  return isCheckout ? `cd ${root} && ${command}` : command;
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
