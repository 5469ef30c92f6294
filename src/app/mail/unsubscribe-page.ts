export type PageKind = "ask" | "done" | "unknown";

interface Texts {
  readonly title: string;
  readonly text: string;
  readonly button?: string;
}

const TEXTS: Readonly<Record<"en" | "ru", Readonly<Record<PageKind, Texts>>>> = {
  en: {
    ask: {
      title: "Unsubscribe",
      text: "No more mails with news and offers will be sent to you.",
      button: "Unsubscribe",
    },
    done: {
      title: "You are unsubscribed",
      text: "We will not write to you any more. You can close this page.",
    },
    unknown: {
      title: "This link does not work",
      text: "It is incomplete or very old. Please open the link at the foot of a newer mail.",
    },
  },
  ru: {
    ask: {
      title: "Отписаться от рассылки",
      text: "Письма с новостями и предложениями больше не будут приходить.",
      button: "Отписаться",
    },
    done: { title: "Вы отписались", text: "Мы больше не будем вам писать. Страницу можно закрыть." },
    unknown: {
      title: "Ссылка не работает",
      text: "Она неполная или очень старая. Откройте ссылку внизу более нового письма.",
    },
  },
};

type Language = keyof typeof TEXTS;

/** The page's language: the mail's, else the first that the browser asks for among those there are, else English. */
export function pageLanguage(mail: string | undefined, acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? "").split(",").map((one) => one.trim());
  for (const tag of [mail ?? "", ...asked]) {
    const bare = tag.split(/[-_;]/)[0]?.toLowerCase();
    if (bare === "en" || bare === "ru") return bare;
  }
  return "en";
}

/** A page without scripts, pictures or anything from elsewhere. Opening it changes nothing; its button posts to itself. */
export function unsubscribePage(kind: PageKind, language: Language, shop: string | undefined): string {
  const { title, text, button } = TEXTS[language][kind];
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
