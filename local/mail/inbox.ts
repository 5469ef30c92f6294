import type { RequestListener } from "node:http";
import type { KeptPost } from "../webhooks.ts";
import { type Listing, listPage, mailPage } from "./inbox-pages.ts";
import type { Mail, Mails } from "./mails.ts";

const PER_PAGE = 50;

export interface InboxAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly policy?: string;
}

const html = (body: string): InboxAnswer => ({ status: 200, type: "text/html; charset=utf-8", body });
const missing: InboxAnswer = {
  status: 404,
  type: "text/plain; charset=utf-8",
  body: "There is no such mail.\n",
};

/** Mails come from anywhere: shown without scripts, forms and frames of their own. */
const MAIL_POLICY =
  "default-src 'none'; img-src * data:; style-src 'unsafe-inline' *; font-src *; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The pages of the inbox: a list with a search, one mail, and the same as JSON for scripts; as JSON also what went to webhooks. */
export function makeInbox(
  mails: Mails,
  now: () => number,
  {
    posts = () => [],
    opened = () => {},
  }: {
    readonly posts?: () => readonly KeptPost[];
    /** Somebody looks at a mail as its reader would: not at its text alone, and not through the list. */
    readonly opened?: (mail: Mail, userAgent: string) => void;
  } = {},
): RequestListener {
  const answer = (url: URL, userAgent: string): InboxAnswer => {
    const [, section, id = "", part] = url.pathname.split("/");
    if (url.pathname === "/") return html(listPage(listing(mails.all(), url.searchParams), now()));
    if (url.pathname === "/mails.json") return json(listing(mails.all(), url.searchParams));
    if (url.pathname === "/webhooks.json")
      return { status: 200, type: "application/json", body: JSON.stringify(posts().toReversed(), null, 2) };
    if (url.pathname === "/count") return { status: 200, type: "application/json", body: `${mails.count()}` };
    const mail = section === "mails" ? mails.find(id) : undefined;
    if (!mail) return missing;
    if (part === undefined) return html(mailPage(mail));
    if (part === "html") {
      opened(mail, userAgent);
      return { ...html(withLinksInNewTabs(mail.html)), policy: MAIL_POLICY };
    }
    return part === "text" ? { status: 200, type: "text/plain; charset=utf-8", body: mail.text } : missing;
  };
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const { status, type, body, policy } = answer(url, request.headers["user-agent"] ?? "");
    const security = policy ?? "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
    response.writeHead(status, { "content-type": type, "content-security-policy": security }).end(body);
  };
}

function listing(all: readonly Mail[], query: URLSearchParams): Listing {
  const q = (query.get("q") ?? "").trim();
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found =
    words.length === 0 ? all : all.filter((mail) => words.every((word) => haystack(mail).includes(word)));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1));
  const end = found.length - (page - 1) * PER_PAGE;
  const mails = found.slice(Math.max(0, end - PER_PAGE), end).reverse();
  return { q, page, pages, found: found.length, total: all.length, mails };
}

const haystack = ({ to, subject, tags }: Mail) =>
  [to, subject, ...Object.values(tags)].join("\n").toLowerCase();

function json({ mails, ...rest }: Listing): InboxAnswer {
  const items = mails.map((mail) => ({
    ...mail,
    at: new Date(mail.at).toISOString(),
    html: mail.html,
    text: mail.text,
  }));
  return { status: 200, type: "application/json", body: JSON.stringify({ ...rest, mails: items }) };
}

/** A base element says where links open; without it they would open inside the preview. */
function withLinksInNewTabs(source: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(source) ? source.replace(/<head[^>]*>/i, (head) => head + base) : base + source;
}
