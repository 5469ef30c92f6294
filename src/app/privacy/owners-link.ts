import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import { openToken, sealToken } from "../mail/tokens.ts";

/** What the link stands for that is mailed to whoever asks in the preference centre to be erased. */
export interface ErasureLink {
  readonly mailbox: CustomerKey;
  readonly customer: CustomerKey;
  /** Names the request. */
  readonly mailedAt: Instant;
  /** Of the mail, for the page behind the link. */
  readonly language: string;
}

/** How long the link works. It erases somebody, and whoever asked has just looked for it. */
export const LINK_MS = 3 * DAY;

const PURPOSE = "erasure";
/** Stands in no language and no mailbox. The customer's key, which may hold it, comes last. */
const SEPARATOR = "\n";

export const erasureToken = ({ mailbox, customer, mailedAt, language }: ErasureLink, key: string): string =>
  sealToken(PURPOSE, [mailedAt, language, mailbox, customer].join(SEPARATOR), key);

/** What a token stands for, under any of the live keys; undefined when none of them made it for this. */
export function readErasureToken(token: string, keys: readonly string[]): ErasureLink | undefined {
  const content = openToken(PURPOSE, token, keys);
  if (content === undefined) return undefined;
  const [mailedAt, language = "", mailbox = "", ...rest] = content.split(SEPARATOR);
  if (!isMailboxKey(mailbox)) return undefined;
  const customer = rest.join(SEPARATOR) as CustomerKey;
  return { mailbox: mailbox as CustomerKey, customer, mailedAt: Number(mailedAt), language };
}
