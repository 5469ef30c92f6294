import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import { openToken, sealToken } from "./tokens.ts";

/** What the link in one mail stands for. */
export interface UnsubscribeLink {
  readonly customer: CustomerKey;
  readonly send: string;
  /** The ledger of the address that the mail went to; absent from links of old mails. */
  readonly mailbox?: CustomerKey;
  /** Language of the mail, for the page behind the link. */
  readonly language: string;
}

const PURPOSE = "unsubscribe";
/** Stands in no language and in no send's id. Not JSON, which makes six bytes of one in ids of control characters. */
const SEPARATOR = "\n";

/** The token in the unsubscribe link of one mail. */
export function unsubscribeToken(link: UnsubscribeLink, key: string): string {
  const { customer, send, language, mailbox } = link;
  const parts = [language, send, ...(mailbox === undefined ? [] : [mailbox]), customer];
  return sealToken(PURPOSE, parts.join(SEPARATOR), key);
}

/** What a token stands for, under any of the live keys; undefined when none of them made it. */
export function readUnsubscribeToken(token: string, keys: readonly string[]): UnsubscribeLink | undefined {
  const content = openToken(PURPOSE, token, keys);
  if (content === undefined) return undefined;
  const [language = "", send = "", ...rest] = content.split(SEPARATOR);
  // No customer's key looks like a mailbox's.
  const mailbox = rest.length > 1 && isMailboxKey(rest[0] ?? "") ? (rest.shift() as CustomerKey) : undefined;
  return { customer: rest.join(SEPARATOR) as CustomerKey, send, language, ...defined({ mailbox }) };
}
