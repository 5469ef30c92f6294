/** The languages that pages speak by themselves. */
export type PageLanguage = "en" | "ru";

/** The page's language: the wanted one (a mail's), else the first that the browser asks for among those there are, else English. */
export function pageLanguage(wanted: string | undefined, acceptLanguage: string | undefined): PageLanguage {
  const asked = (acceptLanguage ?? "").split(",").map((one) => one.trim());
  for (const tag of [wanted ?? "", ...asked]) {
    const bare = tag.split(/[-_;]/)[0]?.toLowerCase();
    if (bare === "en" || bare === "ru") return bare;
  }
  return "en";
}
