import { DAY, dayOf } from "../../domain/basics/calendar.ts";
import type { DayConfirmations } from "../../domain/confirm/pending.ts";

import type { Sending } from "../../domain/mail/sending.ts";
import type { ShopStop } from "../../domain/mailbox/shop-stop.ts";
import type { AsideCounts } from "../../domain/quarantine/record.ts";
import type { BundleSummary, ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { SendingStore } from "../../ports/mail.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { QuarantineStore } from "../../ports/quarantine.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import { readShopStops } from "../mailbox/shop-stops.ts";

import type { NightlyMetrics } from "../nightly/documents.ts";
import { type Pending, pendingRefold } from "../nightly/pending-refold.ts";
import type { Nights } from "../nightly/read.ts";
import { makeReadUnseen, type ReadUnseenDeps, type UnseenRow } from "./read-unseen.ts";

export interface Status {
  /** The config in force; absent before the first publication. */
  readonly config?: BundleSummary & {
    readonly chains: readonly { readonly id: string; readonly paused: boolean }[];
  };
  /** What of profiles is still as an earlier version had it; absent where they are all folded with the one in force. */
  readonly refold?: Pending;
  /** Whether mails go, and if not, why. */
  readonly sending: Sending;
  /** Platforms that asked to forget the whole shop: nobody of whom they have told is mailed. */
  readonly shopStops: readonly ShopStop[];
  /** What the last night published; absent before the first one. */
  readonly night?: NightlyMetrics;
  /** Sign-ups of the last seven days whose mailboxes were asked, and how many have confirmed. */
  readonly confirmations: readonly DayConfirmations[];
  /** Records that cannot be read, by kind; everybody else goes on without them. */
  readonly putAside: AsideCounts;
  /** What came in the last seven days and was not understood. */
  readonly notUnderstood: readonly UnseenRow[];
}

export interface ReadStatusDeps extends ReadUnseenDeps {
  readonly config: Pick<ConfigStore, "current" | "version" | "pausedChains">;
  readonly nights: Pick<Nights, "metrics">;
  readonly sending: Pick<SendingStore, "state">;
  readonly events: Pick<EventStore, "stopsOf">;
  readonly signUps: Pick<SignUpStore, "counts">;
  readonly runs: RunStore;
  readonly quarantine: Pick<QuarantineStore, "counts">;
}

const CONFIRMATION_DAYS = 7;

/** How a deployment is doing: what is published, whether mails go, what the last night found and what was not understood. */
export function makeReadStatus(deps: ReadStatusDeps) {
  const { config, nights, sending: sendingStore } = deps;
  const readUnseen = makeReadUnseen(deps);
  return async (): Promise<Status> => {
    const utcDay = Math.floor(deps.clock.now() / DAY);
    const [published, paused, night, { sending }, shopStops, confirmations, putAside, notUnderstood] =
      await Promise.all([
        config.current(),
        config.pausedChains(),
        nights.metrics(),
        sendingStore.state(),
        readShopStops(deps.events),
        // The shop's day may have begun before that of UTC.
        deps.signUps.counts(utcDay - CONFIRMATION_DAYS + 1, utcDay + 1),
        deps.quarantine.counts(),
        readUnseen(),
      ]);
    const always = { sending, shopStops, confirmations, putAside, notUnderstood, ...(night && { night }) };
    if (!published) return always;
    const { files: _, bundle, ...summary } = published;
    const chains = Object.keys(bundle.chains).map((id) => ({ id, paused: paused.has(id) }));
    const today = dayOf(bundle.store.time_zone, deps.clock.now());
    const refold = await pendingRefold(deps, published, today);
    // A second look at those who are folded with this version already is nothing that anybody notices.
    const isLeft = refold.since !== published.version && refold.reach.kind !== "nobody";
    return { config: { ...summary, chains }, ...(isLeft && { refold }), ...always };
  };
}
