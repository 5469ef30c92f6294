import type {
  ConfigPlan,
  Month,
  PlannedChain,
  PlannedDiscount,
  PlannedMove,
  PlanWarning,
  Total,
} from "../../../src/app/foresight/plan/answer.ts";
import type { Estimate } from "../../../src/domain/basics/finite-proportion.ts";
import type { Forecast } from "../../../src/domain/foresight/chances.ts";
import type { Unusual } from "../../../src/domain/night/usual.ts";
import { budgetInWords } from "../../../src/domain/offers/budgets/claims.ts";
import { moneyWords } from "../../../src/domain/offers/money-words.ts";
import { number, percent } from "../../terminal/terminal.ts";
import { whomIn } from "../fold-changes.ts";

/** A table, for a terminal or as Markdown. */
export interface PlanTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const NONE = "–";

/** `12`, or `12 (8 to 17)` where it is told from a sample. */
export const estimate = ({ about, low, high }: Estimate): string =>
  low === high ? number(about) : `${number(about)} (${number(low)} to ${number(high)})`;

/** `12 (8 to 17)`, of what is to come. */
export function forecast({ expected, low, high }: Omit<Forecast, "most">): string {
  const about = number(Math.round(expected));
  return low === high ? about : `${about} (${number(low)} to ${number(high)})`;
}

/** `was → is`, or what both are. */
const change = (was: string | undefined, is: string | undefined): string =>
  was === is ? (is ?? NONE) : `${was ?? NONE} → ${is ?? NONE}`;

export function headline({ night, customers, version, segments, tiers, takesStock }: ConfigPlan): string {
  const against = version === null ? "No version is in force yet" : `Against version ${version}`;
  const moved = (moves: readonly PlannedMove[]) => number(moves.reduce((sum, one) => sum + one.customers, 0));
  const moves = `${moved(segments.moves)} of ${number(customers)} customers change segment, ${moved(tiers.moves)} change tier`;
  const stock = takesStock ? " That night only takes stock: nobody enters a chain by segment or date." : "";
  return `${against}, in the night of ${night}: ${moves}.${stock}`;
}

export const movesTable = (moves: readonly PlannedMove[], examples: boolean): PlanTable => ({
  head: ["from", "to", "customers", ...(examples ? ["for example"] : [])],
  rows: moves.map(({ from, to, customers, examples: keys }) => [
    from,
    to,
    number(customers),
    ...(examples ? [keys.join(", ")] : []),
  ]),
});

export const sizesTable = ({ segments }: ConfigPlan): PlanTable => ({
  head: ["segment", "in force", "then"],
  rows: segments.sizes.map(({ id, before, after }) => [
    id,
    before === null ? NONE : number(before),
    after === null ? NONE : number(after),
  ]),
});

/** Chains into which somebody comes, or came. */
export function tonightTable({ chains }: ConfigPlan): PlanTable {
  const shown = chains.filter(({ before, after }) =>
    [before, after].some((one) => (one?.tonight.entrants ?? 0) > 0),
  );
  return {
    head: ["chain", "meet the entry", "enter", "held out", "no mail", "over the cap", "first mails"],
    rows: shown.map(({ chain, before, after }) => {
      const [was, is] = [before?.tonight, after?.tonight];
      const entering = (one: typeof is) => one && (one.held ? "wait for approval" : estimate(one.entering));
      const of = (name: "heldOut" | "unmailed" | "capped" | "mailed") =>
        change(was && estimate(was[name]), is && estimate(is[name]));
      return [
        chain,
        change(was && number(was.entrants), is && number(is.entrants)),
        change(entering(was), entering(is)),
        ...[of("heldOut"), of("unmailed"), of("capped"), of("mailed")],
      ];
    }),
  };
}

/** The chains of which something is known, and what they come to together. */
export function monthTable({ chains, total, currency }: ConfigPlan): PlanTable {
  const row = (name: string, was: Total | undefined, is: Total | undefined, by: string) => {
    const of = (text: (one: Total) => string) => change(was && text(was), is && text(is));
    return [
      name,
      by,
      of((one) => forecast(one.entries)),
      of((one) => forecast(one.mails)),
      of(({ mails }) => (mails.most === null ? NONE : number(mails.most))),
      of(({ overCap }) => (overCap ? forecast(overCap) : NONE)),
      of(({ codes }) => (codes ? forecast(codes) : NONE)),
      of(({ discount }) => discountWords(discount, currency)),
      of((one) => `$${one.usd.expected.toFixed(2)}`),
    ];
  };
  const known = chains.filter(({ before, after }) => knownOf(before?.month) ?? knownOf(after?.month));
  return {
    head: [
      "chain",
      "told from",
      "entries",
      "mails",
      "mails at most",
      "over the cap",
      "codes",
      "discounts",
      "AWS",
    ],
    rows: [
      ...known.map(({ chain, change: what, before, after }) =>
        row(nameOf(chain, what), knownOf(before?.month), knownOf(after?.month), byWords(before, after)),
      ),
      ...(chains.length > 1 ? [row("all", total.before, total.after, "")] : []),
    ],
  };
}

