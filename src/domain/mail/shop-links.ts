import type { Store, UtmSettings } from "../config/store.ts";

/** What `utm` in store.yaml may name of a mail. */
export interface MailOrigin {
  readonly chain: string;
  readonly template: string;
  /** Of the chain, from 1. */
  readonly step: number;
}

const PARAMETERS = ["source", "medium", "campaign", "content", "term"] as const;
const DEFAULTS = {
  source: "comeback",
  medium: "email",
  campaign: "{chain}",
  content: "{template}",
} as const satisfies UtmSettings;

/** Names and values of the UTM parameters of one mail's links; empty where the shop wants none. */
export function utmOf(
  { links }: Pick<Store, "links">,
  { chain, template, step }: MailOrigin,
): readonly (readonly [name: string, value: string])[] {
  const utm = links?.utm;
  if (!utm) return [];
  const patterns: UtmSettings = utm === true ? DEFAULTS : { ...DEFAULTS, ...utm };
  const filled = (pattern: string) =>
    pattern
      .replaceAll("{chain}", chain)
      .replaceAll("{template}", template)
      .replaceAll("{step}", String(step));
  return PARAMETERS.flatMap((name) => {
    const pattern = patterns[name];
    return pattern === undefined ? [] : [[`utm_${name}`, filled(pattern)] as const];
  });
}

/** The address with those of the parameters that it does not have; all else of it stays as it is, to the letter. */
export function withParameters(
  address: string,
  parameters: readonly (readonly [name: string, value: string])[],
): string {
  const [, base = "", query, fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address) ?? [];
  const there = new Set(
    (query ?? "").split("&").map((pair) => decoded(pair.split("=")[0] ?? "").toLowerCase()),
  );
  const more = parameters.filter(([name]) => !there.has(name.toLowerCase()));
  const added = more.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  if (added.length === 0) return address;
  const kept = query ? [query.replace(/&$/, "")] : [];
  return `${base}?${[...kept, ...added].join("&")}${fragment}`;
}

/**
 * A link to the shop that also puts the code into its till: `/discount/{code}?redirect={path}` leads by way of a page of
 * the shop, `?coupon={code}` is added to the address. Links to other hosts than the shop's stay as they are.
 */
export function withCode(
  address: string,
  code: string,
  { url, links }: Pick<Store, "url" | "links">,
): string {
  const pattern = links?.code_link;
  const target = URL.parse(address);
  if (pattern === undefined || !target || target.host !== URL.parse(url)?.host) return address;
  if (address.includes(encodeURIComponent(code))) return address;
  // A path of two slashes would be the address of another host to the page that leads on.
  const path = `/${target.pathname.replace(/^\/+/, "")}${target.search}${target.hash}`;
  const filled = pattern
    .replaceAll("{code}", encodeURIComponent(code))
    .replaceAll("{path}", encodeURIComponent(path));
  if (!pattern.startsWith("?")) return new URL(filled, target.origin).href;
  const pairs = filled
    .slice(1)
    .split("&")
    .map((pair) => pair.split("=", 2).map(decoded));
  return withParameters(
    address,
    pairs.map(([name = "", value = ""]) => [name, value]),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    // Not percent-encoded at all: it means itself.
    return text;
  }
}
