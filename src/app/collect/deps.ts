import type { BrowserFactCounts } from "../../ports/browser-facts.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Confirmations } from "../../ports/confirmations.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { HeardStore } from "../../ports/heard.ts";
import type { Keys, Secrets } from "../../ports/keys.ts";
import type { UnseenStore } from "../../ports/unseen.ts";
import type { WithdrawalLimit } from "../../ports/withdrawals.ts";

/** What the tracking API needs besides. */
export interface SegmentDeps extends IngestDeps {
  readonly withdrawals: WithdrawalLimit;
  /** By what browsers tell too much of one customer; they may tell whatever they like without it. */
  readonly browserFacts?: BrowserFactCounts;
  /** Asks mailboxes' owners whether they agree, as browsers say they do. */
  readonly confirmations?: Confirmations;
}

/** By what the tracking API knows whose word a call is. */
export type SegmentKeys = Pick<Keys, "segment" | "server" | "identity">;

/** By what the shop's own servers are known. */
export type ShopKeys = SegmentKeys & Pick<Keys, "standard">;

/** What every ingestion handler needs. */
export interface IngestDeps {
  readonly events: EventStore;
  readonly config: ConfigStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Asks mailboxes' owners about sign-ups; absent where the shop's own word is all that comes. */
  readonly confirmations?: Confirmations;
  readonly unseen: Pick<UnseenStore, "add">;
  readonly heard: Pick<HeardStore, "note">;
}
