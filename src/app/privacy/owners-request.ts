import { erasureIn } from "../../domain/mailbox/ledger.ts";
import { BY_OWNER } from "../../domain/privacy/requests.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import { LINK_MS, readErasureToken } from "./owners-link.ts";
import { tellRequest } from "./tell-request.ts";

export interface OwnersRequestDeps {
  readonly events: Pick<EventStore, "append" | "factsOf">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** Where the page stands that the mailed link leads to, and the language of the mail. */
export interface OwnersRequest {
  readonly kind: "ask" | "asked" | "expired";
  readonly language: string;
}

/**
 * The page behind the mailed link: its button asks for the erasure, opening it asks for nothing. Undefined for a token that
 * is none of these links. A link whose erasure is over never erases whoever has begun anew.
 */
export function makeOwnersRequest({ events, secrets, clock }: OwnersRequestDeps) {
  return async (token: string, isPressed: boolean): Promise<OwnersRequest | undefined> => {
    const link = readErasureToken(token, (await secrets.keys()).links);
    if (!link) return undefined;
    const { mailbox, customer, mailedAt, language } = link;
    const ledger = await events.factsOf(mailbox);
    const erased = erasureIn(ledger)?.at ?? Number.NEGATIVE_INFINITY;
    const isAsked =
      erased >= mailedAt || ledger.some(({ kind, at }) => kind === "privacy-requested" && at >= mailedAt);
    if (isAsked) return { kind: "asked", language };
    const at = clock.now();
    if (at > mailedAt + LINK_MS) return { kind: "expired", language };
    if (!isPressed) return { kind: "ask", language };
    const name = `owner:${mailedAt}`;
    await tellRequest(events, { ...BY_OWNER, customer, mailbox, rank: "mailbox", name, at });
    return { kind: "asked", language };
  };
}
