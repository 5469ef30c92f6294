import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { maskedAddress } from "../../domain/basics/mask.ts";
import type { Rhythm } from "../../domain/facts/heard.ts";
import type { Source } from "../../domain/facts/sources.ts";
import type { ChangedBy } from "../../domain/team/change.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { CampaignStore } from "../../ports/campaigns.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { SendingStore } from "../../ports/mail.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { Deliveries } from "../../ports/webhooks.ts";
import { type HeldEntries, listHeld, type NightlyMetrics } from "../nightly/documents.ts";
import type { Nights } from "../nightly/read.ts";
import { makeReadBudgets } from "../offers/read-budgets.ts";
import { makeReadRhythms, type ReadRhythmsDeps } from "./read-rhythms.ts";
import { makeReadUnseen, type ReadUnseenDeps } from "./read-unseen.ts";

/** Something that is wrong or that waits for a person. What to do about it follows from its kind. */
export type Trouble =
  /** No mail goes: the shop's own limit or a person has stopped it (`stopped`), or the mail service takes none (`closed`). */
  | {
      readonly kind: "sending";
      readonly how: "stopped" | "closed";
      readonly why: string;
      readonly since: Instant;
      /** Who has stopped it; absent where the shop's own limits or the mail service did. */
      readonly by?: ChangedBy;
    }
  /** The last night is older than a day and a half. */
  | { readonly kind: "night-late"; readonly night: string }
  /** A source is silent for half as long again as ever in five weeks. */
  | { readonly kind: "quiet"; readonly source: Source; readonly lastAt: Instant }
  /** More entries of a chain than usual wait until somebody approves them. */
  | {
      readonly kind: "held";
      readonly chain: string;
      readonly customers: number;
      readonly nights: number;
      readonly endsOn?: string;
    }
  /** Nothing of a budget is left, or less than a fifth. Minor units. */
  | {
      readonly kind: "budget";
      readonly budget: string;
      readonly period: string;
      readonly limit: number;
      readonly free: number;
    }
  /** A campaign that stopped by itself, or was stopped. */
  | { readonly kind: "campaign"; readonly campaign: string; readonly why: string; readonly at: Instant }
  /** Messages to a webhook that it did not take. */
  | { readonly kind: "webhook"; readonly messages: number }
  /** What was accepted in seven days and not understood; `about`: what the shop may lose by it. */
  | {
      readonly kind: "not-understood";
      readonly about: "money" | "consent" | "other";
      readonly count: number;
      readonly names: readonly string[];
    }
  /** Wallets that hold other points than the facts say. */
  | { readonly kind: "wallets"; readonly wallets: number }
  /** Chains that somebody paused. */
  | { readonly kind: "paused"; readonly chains: readonly string[] };

export interface ReadTroublesDeps extends ReadUnseenDeps, ReadRhythmsDeps {
  readonly sending: Pick<SendingStore, "state">;
  readonly nights: Pick<Nights, "metrics">;
  readonly runs: RunStore;
  readonly budgets: Pick<BudgetStore, "counters">;
  readonly campaigns: Pick<CampaignStore, "list">;
  readonly deliveries: Pick<Deliveries, "failed">;
  readonly config: Pick<ConfigStore, "current" | "pausedChains">;
  readonly clock: Clock;
}

/** A night is of the day before, and begins at three: half a day later than usual is late. */
const NIGHT_LATE_MS = 1.5 * DAY;
const BUDGET_LOW = 0.2;
const NAMES_SHOWN = 5;

