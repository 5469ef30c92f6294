import { isAccessible, picture } from "../browser/look.ts";
import { ADDRESSES } from "./addresses.ts";
import type { PageChecks, Visits } from "./visits.ts";

/** Long enough for what is loaded after the heading; axe then looks at all of it. */
const SETTLED_MS = 1_200;

const looks =
  (name: string, path: string, colorScheme: "light" | "dark", width: number, locale: string) =>
  async (visits: Visits) => {
    const page = await visits.open(path, { colorScheme, locale, viewport: { width, height: 900 } });
    await page.waitForTimeout(SETTLED_MS);
    await picture(page, name.replace(/\W+/g, "-"));
    await isAccessible(page);
  };

/** Every page: readable by everybody in both themes, as wide as a phone and as a screen, in both languages. */
export const tour: PageChecks = Object.fromEntries(
  ADDRESSES.flatMap((path) => [
    [`${path} on a screen, light`, looks(`wide${path}`, path, "light", 1280, "en-GB")] as const,
    [`${path} on a phone, dark, in Russian`, looks(`narrow${path}`, path, "dark", 360, "ru-RU")] as const,
  ]),
);
