import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { KEPT_MS } from "../../domain/confirm/pending.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { emailKey } from "../../domain/facts/identity.ts";
import { hashEmail } from "../collect/identity-keys.ts";
import { LONGEST_TOKEN, openToken, sealToken } from "../mail/tokens.ts";

/** What the link in a confirmation mail stands for: enough to confirm when nothing else is kept any more. */
export interface ConfirmLink {
  readonly address: string;
  readonly customer: CustomerKey;
  readonly requestedAt: Instant;
  /** When the mail went: the link works for 30 days from then. */
  readonly mailedAt: Instant;
  /** Of the mail, for the page behind the link. */
  readonly language: string;
  readonly entry?: string;
  readonly via?: string;
}

const PURPOSE = "confirm";
/** Stands in no address and no language; entries are one line. The customer's key, which may hold it, comes last. */
const SEPARATOR = "\n";

/** The token in the link. What makes it too long for a path is left out: the entry, then the browser's key. */
export function confirmToken(link: ConfirmLink, key: string): string {
  const { entry: _, via: __, ...withoutEntry } = link;
  const alone = { ...withoutEntry, customer: emailKey(hashEmail(link.address)) };
  const tokens = [link, withoutEntry].map((one) => sealToken(PURPOSE, contentOf(one), key));
  return tokens.find(({ length }) => length <= LONGEST_TOKEN) ?? sealToken(PURPOSE, contentOf(alone), key);
}

function contentOf(link: ConfirmLink): string {
  const { address, customer, requestedAt, mailedAt, language, entry = "", via = "" } = link;
  const times = [requestedAt, mailedAt].map((at) => at.toString(36));
  const point = [entry, via].map((name) => name.replace(/\s+/g, " "));
  return [language, ...times, ...point, address, customer].join(SEPARATOR);
}

export type ReadConfirmLink =
  | { readonly kind: "valid" | "expired"; readonly link: ConfirmLink }
  | { readonly kind: "unknown" };

/** What a token stands for under any of the live keys, and whether it still does. */
export function readConfirmToken(token: string, keys: readonly string[], now: Instant): ReadConfirmLink {
  const content = openToken(PURPOSE, token, keys);
  if (content === undefined) return { kind: "unknown" };
  const [language = "", requested = "", mailed = "", entry, via, address = "", ...rest] =
    content.split(SEPARATOR);
  const [requestedAt, mailedAt] = [Number.parseInt(requested, 36), Number.parseInt(mailed, 36)];
  const customer = rest.join(SEPARATOR) as CustomerKey;
  const link = {
    ...{ address, customer, requestedAt, mailedAt, language },
    ...defined({ entry: entry || undefined, via: via || undefined }),
  };
  return { kind: now < mailedAt + KEPT_MS ? "valid" : "expired", link };
}
