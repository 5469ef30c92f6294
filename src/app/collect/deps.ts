import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { UnseenStore } from "../../ports/unseen.ts";

/** What every ingestion handler needs. */
export interface IngestDeps {
  readonly events: EventStore;
  readonly config: ConfigStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly unseen: Pick<UnseenStore, "add">;
}
