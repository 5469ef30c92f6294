import type { CustomerKey } from "../facts/facts.ts";

const PREFIX = "m:";

/** The partition of a mailbox's ledger. `digest` is keyed: nobody can tell from it, or try out, whose address it is. */
export const mailboxKeyOf = (digest: string): CustomerKey => `${PREFIX}${digest}` as CustomerKey;

/** A ledger is part of nobody's profile. */
export const isMailboxKey = (key: string): boolean => key.startsWith(PREFIX);
