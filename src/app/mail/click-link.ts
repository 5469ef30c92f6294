import type { CustomerKey } from "../../domain/facts/facts.ts";
import { LONGEST_TOKEN, openToken, sealToken } from "./tokens.ts";

/** What a counted link in one mail stands for. */
export interface ClickLink {
  readonly customer: CustomerKey;
  readonly send: string;
  /** Where it leads: a page of the shop. */
  readonly address: string;
}

const PURPOSE = "click";
/** Stands in no send's id and in no address. The customer's key, which may hold it, comes last. */
const SEPARATOR = "\n";

/** The token in the link; undefined where the address is too long for one. */
export function clickToken({ customer, send, address }: ClickLink, key: string): string | undefined {
  if (address.includes(SEPARATOR)) return undefined;
  const token = sealToken(PURPOSE, [send, address, customer].join(SEPARATOR), key);
  return token.length <= LONGEST_TOKEN ? token : undefined;
}

/** What a token stands for, under any of the live keys; undefined when none of them made it. */
export function readClickToken(token: string, keys: readonly string[]): ClickLink | undefined {
  const content = openToken(PURPOSE, token, keys);
  if (content === undefined) return undefined;
  const [send = "", address = "", ...rest] = content.split(SEPARATOR);
  return { send, address, customer: rest.join(SEPARATOR) as CustomerKey };
}
