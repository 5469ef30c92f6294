import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";
import { Refusal } from "../terminal/refusal.ts";

/** Where Chromium and its kin are usually installed. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const NONE =
  "no browser is at hand to take pictures with: install Chromium or Chrome, or name one in CHROMIUM_PATH";

/** The browser of this machine, without a window. */
export async function startBrowser(): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  const executablePath = executableAt(process.env.CHROMIUM_PATH, [chromium.executablePath(), ...PLACES]);
  const args = ["--disable-gpu", "--no-first-run", "--disable-background-networking"];
  // Chromium's own sandbox does not start for root, as in containers.
  const chromiumSandbox = process.getuid?.() !== 0;
  return await chromium.launch({ executablePath, args, chromiumSandbox }).catch((error: Error) => {
    throw new Refusal(`${executablePath} does not start: ${error.message.split("\n")[0]}`, 1);
  });
}

function executableAt(named: string | undefined, places: readonly string[]): string {
  if (named !== undefined && !existsSync(named)) {
    throw new Refusal(`CHROMIUM_PATH names ${named}, which is not there`, 1);
  }
  const found = named ?? places.find((place) => place !== "" && existsSync(place));
  if (found === undefined) throw new Refusal(NONE, 1);
  return found;
}
