import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { isOver } from "../../domain/campaigns/run.ts";
import {
  type Barrier,
  breachOf,
  countingDay,
  type DayCounts,
  LONGEST_WINDOW_DAYS,
  type Sending,
} from "../../domain/mail/sending.ts";
import type { ShopStop } from "../../domain/mailbox/shop-stop.ts";
import type { ChangedBy } from "../../domain/team/change.ts";
import type { CampaignStore } from "../../ports/campaigns.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { SendingStore } from "../../ports/mail.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import type { MemberAddresses } from "../../ports/team.ts";
import { readShopStops } from "../mailbox/shop-stops.ts";
import { readState } from "../results/documents.ts";

/** Somebody who switched, with the address where the identity provider knows it. */
export type Person = ChangedBy & { readonly email?: string };

export interface SendingReport {
  readonly barrier: Exclude<Barrier, { readonly kind: "stopped" }> | StoppedBy | null;
  readonly resumed: { readonly at: Instant; readonly why: string; readonly by?: Person } | null;
  readonly breach: string | null;
  readonly countedFrom: Instant;
  readonly days: readonly DayCounts[];
  readonly shopStops: readonly ShopStop[];
  readonly waiting: WaitingMails;
}

type StoppedBy = Omit<Extract<Barrier, { readonly kind: "stopped" }>, "by"> & { readonly by?: Person };

/** What goes once mails go again, as far as it is known without asking every customer. */
export interface WaitingMails {
  /** Customers in chains and campaigns by the last night; null before the first one that counted them. */
  readonly inChains: number | null;
  readonly asOf: Instant | null;
  /** By the pace of the last 30 days, and at most those in chains; null while mails go. */
  readonly dueAbout: number | null;
  readonly campaigns: readonly string[];
}

export interface ReadSendingDeps {
  readonly sending: Pick<SendingStore, "state" | "counts" | "mailed">;
  readonly events: Pick<EventStore, "stopsOf">;
  readonly campaigns: Pick<CampaignStore, "list">;
  readonly files: ResultsFiles;
  readonly members: MemberAddresses;
  readonly clock: Clock;
}

/** Whether mails go, why not and who said so, and who waits: by point reads and the night's files. */
export function makeReadSending(deps: ReadSendingDeps) {
  return async (): Promise<SendingReport> => {
    const { sending } = await deps.sending.state();
    const today = countingDay(deps.clock.now());
    const [days, shopStops, waiting, addresses] = await Promise.all([
      deps.sending.counts(sending.countedFrom, today - LONGEST_WINDOW_DAYS + 1, today),
      readShopStops(deps.events),
      waitingMails(deps, sending),
      addressesFor(deps.members, sending),
    ]);
    const person = (by: ChangedBy | undefined) =>
      by && { ...by, ...defined({ email: addresses?.get(by.subject) }) };
    return {
      barrier: barrierWith(sending.barrier, person),
      resumed: sending.resumed
        ? { ...sending.resumed, ...defined({ by: person(sending.resumed.by) }) }
        : null,
      breach: breachOf(days, today) ?? null,
      countedFrom: sending.countedFrom,
      ...{ days, shopStops, waiting },
    };
  };
}

function barrierWith(
  barrier: Barrier | undefined,
  person: (by: ChangedBy | undefined) => Person | undefined,
): SendingReport["barrier"] {
  if (barrier?.kind !== "stopped") return barrier ?? null;
  return { ...barrier, ...defined({ by: person(barrier.by) }) };
}

/** Asked for only where somebody has switched over the API: names of the command line are told as they are. */
async function addressesFor(members: MemberAddresses, { barrier, resumed }: Sending) {
  const by = [barrier?.kind === "stopped" ? barrier.by : undefined, resumed?.by];
  return by.some((one) => one?.via === "api") ? members.addresses().catch(() => undefined) : undefined;
}

async function waitingMails(
  { sending: store, campaigns, files, clock }: ReadSendingDeps,
  { barrier }: Sending,
): Promise<WaitingMails> {
  const [state, runs] = await Promise.all([readState(files), campaigns.list()]);
  const inChains = state ? state.waiting.reduce((sum, { count }) => sum + count.count, 0) : null;
  return {
    inChains,
    asOf: state?.asOf ?? null,
    dueAbout: barrier ? await dueSince(barrier.since) : null,
    campaigns: runs.filter((run) => !isOver(run) && !run.paused).map(({ campaign }) => campaign),
  };

  /** As many as went in 30 days before, for the time that has passed. */
  async function dueSince(since: Instant): Promise<number> {
    const before = countingDay(since);
    const mailed = await store.mailed(before - LONGEST_WINDOW_DAYS, before - 1);
    const aDay = Object.values(mailed.segments).reduce((sum, count) => sum + count, 0) / LONGEST_WINDOW_DAYS;
    return Math.min(Math.round((aDay * (clock.now() - since)) / DAY), inChains ?? Number.POSITIVE_INFINITY);
  }
}
