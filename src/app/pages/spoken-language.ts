import type { Store } from "../../domain/config/store.ts";

/** The first of those wanted that the shop speaks. */
export function spokenLanguage(
  wanted: string | undefined,
  accepted: string | undefined,
  { languages, default_language }: Pick<Store, "languages" | "default_language">,
): string {
  const asked = [wanted ?? "", ...(accepted ?? "").split(",").map((one) => one.split(";")[0]?.trim() ?? "")];
  for (const tag of asked.map((one) => one.toLowerCase())) {
    const spoken = (other: string) => languages.find((language) => language.toLowerCase() === other);
    const found = spoken(tag) ?? spoken(tag.split(/[-_]/)[0] ?? "");
    if (found !== undefined) return found;
  }
  return default_language;
}
