import type { Page } from "playwright-core";
import { isAccessible, picture } from "../browser/look.ts";
import { ADDRESSES } from "./addresses.ts";
import { hasRoomForLongTexts } from "./long-texts.ts";
import type { PageChecks, VisitOptions, Visits } from "./visits.ts";

/** Long enough for what is loaded after the heading; axe then looks at all of it. */
const SETTLED_MS = 1_200;

async function looks(
  visits: Visits,
  path: string,
  { name, ...options }: { readonly name: string; readonly colorScheme: "light" | "dark" } & VisitOptions,
): Promise<Page> {
  const page = await visits.open(path, options);
  await page.waitForTimeout(SETTLED_MS);
  await picture(page, `${name}${path}`.replace(/\W+/g, "-"));
  await isAccessible(page);
  return page;
}

const WIDE = { name: "wide", colorScheme: "light", viewport: { width: 1280, height: 900 } } as const;
const NARROW = {
  name: "narrow",
  colorScheme: "dark",
  locale: "ru-RU",
  viewport: { width: 360, height: 900 },
} as const;

/** Every page: readable by everybody in both themes, as wide as a phone and as a screen, in both languages and a longer one. */
export const tour: PageChecks = Object.fromEntries(
  ADDRESSES.flatMap((path) => [
    [
      `${path} on a screen, light, and with texts twice as long on a phone`,
      async (visits: Visits) => hasRoomForLongTexts(await looks(visits, path, WIDE)),
    ] as const,
    [
      `${path} on a phone, dark, in Russian`,
      async (visits: Visits) => void (await looks(visits, path, NARROW)),
    ] as const,
  ]),
);
