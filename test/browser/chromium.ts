import { existsSync } from "node:fs";

const PLACES = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Where Chromium is: CHROMIUM says it, else it is where distributions put it. Undefined where there is none. */
export const chromiumHere = (): string | undefined => PLACES.find((path) => path !== "" && existsSync(path));
