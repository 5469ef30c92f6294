import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { startBrowser } from "./browser.ts";

/** A phone, and a window on a desk; in CSS pixels. */
const WIDTHS = [390, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const HEIGHT = 844;
/** Pictures that do not come in this time stay away, as where a mail program blocks them. */
const PATIENCE_MS = 8_000;

/** Pictures of a mail as phones and desks show it, light and dark: `NAME.390.dark.png` and the like. Answers with their paths. */
export async function takeShots(html: string, folder: string, name: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const browser = await startBrowser();
  try {
    const paths: string[] = [];
    for (const width of WIDTHS)
      for (const colorScheme of SCHEMES) {
        const page = await browser.newPage({ viewport: { width, height: HEIGHT }, colorScheme });
        await page
          .goto(pathToFileURL(resolve(html)).href, { waitUntil: "load", timeout: PATIENCE_MS })
          .catch(() => undefined);
        const path = join(folder, `${name}.${width}.${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
        await page.close();
        paths.push(path);
      }
    return paths;
  } finally {
    await browser.close();
  }
}
