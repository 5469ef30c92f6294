import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Confirmations } from "../../ports/confirmations.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { UnseenStore } from "../../ports/unseen.ts";

/** What every ingestion handler needs. */
export interface IngestDeps {
  readonly events: EventStore;
  readonly config: ConfigStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Asks mailboxes' owners about sign-ups; absent where the shop's own word is all that comes. */
  readonly confirmations?: Confirmations;
  readonly unseen: Pick<UnseenStore, "add">;
}
