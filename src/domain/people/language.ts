import { isTimeZone } from "../basics/calendar.ts";
import type { Store } from "../config/store.ts";
import type { Profile } from "./profile.ts";

/** The language to write to a customer in: the one `chosen`, else the locale's, as far as the shop speaks it. */
export function languageOf(
  { locale }: Pick<Profile, "locale">,
  store: Pick<Store, "languages" | "default_language">,
  chosen?: string,
): string {
  const spoken = (tag: string | undefined) =>
    store.languages.find((language) => language.toLowerCase() === tag?.toLowerCase());
  return spoken(chosen) ?? spoken(locale) ?? spoken(locale?.split(/[-_]/)[0]) ?? store.default_language;
}

/** The customer's time zone when it is known and exists, else the shop's. */
export function timeZoneOf(profile: Pick<Profile, "timeZone">, store: Pick<Store, "time_zone">): string {
  return profile.timeZone && isTimeZone(profile.timeZone) ? profile.timeZone : store.time_zone;
}
