import pc from "picocolors";
import type { Weighed } from "../../src/app/campaigns/documents.ts";
import type { CampaignOverview, CampaignStatus } from "../../src/app/campaigns/read.ts";
import { type Became, sentOf, type Tally } from "../../src/domain/campaigns/outcome.ts";
import { lengthInWords } from "../../src/domain/campaigns/plan.ts";
import type { CampaignRun } from "../../src/domain/campaigns/run.ts";
import {
  EXPECTED,
  type Expected,
  LOSSES,
  type Loss,
  type Reasons,
  totalOf,
} from "../../src/domain/campaigns/waterfall.ts";
import { localised } from "../../src/domain/config/localised.ts";
import { grid, moment, money, number, pairs } from "../terminal/terminal.ts";

const LOSS_WORDS = {
  "no-consent": "no address or no consent",
  suppressed: "suppressed",
  unwanted: "do not want it",
  "not-meant": "not for them",
  "too-late": "due after the end",
} satisfies Record<Loss, string>;

const PHASES = {
  preparing: "entering its audience",
  running: "under way",
  ended: "ended",
  stopped: "stopped",
} satisfies Record<CampaignRun["phase"], string>;

const BECAME = {
  sent: "got the mail",
  unknown: "may have got it",
  skipped: "skipped",
  failed: "failed",
  holdout: "held out",
  silenced: "silenced",
  deferred: "put off",
  left: "left before",
  waiting: "wait",
  "not-entered": "did not enter",
} satisfies Record<Exclude<Became, "emitted">, string>;

const EXPECTED_WORDS = {
  mail: "a mail",
  holdout: "no mail: held out",
  capped: "a mail when a place is free",
} satisfies Record<Expected, string>;

/** From the audience to the mails, what they give away, when they go and what that takes. */
export function checkPage(weighed: Weighed): string {
  const { begun, customers, at } = weighed;
  return [
    `${pc.bold(begun.campaign)}, version ${begun.version}: ${number(customers)} customers looked through at ${moment(at)} UTC`,
    waterfallTable(weighed),
    pairs([...discountRows(weighed), ...timeRows(weighed), ...planRows(weighed)]),
  ].join("\n");
}

function waterfallTable({ waterfall }: Weighed): string {
  const { audience, lost, holdout, capped, twice, mails } = waterfall;
  const rows = [
    ["in the audience", number(audience), ""],
    ...LOSSES.filter((loss) => totalOf(lost[loss]) > 0).map((loss) => [
      `− ${LOSS_WORDS[loss]}`,
      number(totalOf(lost[loss])),
      inWords(lost[loss]),
    ]),
    ["− held out", number(holdout), "to measure against"],
    ["− over the frequency cap for now", number(totalOf(capped)), inWords(capped)],
    ["− same mailbox twice", number(twice), "another of their accounts gets it"],
    ["= mails", number(mails), ""],
  ];
  return grid(["", "customers", "why"], rows);
}

const inWords = (reasons: Reasons): string =>
  Object.entries(reasons)
    .sort(([, one], [, other]) => other - one)
    .map(([why, count]) => `${why} ${number(count)}`)
    .join("; ");

type Rows = readonly (readonly [string, string | undefined])[];

function discountRows({ waterfall: { discount }, currency }: Weighed): Rows {
  const mails = Object.entries(discount.mails);
  if (mails.length === 0 && totalOf(discount.none) === 0) return [];
  const shares = mails.map(([given, count]) => `${given} in ${number(count)}`).join(", ");
  const unknown =
    discount.withoutOrders === 0
      ? ""
      : `; nothing can be said of ${number(discount.withoutOrders)} who have not ordered yet, or whose offer has no known cost`;
  return [
    ["offers", shares || "none"],
    [
      "at most",
      `${money(discount.ofAverageOrders, currency)}, if each orders once for their average${unknown}`,
    ],
    ["no offer", totalOf(discount.none) === 0 ? undefined : inWords(discount.none)],
  ];
}

