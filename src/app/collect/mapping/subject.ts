import { defined } from "../../../domain/basics/defined.ts";
import { emailKey, orderKey, platformKey } from "../../../domain/facts/identity.ts";
import { isPlaceholderId } from "../../../domain/facts/placeholder.ts";
import type { Source } from "../../../domain/facts/sources.ts";
import { anonymousKeyOf, boundedId, hashEmail, isAddress, userKeyOf } from "../identity-keys.ts";
import type { Subject } from "./statement.ts";

/** Every identifier that one message gives of one person. */
export interface Identifiers {
  readonly user?: string | undefined;
  readonly email?: string | undefined;
  readonly platform?: { readonly source: Source; readonly id: string } | undefined;
  readonly anonymous?: string | undefined;
  readonly order?: { readonly source: Source; readonly id: string } | undefined;
}

/**
 * The strongest identifier owns the others; undefined where there is none to store anything under. An id that stands for
 * nobody in particular (`guest`, `0`) is none.
 */
export function subjectOf({ user, email, platform, anonymous, order }: Identifiers): Subject | undefined {
  const keys = [
    isSomebody(user) ? userKeyOf(user) : undefined,
    platform && isSomebody(platform.id) ? platformKey(platform.source, boundedId(platform.id)) : undefined,
    email === undefined ? undefined : emailKey(hashEmail(email)),
    isSomebody(anonymous) ? anonymousKeyOf(anonymous) : undefined,
    order && orderKey(order.source, boundedId(order.id)),
  ].filter((key) => key !== undefined);
  const [main, ...aliases] = new Set(keys);
  const address = email ?? (user !== undefined && isAddress(user) ? user : undefined);
  return main && { main, aliases, ...defined({ address }) };
}

export const isSomebody = (id: string | undefined): id is string => id !== undefined && !isPlaceholderId(id);
