import type { Mail } from "./mails.ts";

/** What is shown: the newest first, those that hold all words of `q` in address, subject or tags. */
export interface Listing {
  readonly q: string;
  readonly page: number;
  readonly pages: number;
  readonly found: number;
  readonly total: number;
  readonly mails: readonly Mail[];
}

const STYLE = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 15%, Canvas); --soft: color-mix(in srgb, CanvasText 60%, Canvas) }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1.5rem }
  h1 { font-size: 1.4rem; margin: 0 } header { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap }
  .soft, time { color: var(--soft) } a { color: inherit }
  form { margin: 1rem 0 } input { font: inherit; padding: .4rem .6rem; width: min(28rem, 70vw) } button { font: inherit; padding: .4rem .8rem }
  table { border-collapse: collapse; width: 100% } td { border-top: 1px solid var(--line); padding: .45rem .6rem .45rem 0; vertical-align: top }
  td:first-child { white-space: nowrap } td a { text-decoration: none; font-weight: 600 } td a:hover { text-decoration: underline }
  .tag { background: var(--line); border-radius: .3rem; font-size: .8rem; padding: .1rem .4rem; white-space: nowrap }
  iframe { background: #fff; border: 1px solid var(--line); border-radius: .4rem; height: 48rem; width: 100% }
  dl { display: grid; gap: .2rem 1rem; grid-template-columns: max-content 1fr; overflow-wrap: anywhere } dt { color: var(--soft) } dd { margin: 0 }
  @media (max-width: 44rem) { table, tbody, tr, td { display: block } tr { border-top: 1px solid var(--line); padding: .5rem 0 } td, td:first-child { border: 0; padding: 0; white-space: normal; overflow-wrap: anywhere } }
  pre { border: 1px solid var(--line); border-radius: .4rem; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere }`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

const time = (at: number) => `<time>${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC</time>`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body>
${body}
</body></html>`;

/** Reloads the first page when mails have come, unless somebody is typing. */
const RELOAD = (total: number) => `<script>
setInterval(async () => {
  const count = await fetch("/count").then((answer) => answer.json()).catch(() => ${total});
  if (count !== ${total} && document.activeElement.name !== "q") location.reload();
}, 2000);
</script>`;

export function listPage({ q, page: number, pages, found, total, mails }: Listing, now: number): string {
  const count = q ? `${found} of ${total} mails` : `${total} mails`;
  const rows = mails.map(
    (mail) => `<tr><td>${time(mail.at)}</td><td>${escaped(mail.to)}</td>
<td><a href="/mails/${encodeURIComponent(mail.id)}">${escaped(mail.subject)}</a></td><td>${chainOf(mail)}</td></tr>`,
  );
  const link = (to: number, text: string) =>
    `<a href="/?${escaped(new URLSearchParams({ q, page: `${to}` }).toString())}">${text}</a>`;
  const pager = [
    number > 1 ? link(number - 1, "newer") : "",
    pages > 1 ? `page ${number} of ${pages}` : "",
    number < pages ? link(number + 1, "older") : "",
  ];
  return page(
    "Inbox",
    `<header><h1>Inbox</h1><span class="soft">${count} · it is ${time(now)} in the shop</span></header>
<form><input name="q" value="${escaped(q)}" placeholder="address, subject, chain" aria-label="search"> <button>Search</button></form>
${mails.length === 0 ? '<p class="soft">No mails here. They appear by themselves.</p>' : `<table>${rows.join("\n")}</table>`}
<p class="soft">${pager.filter(Boolean).join(" · ")}</p>
${number === 1 ? RELOAD(total) : ""}`,
  );
}

const chainOf = ({ tags }: Mail) => (tags.chain ? `<span class="tag">${escaped(tags.chain)}</span>` : "");

/** As a mail program shows a name that had to be encoded for the header (RFC 2047). */
const decoded = (header: string) =>
  header.replace(/=\?utf-8\?b\?([^?]*)\?=(\s+(?==\?))?/gi, (_, text: string) =>
    Buffer.from(text, "base64").toString(),
  );

export function mailPage(mail: Mail): string {
  const facts: readonly (readonly [string, string])[] = [
    ["From", decoded(mail.from)],
    ["To", mail.to],
    ...Object.entries(mail.headers),
    ...Object.entries(mail.tags).map(([name, value]) => [`tag ${name}`, value] as const),
    ["Message id", mail.id],
  ];
  const id = encodeURIComponent(mail.id);
  return page(
    mail.subject,
    `<p><a href="/">Inbox</a> · <a href="/?${escaped(new URLSearchParams({ q: mail.to }).toString())}">all to ${escaped(mail.to)}</a></p>
<header><h1>${escaped(mail.subject)}</h1>${time(mail.at)}</header>
<dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join("\n")}</dl>
<iframe src="/mails/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" title="HTML part"></iframe>
<h2>Text part</h2><pre>${escaped(mail.text)}</pre>`,
  );
}
