import type { CustomerKey } from "../../domain/facts/facts.ts";
import { openToken, sealToken } from "./tokens.ts";

/** What the link in one mail stands for. */
export interface UnsubscribeLink {
  readonly customer: CustomerKey;
  readonly send: string;
  /** Language of the mail, for the page behind the link. */
  readonly language: string;
}

const PURPOSE = "unsubscribe";
/** Stands in no language and in no send's id. Not JSON, which makes six bytes of one in ids of control characters. */
const SEPARATOR = "\n";

/** The token in the unsubscribe link of one mail. */
export function unsubscribeToken({ customer, send, language }: UnsubscribeLink, key: string): string {
  return sealToken(PURPOSE, [language, send, customer].join(SEPARATOR), key);
}

/** What a token stands for, under any of the live keys; undefined when none of them made it. */
export function readUnsubscribeToken(token: string, keys: readonly string[]): UnsubscribeLink | undefined {
  const content = openToken(PURPOSE, token, keys);
  if (content === undefined) return undefined;
  const [language = "", send = "", ...customer] = content.split(SEPARATOR);
  return { customer: customer.join(SEPARATOR) as CustomerKey, send, language };
}
