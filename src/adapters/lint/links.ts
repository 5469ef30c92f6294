import type { Store } from "../../domain/config/store.ts";
import { type MjmlFile, placeIn } from "../config/layouts/woven.ts";
import type { Problem } from "../config/problem.ts";

const LINK = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const COMMENT = /<!--[\s\S]*?-->/g;

/** Links that lead nowhere, or only on the machine of whoever wrote them. */
export function linkWarnings({ file, source }: MjmlFile, store: Store): readonly Problem[] {
  const read = source.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, " "));
  return [...read.matchAll(LINK)].flatMap(({ 1: double, 2: single, index }) => {
    const address = (double ?? single ?? "").trim();
    const wrong = fault(address, store);
    if (wrong === undefined) return [];
    return [
      { file, ...placeIn(source, index + 1), message: `the link "${address}" leads nowhere: ${wrong}` },
    ];
  });
}

function fault(address: string, store: Store): string | undefined {
  if (address === "" || address === "#") return "write an address, like {{ links.shop }}";
  if (/^\{[{%]/.test(address) || /^(mailto|tel|sms):/i.test(address) || address.startsWith("#"))
    return undefined;
  if (/^javascript:/i.test(address)) return "no mail program runs scripts";
  const [, host] = /^https?:\/\/([^/?#:{]*)/i.exec(address) ?? [];
  if (host === undefined) return "a mail is on no site, write the whole address with https://";
  if (host === "" || isShops(host.toLowerCase(), store)) return undefined;
  return isNobodys(host.toLowerCase()) ? `nobody but you can open ${host}` : undefined;
}

const HERE = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)$/;
/** Reserved, so that they never exist (RFC 2606, RFC 6761). */
const RESERVED = /(^|\.)(example\.(com|net|org)|example|test|invalid|localhost|local)$/;

const isNobodys = (host: string) => HERE.test(host) || RESERVED.test(host) || !host.includes(".");

function isShops(host: string, { url, hosts = [] }: Store): boolean {
  const own = URL.parse(url)?.hostname.replace(/^www\./, "");
  return [own, ...hosts].some((one) => one !== undefined && (host === one || host.endsWith(`.${one}`)));
}
