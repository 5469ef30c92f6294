import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import { LONGEST_TOKEN, openToken, sealToken } from "../mail/tokens.ts";

/** What the link to the preference centre in one mail stands for. */
export interface PreferencesLink {
  readonly customer: CustomerKey;
  readonly send: string;
  /** The ledger of the address that the mail went to. */
  readonly mailbox: CustomerKey;
  /** Of the mail. */
  readonly language: string;
  /** The address, masked: whoever has the link knows it, or need not learn it. */
  readonly shown?: string;
}

const PURPOSE = "preferences";
/** Stands in no language, send's id, mailbox or address. The customer's key, which may hold it, comes last. */
const SEPARATOR = "\n";

/** The token in the link. Without the masked address where that makes it too long for a path. */
export function preferencesToken(link: PreferencesLink, key: string): string {
  const { language, send, mailbox, shown = "", customer } = link;
  const sealed = (address: string) =>
    sealToken(PURPOSE, [language, send, mailbox, address, customer].join(SEPARATOR), key);
  const token = sealed(shown.replace(/\s+/g, ""));
  return token.length <= LONGEST_TOKEN ? token : sealed("");
}

/** What a token stands for, under any of the live keys; undefined when none of them made it. */
export function readPreferencesToken(token: string, keys: readonly string[]): PreferencesLink | undefined {
  const content = openToken(PURPOSE, token, keys);
  if (content === undefined) return undefined;
  const [language = "", send = "", mailbox = "", shown, ...rest] = content.split(SEPARATOR);
  if (!isMailboxKey(mailbox)) return undefined;
  return {
    customer: rest.join(SEPARATOR) as CustomerKey,
    ...{ send, language, mailbox: mailbox as CustomerKey },
    ...defined({ shown: shown || undefined }),
  };
}

/** Where the preference centre is on the public API, for a link from a mail; undefined of old links, which name no mailbox. */
export function preferencesPath(
  { mailbox, ...link }: Omit<PreferencesLink, "mailbox"> & Partial<Pick<PreferencesLink, "mailbox">>,
  key: string,
): string | undefined {
  return mailbox && `/p/${preferencesToken({ ...link, mailbox }, key)}`;
}
