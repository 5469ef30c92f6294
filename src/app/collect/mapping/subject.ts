import { emailKey, orderKey, platformKey } from "../../../domain/facts/identity.ts";
import type { Source } from "../../../domain/facts/sources.ts";
import { anonymousKeyOf, boundedId, hashEmail, userKeyOf } from "../identity-keys.ts";
import type { Subject } from "./statement.ts";

/** Every identifier that one message gives of one person. */
export interface Identifiers {
  readonly user?: string | undefined;
  readonly email?: string | undefined;
  readonly platform?: { readonly source: Source; readonly id: string } | undefined;
  readonly anonymous?: string | undefined;
  readonly order?: { readonly source: Source; readonly id: string } | undefined;
}

/** The strongest identifier owns the others; undefined where there is none to store anything under. */
export function subjectOf({ user, email, platform, anonymous, order }: Identifiers): Subject | undefined {
  const keys = [
    user === undefined ? undefined : userKeyOf(user),
    email === undefined ? undefined : emailKey(hashEmail(email)),
    platform && platformKey(platform.source, boundedId(platform.id)),
    anonymous === undefined ? undefined : anonymousKeyOf(anonymous),
    order && orderKey(order.source, boundedId(order.id)),
  ].filter((key) => key !== undefined);
  const [main, ...aliases] = new Set(keys);
  return main && { main, aliases };
}
