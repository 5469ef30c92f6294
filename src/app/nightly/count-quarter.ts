import { dayOf } from "../../domain/basics/calendar.ts";
import { chainNamed } from "../../domain/campaigns/chain-of.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { parseKey } from "../../domain/facts/identity.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { OutcomeCount } from "../../domain/proof/holdout-measuring.ts";
import { ordered } from "../../domain/proof/outcome.ts";
import { type PeriodCounts, withCounted } from "../../domain/proof/outcome-counts.ts";
import { makeQuarterPast, PAST_DAYS } from "../../domain/proof/quarter-past.ts";
import { type QuarterDue, quarterDue, seenBy } from "../../domain/proof/shop-holdout.ts";
import { takingsOf } from "../../domain/results/windows.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { isKeptFromShop, isOutOfShop } from "../chains/shop-holdout.ts";
import { codeForms } from "../offers/code-forms.ts";
import { makeUses } from "../results/own-uses.ts";
import { type RunPlan, readLatest, writeLatest } from "./documents.ts";
import { hasQuarter, keepQuarter } from "./quarter-documents.ts";
import type { Task } from "./task.ts";

/** The closed quarter that this night counts: of a live night only, and never one that is counted. */
export async function quarterOfNight(
  runs: RunStore,
  { live, today }: Pick<RunPlan, "live" | "today">,
  { store }: Bundle,
): Promise<QuarterDue | undefined> {
  if (!live) return undefined;
  const seen = await readLatest(runs, "shopHoldout");
  const due = quarterDue(seen, { percent: store.holdout_percent ?? 0, today });
  return due && !(await hasQuarter(runs, due.name)) ? due : undefined;
}

/** Whether somebody was in the base when the quarter began, and more than a browser, to which nothing could be sent. */
function isCounted(
  { id, aliases, email, firstSeenAt }: Profile,
  { from }: QuarterDue,
  zone: string,
): boolean {
  if (dayOf(zone, firstSeenAt) >= from) return false;
  return email !== undefined || [id, ...aliases].some((key) => parseKey(key)?.kind !== "anonymous");
}

/** What those who are counted had bought in the year before; nobody where no quarter is due. */
export function makePastOfShard({ plan: { quarter }, day }: Task) {
  const past = quarter && makeQuarterPast(quarter.from);
  return {
    add(profile: Profile): void {
      if (past && quarter && isCounted(profile, quarter, day.timeZone)) past.add(profile.orderDays);
    },
    counts: () => past?.counts(),
  };
}

/**
 * What they bought in the quarter, side by side, and whether anything reached those held out: sends are read of them alone.
 * Codes are asked for only where margin counts and an order shows one.
 */
export function makeQuarterOfShard(
  deps: { readonly codes: Pick<CodeStore, "get">; readonly journal: Pick<SendJournal, "sends"> },
  { plan: { quarter }, day: { timeZone: zone }, bundle }: Task,
  outcomes: readonly OutcomeCount[] = [],
) {
  const usesOf = makeUses(deps);
  const { mayBeOurs } = codeForms(bundle);
  const { margin_percent: marginPercent } = bundle.store;
  let counts = outcomes;
  let heldOutButMailed = 0;

  async function earnedBy(profile: Profile, { from, to }: QuarterDue) {
    const coupons = profile.coupons.filter(({ code }) => marginPercent !== undefined && mayBeOurs(code));
    const uses = await usesOf({ ...profile, coupons }, { from, to, zone, isAsked: () => true });
    return takingsOf(profile.orderDays, { on: from, until: to }, uses, marginPercent ?? 0);
  }

  /** Before two of their names were known to be one, or a mailbox was another's. What is owed to everybody is no leak. */
  async function isMailed({ id, aliases }: Profile, { from, to }: QuarterDue): Promise<boolean> {
    for (const key of [id, ...aliases])
      for (const { chain, status, claimedAt } of await deps.journal.sends(key)) {
        const day = dayOf(zone, claimedAt);
        if (status !== "sent" || day < from || day > to) continue;
        const sentBy = chainNamed(bundle, chain);
        if (sentBy && isKeptFromShop(sentBy)) return true;
      }
    return false;
  }

  return {
    async add(profile: Profile): Promise<void> {
      if (!quarter || outcomes.length === 0 || !isCounted(profile, quarter, zone)) return;
      const earned = await earnedBy(profile, quarter);
      const past = ordered(profile.orderDays, quarter.from - PAST_DAYS, quarter.from - 1);
      const isOut = isOutOfShop(profile, quarter.year, quarter.percent);
      counts = withCounted(counts, { isOut, earned, past });
      if (isOut && (await isMailed(profile, quarter))) heldOutButMailed += 1;
    },
    counts: (): PeriodCounts | undefined => (quarter ? { outcomes: counts, heldOutButMailed } : undefined),
  };
}

/** Keeps the quarter for good, and then what share the night has seen: in this order, or a crash would lose the quarter. */
export async function concludeQuarter(
  runs: RunStore,
  { plan: { run, live, today, quarter }, bundle: { store } }: Task,
  counted: PeriodCounts | undefined,
): Promise<void> {
  if (!live) return;
  const { currency, margin_percent: marginPercent, holdout_percent: percent = 0 } = store;
  const primary = marginPercent === undefined ? "revenue" : "margin";
  if (quarter && counted) await keepQuarter(runs, { ...quarter, run, currency, primary, ...counted });
  const before = await readLatest(runs, "shopHoldout");
  if (before === undefined && percent === 0) return;
  await writeLatest(runs, "shopHoldout", seenBy(before, percent, today));
}