/** Whatever is wrong with the deployment as far as its own records tell: by point reads only. The worst first. */
export function makeReadTroubles(deps: ReadTroublesDeps): () => Promise<readonly Trouble[]> {
  const readUnseen = makeReadUnseen(deps);
  const readBudgets = makeReadBudgets(deps);
  const readRhythms = makeReadRhythms(deps);
  return async () => {
    const [{ sending }, night, held, { budgets }, campaigns, failed, unseen, paused, rhythms] =
      await Promise.all([
        deps.sending.state(),
        deps.nights.metrics(),
        listHeld(deps.runs),
        readBudgets(),
        deps.campaigns.list(),
        deps.deliveries.failed(),
        readUnseen(),
        deps.config.pausedChains(),
        readRhythms(),
      ]);
    return [
      ...sendingTrouble(sending),
      ...nightTrouble(night, deps.clock.now()),
      ...quietTroubles(rhythms),
      ...heldTroubles(held.filter(({ decision }) => decision === undefined)),
      ...budgets
        .filter(({ limit, free }) => free < BUDGET_LOW * limit)
        .map(({ budget, period, limit, free }) => ({ kind: "budget", budget, period, limit, free }) as const),
      ...campaigns.flatMap(({ campaign, paused: pausedBy }) =>
        pausedBy?.itself ? [{ kind: "campaign", campaign, why: pausedBy.why, at: pausedBy.at } as const] : [],
      ),
      ...walletTrouble(night),
      ...(failed.length > 0 ? [{ kind: "webhook", messages: failed.length } as const] : []),
      ...unseenTroubles(unseen),
      ...(paused.size > 0 ? [{ kind: "paused", chains: [...paused].sort() } as const] : []),
    ];
  };
}

/** Everybody reads troubles, and what somebody has typed may name a customer. */
const withoutAddresses = (text: string): string => text.replace(/\S+@\S+/g, maskedAddress);

function sendingTrouble({
  barrier,
}: Awaited<ReturnType<SendingStore["state"]>>["sending"]): readonly Trouble[] {
  if (!barrier) return [];
  const by = barrier.kind === "stopped" ? barrier.by : undefined;
  return [
    {
      kind: "sending",
      how: barrier.kind,
      why: withoutAddresses(barrier.why),
      since: barrier.since,
      ...defined({ by }),
    },
  ];
}

export const isLate = (night: Pick<NightlyMetrics, "run">, now: Instant): boolean =>
  now - (Date.parse(night.run) + DAY) >= NIGHT_LATE_MS;

function nightTrouble(night: NightlyMetrics | undefined, now: Instant): readonly Trouble[] {
  if (!night || !isLate(night, now)) return [];
  return [{ kind: "night-late", night: night.run }];
}

const quietTroubles = (rhythms: ReadonlyMap<Source, Rhythm>): readonly Trouble[] =>
  [...rhythms].flatMap(([source, { lastAt, isQuiet }]) =>
    isQuiet ? [{ kind: "quiet", source, lastAt } as const] : [],
  );

function heldTroubles(held: readonly Pick<HeldEntries, "chain" | "count" | "ends">[]): readonly Trouble[] {
  return [...Map.groupBy(held, ({ chain }) => chain)].map(([chain, nights]) => ({
    ...{ kind: "held", chain, nights: nights.length },
    customers: nights.reduce((sum, { count }) => sum + count, 0),
    // Days are written so that they sort by time.
    ...defined({ endsOn: nights.flatMap(({ ends }) => ends?.from ?? []).sort()[0] }),
  }));
}

function walletTrouble(night: NightlyMetrics | undefined): readonly Trouble[] {
  const differ = night?.wallets?.differ ?? 0;
  return differ > 0 ? [{ kind: "wallets", wallets: differ }] : [];
}

function unseenTroubles(rows: Awaited<ReturnType<ReturnType<typeof makeReadUnseen>>>): readonly Trouble[] {
  return (["money", "consent", "other"] as const).flatMap((about) => {
    const own = rows.filter((row) => (row.about ?? "other") === about);
    if (own.length === 0) return [];
    const count = own.reduce((sum, row) => sum + row.count, 0);
    const names = own.flatMap(({ name }) => (name === undefined ? [] : [name])).slice(0, NAMES_SHOWN);
    return [{ kind: "not-understood", about, count, names }];
  });
}