const nameOf = (chain: string, change: PlannedChain["change"]): string =>
  change === "same" ? chain : `${chain} (${change})`;

const knownOf = (month: Month | undefined): Month | undefined =>
  month?.by === "unknown" ? undefined : month;

function byWords(before: PlannedChain["before"], after: PlannedChain["after"]): string {
  return change(before?.month.by, after?.month.by);
}

function discountWords(discount: PlannedDiscount | undefined, currency: string): string {
  if (!discount) return NONE;
  const { most, unbounded, expected, withoutRate } = discount;
  const parts = [
    ...(expected && expected.high > 0
      ? [`about ${moneyWords(Math.round(expected.expected), currency)}`]
      : []),
    ...(most !== null && most > 0 ? [`at most ${moneyWords(most, currency)}`] : []),
    ...(unbounded > 0 ? [`${number(unbounded)} without a limit`] : []),
    ...(withoutRate > 0 ? [`use of ${number(withoutRate)} not known`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : NONE;
}

/** A warning as a sentence that says what to do. */
export function warningWords(warning: PlanWarning, currency: string): string {
  switch (warning.kind) {
    case "held-tonight":
      return `chain ${warning.chain}: ${number(warning.entrants)} customers meet the entry in the next night, ${unusualWords(warning.because)}; they would wait for comeback chain held ${warning.chain} --approve`;
    case "held-later":
      return `chain ${warning.chain}: ${number(warning.entrants)} customers meet the entry ${warning.night} nights later, ${unusualWords(warning.because)}; they would wait for approval`;
    case "nobody-enters":
      return `chain ${warning.chain}: nobody who just stays silent would enter in the next 30 nights; by the config in force ${number(warning.before)} would`;
    case "segment-emptied":
      return `segment ${warning.segment}: nobody would be in it, and ${number(warning.before)} customers are`;
    case "budget": {
      const { whose, period } = budgetInWords(warning.counter);
      const when = period === "ever" ? "" : ` (${period})`;
      const of = (amount: number) => moneyWords(amount, currency);
      return `the budget of ${whose}${when} has ${of(warning.left)} left, and codes of the next 30 days reserve up to ${of(warning.most)}, about ${of(warning.expected)} as expected`;
    }
    case "cap":
      return `the frequency cap has no place for ${percent(warning.share)} of the mails; as things are, for ${percent(warning.before)}`;
    case "more-mails":
      return `about ${number(Math.round(warning.after))} mails in the next 30 days, instead of ${number(Math.round(warning.before))}`;
    default:
      return warning satisfies never;
  }
}

function unusualWords(because: Unusual): string {
  switch (because.why) {
    case "existing":
      return "because the chain takes those who are in the segment already";
    case "more-than-usual":
      return `more than three times the most of 30 nights (${number(because.highest)})`;
    case "much-of-the-base":
      return `more than 2% of ${number(because.customers)} customers`;
    default:
      return because satisfies never;
  }
}

/** What the figures leave out, a sentence each. */
export function notesOf({ refolding, chains }: ConfigPlan): readonly string[] {
  const named = (isMeant: (chain: PlannedChain) => boolean) =>
    chains
      .filter(isMeant)
      .map(({ chain }) => chain)
      .join(", ");
  const unknown = named(({ after }) => after?.month.by === "unknown");
  const changed = named(
    ({ before, after }) => before?.month.by === "history" && after?.month.by === "records",
  );
  return [
    ...(refolding ? [`${refoldingWords(refolding)}: the figures are by the profiles as they are now`] : []),
    ...(unknown ? [`how many enter ${unknown} is not known before it has happened`] : []),
    ...(changed
      ? [`who comes to ${changed} by ordering is not counted, because what they wait for has changed`]
      : []),
  ];
}

const refoldingWords = (refolding: NonNullable<ConfigPlan["refolding"]>): string =>
  refolding.kind === "first-version" ? "the first version" : whomIn(refolding);
