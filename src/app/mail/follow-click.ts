import { webAddress } from "../../domain/basics/web-address.ts";
import type { FactBody } from "../../domain/facts/facts.ts";
import { factId } from "../../domain/people/consent.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { SendJournal } from "../../ports/mail.ts";
import { makeIsErased } from "../collect/graves.ts";
import { type ClickLink, readClickToken } from "./click-link.ts";

export interface FollowClickDeps {
  readonly events: Pick<EventStore, "append" | "known" | "factAt">;
  readonly journal: Pick<SendJournal, "mark">;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Names the shop on the page of a link that does not work. */
  readonly config: Pick<ConfigStore, "current">;
}

/** Where a counted link leads; undefined of a token that this shop has not made. */
export function makeReadClick({ secrets }: Pick<FollowClickDeps, "secrets">) {
  return async (token: string): Promise<ClickLink | undefined> => {
    const link = readClickToken(token, (await secrets.keys()).links);
    const address = webAddress(link?.address);
    return link && address !== undefined ? { ...link, address } : undefined;
  };
}

/**
 * Notes that a mail was clicked: once for each mail, whichever of its links and however often. Of whoever was erased
 * nothing is kept.
 */
export function makeNoteClick({
  events,
  journal,
  secrets,
  clock,
}: Pick<FollowClickDeps, "events" | "journal" | "secrets" | "clock">) {
  const isErased = makeIsErased({ events, secrets });
  return async ({ customer, send }: ClickLink): Promise<void> => {
    const body = { kind: "mail", event: "clicked", send } as const satisfies FactBody;
    const [at, id] = [clock.now(), factId(body, `mail:${send}:clicked:link`)];
    if (await isErased(customer, at)) return;
    await events.append([{ ...body, id, customer, at, receivedAt: at, source: "comeback" }]);
    await journal.mark({ customer, id: send }, "clicked", at);
  };
}
