import { isTimeZone } from "../basics/calendar.ts";
import type { Store } from "../config/bundle.ts";
import type { Profile } from "./profile.ts";

/** The language to write to a customer in: the customer's locale's, when the shop speaks it. */
export function languageOf(profile: Pick<Profile, "locale">, store: Store): string {
  const wanted = profile.locale?.toLowerCase();
  const bare = wanted?.split(/[-_]/)[0];
  const spoken = (tag: string | undefined) =>
    store.languages.find((language) => language.toLowerCase() === tag);
  return spoken(wanted) ?? spoken(bare) ?? store.default_language;
}

/** The customer's time zone when it is known and exists, else the shop's. */
export function timeZoneOf(profile: Profile, store: Store): string {
  return profile.timeZone && isTimeZone(profile.timeZone) ? profile.timeZone : store.time_zone;
}
