import { anonymousKey, emailKey, orderKey, platformKey, userKey } from "../../domain/identity.ts";
import { boundedId, hashEmail } from "../hash.ts";
import type { Subject } from "./statement.ts";

/** Every identifier that one message gives of one person. */
export interface Identifiers {
  readonly user?: string | undefined;
  readonly email?: string | undefined;
  readonly platform?: { readonly source: string; readonly id: string } | undefined;
  readonly anonymous?: string | undefined;
  readonly order?: { readonly source: string; readonly id: string } | undefined;
}

/** The strongest identifier owns the others; undefined where there is none to store anything under. */
export function subjectOf({ user, email, platform, anonymous, order }: Identifiers): Subject | undefined {
  const [main, ...aliases] = [
    user === undefined ? undefined : userKey(boundedId(user)),
    email === undefined ? undefined : emailKey(hashEmail(email)),
    platform && platformKey(platform.source, boundedId(platform.id)),
    anonymous === undefined ? undefined : anonymousKey(boundedId(anonymous)),
    order && orderKey(order.source, boundedId(order.id)),
  ].filter((key) => key !== undefined);
  return main && { main, aliases };
}
