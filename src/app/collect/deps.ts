import type { Clock, ConfigStore, EventStore, Secrets } from "../../ports.ts";

/** What every ingestion handler needs. */
export interface IngestDeps {
  readonly events: EventStore;
  readonly config: ConfigStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
}
