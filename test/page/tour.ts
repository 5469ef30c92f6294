import { isAccessible, picture } from "../browser/look.ts";
import type { Visits } from "./visits.ts";

export type PageChecks = Readonly<Record<string, (visits: Visits) => Promise<void>>>;

/** An address of every page, and of those below. */
const ADDRESSES = [
  "/",
  "/audit",
  "/segments",
  "/segments?tab=rfm",
  "/segments?tab=moves",
  "/customers",
  "/chains",
  "/chains/welcome",
  "/chains/win-back?days=all&tab=versions",
  "/chains/welcome/customers?outcome=sent&days=all",
  "/chains/win-back/edit",
  "/campaigns",
  "/calendar",
  "/tests",
  "/mails",
  "/config",
  "/import",
  "/quality",
  "/changes",
  "/team",
  "/offers",
  "/loyalty",
  "/forms",
  "/forms/newsletter",
  "/forms/newsletter?tab=preview",
  "/forms/newsletter?tab=paper&via=poster-3",
  "/forms/newsletter/card?via=poster-3",
  "/health",
  "/health?tab=cost",
  "/health/sending-held-up",
] as const;

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