function timeRows({ table, lastDue, days, waterfall, mailsASecond }: Weighed): Rows {
  const zones = Object.keys(waterfall.zones).length;
  return [
    ["begins", `${moment(table.beginsAt)} UTC`],
    ["last mail due", `${moment(lastDue)} UTC, in ${zones} time ${zones === 1 ? "zone" : "zones"}`],
    ["ends", table.endsAt === undefined ? undefined : `${moment(table.endsAt)} UTC`],
    [
      "spread",
      table.spreadMs === 0
        ? undefined
        : `over ${lengthInWords(table.spreadMs)}; the account may send ${mailsASecond} a second`,
    ],
    ["ramp-up", days.length < 2 ? undefined : `${days.map(number).join(", ")} mails a day`],
  ];
}

function planRows({ plan }: Weighed): Rows {
  const { dollars } = plan;
  const usd = (value: number) => `$${value.toFixed(value < 1 ? 3 : 2)}`;
  return [
    ["takes", `${lengthInWords(plan.sendingMs)} of sending`],
    [
      "work",
      `${number(plan.stateTransitions)} state transitions, ${number(plan.readUnits)} read units, ${number(plan.writeUnits)} write units`,
    ],
    [
      "costs",
      `${usd(dollars.total)}: mails ${usd(dollars.mails)}, writes ${usd(dollars.writes)}, reads ${usd(dollars.reads)}, functions ${usd(dollars.functions)}, state machines ${usd(dollars.stateMachines)}`,
    ],
  ];
}

/** How the latest start goes: the waterfall as it was weighed, and what became of each since. */
export function statusPage({ run, paused, counts, weighed, outcome }: CampaignStatus): string {
  const rate = (count: number) =>
    counts.sent === 0 ? "" : ` (${((100 * count) / counts.sent).toFixed(2)}%)`;
  const facts: Rows = [
    ["started", `${moment(run.startedAt)} UTC by ${run.by}, with version ${run.version}`],
    ["state", stateOf(run, paused)],
    ["sent", number(counts.sent)],
    ["bounced", `${number(counts.bounced)}${rate(counts.bounced)}`],
    ["complained", `${number(counts.complained)}${rate(counts.complained)}`],
  ];
  return [
    `${pc.bold(run.campaign)}, start ${run.start}`,
    pairs(facts),
    ...(weighed ? [waterfallTable(weighed)] : []),
    ...(weighed && outcome
      ? [
          becameTable(outcome.tally),
          verdict(weighed, outcome.tally),
          pc.dim(`Counted at ${moment(outcome.at)} UTC.`),
        ]
      : []),
  ].join("\n");
}

function stateOf(run: CampaignRun, isPaused: boolean): string {
  const { phase, paused, stopped } = run;
  if (stopped) return `stopped: ${stopped.why}`;
  if (paused)
    return `${paused.itself ? "paused itself" : "paused"} at ${moment(paused.at)} UTC: ${paused.why}`;
  return isPaused && phase !== "ended" ? "paused" : PHASES[phase];
}

function becameTable({ by }: Tally): string {
  const rows = EXPECTED.flatMap((expected) =>
    Object.entries(by[expected]).flatMap(([what, reasons]) =>
      Object.entries(reasons).map(([why, count]) => [
        EXPECTED_WORDS[expected],
        BECAME[what as keyof typeof BECAME] ?? what,
        number(count),
        why,
      ]),
    ),
  );
  return grid(["expected", "became of them", "customers", "why"], rows);
}

function verdict({ waterfall }: Weighed, tally: Tally): string {
  const sent = sentOf(tally);
  const waiting = tally.waiting === 0 ? "" : `, ${number(tally.waiting)} wait`;
  const said = `${number(waterfall.mails)} mails were expected, ${number(sent)} were sent${waiting}.`;
  return `${said} Ordered since: ${number(tally.boughtAfterMail)} after a mail, ${number(tally.boughtHeldOut)} held out.`;
}

export function campaignsPage(campaigns: readonly CampaignOverview[]): string {
  const rows = campaigns.map(({ id, name, audience, run }) => [
    id,
    name === undefined ? "no longer in the config" : localised(name, "en"),
    [audience?.segment, audience?.when].filter(Boolean).join(" and "),
    run ? stateOf(run, false) : "not started",
    run ? moment(run.startedAt) : "",
  ]);
  return grid(["campaign", "name", "audience", "state", "started (UTC)"], rows);
}
