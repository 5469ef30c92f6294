/** The languages of the pages behind links in mails. */
export type PageLanguage = "en" | "ru";

export interface PageTexts {
  readonly title: string;
  readonly text: string;
  /** Posts to the page's own address. */
  readonly button?: string;
}

/** The page's language: the mail's, else the first that the browser asks for among those there are, else English. */
export function pageLanguage(mail: string | undefined, acceptLanguage: string | undefined): PageLanguage {
  const asked = (acceptLanguage ?? "").split(",").map((one) => one.trim());
  for (const tag of [mail ?? "", ...asked]) {
    const bare = tag.split(/[-_;]/)[0]?.toLowerCase();
    if (bare === "en" || bare === "ru") return bare;
  }
  return "en";
}

/** A page without scripts, pictures or anything from elsewhere. Its button posts to itself. */
export function publicPage(
  { title, text, button }: PageTexts,
  language: PageLanguage,
  shop: string | undefined,
): string {
  const name = shop === undefined ? "" : `<p class="shop">${escaped(shop)}</p>`;
  const form = button === undefined ? "" : `<form method="post"><button>${escaped(button)}</button></form>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 15vh auto 0; max-width: 28rem; padding: 0 1rem; color: #222 }
.shop { color: #666 }
button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .3rem; background: #222; color: #fff }
button:focus-visible { outline: 3px solid #06c; outline-offset: 3px }
</style>
</head>
<body>
<main>${name}
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${form}</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
