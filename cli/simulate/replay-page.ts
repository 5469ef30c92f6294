import type { Fits } from "../../src/app/foresight/replay/quick-night.ts";
import type { Agreement, ComparedMail } from "../../src/domain/foresight/agreement.ts";
import { moneyWords } from "../../src/domain/offers/money-words.ts";
import { grid, pairs } from "../terminal/terminal.ts";
import type { Answer } from "./answer.ts";
import type { Simulated } from "./simulate.ts";

interface Names {
  readonly folder: string;
  readonly against: string | undefined;
  readonly fit: Fits | "plain";
}

/** What a replay has come to, for a terminal. */
export function replayPage(answer: Answer, { folder, against, fit }: Names): string {
  const { config, against: other, played } = answer;
  const parts = [
    `From ${answer.from} to ${answer.to}, ${config.customers} customers, ${played.facts} facts.`,
    ...(played.assumed > 0
      ? [`Assumed: ${played.assumed} customers of whom the file has no consent may be mailed (--reachable).`]
      : []),
    totals(answer, config, folder),
    stepsTable(config, answer.currency),
    ...heldLines(config),
    ...(other && against !== undefined ? [totals(answer, other, against), sideBySide(config, other)] : []),
    ...(answer.agreement ? [agreementText(answer.agreement, fit)] : []),
    broughtText(answer),
  ];
  return parts.join("\n\n");
}

/** Mails of one side alone that are shown; JSON has all. */
const SHOWN = 10;

function agreementText(
  { sent, agreed, sameOffer, onlySent, onlyReplayed }: Agreement,
  fit: Names["fit"],
): string {
  const share = sent === 0 ? "" : ` (${Math.round((100 * agreed) / sent)}%)`;
  const said = `Of ${sent} mails that chains have sent in these days, the replay sends ${agreed}${share}: the same customer, chain and step within ten minutes, ${sameOffer} of them with the same offer. It sends ${onlyReplayed.length} more.${fit === "weekly" ? " With --fit daily it would learn its models as often as the deployment." : ""}`;
  const rows = [...onlySent.map(rowOf("sent")), ...onlyReplayed.map(rowOf("replayed"))];
  const head = ["only", "customer", "at", "chain", "step", "offer"];
  const more = rows.length > SHOWN ? `\n… and ${rows.length - SHOWN} others (--json)` : "";
  return rows.length === 0 ? said : `${said}\n${grid(head, rows.slice(0, SHOWN))}${more}`;
}

const rowOf =
  (side: string) =>
  ({ customer, at, chain, step, offer }: ComparedMail): readonly string[] => [
    ...[side, customer, new Date(at).toISOString().slice(0, 16), chain, String(step)],
    offer ?? "–",
  ];

function totals({ currency }: Answer, { mails, discounts, codes }: Simulated, name: string): string {
  const { most, unbounded } = discounts;
  const open = unbounded > 0 ? `, and ${unbounded} mails with an offer that nothing bounds` : "";
  return `${name}\n${pairs([
    ["mails", String(mails)],
    ["discounts at most", `${moneyWords(most, currency)}${open}`],
    [
      "codes",
      `${codes.issued} issued, ${codes.redeemed} used in the orders played (${moneyWords(codes.cost, currency)})`,
    ],
  ])}`;
}

/** All months together; JSON has each. */
function stepsTable({ chains, steps }: Simulated, currency: string): string {
  const shown = new Set<string>();
  const rows = [...Map.groupBy(steps, ({ chain, step }) => `${chain}\0${step}`).values()].map((months) => {
    const [{ chain, step } = { chain: "", step: 0 }] = months;
    const of = (what: string) => months.reduce((sum, { outcomes }) => sum + (outcomes[what] ?? 0), 0);
    const most = months
      .flatMap(({ offers }) => Object.values(offers))
      .reduce((sum, one) => sum + one.most, 0);
    const entered = shown.has(chain) ? undefined : chains.find((one) => one.chain === chain);
    shown.add(chain);
    const counts = [
      entered?.entered ?? "",
      of("holdout"),
      of("sent"),
      of("deferred"),
      of("skipped"),
      of("failed"),
    ];
    const money = most === 0 ? "" : moneyWords(most, currency);
    return [
      chain,
      String(step),
      ...counts.map(String),
      money,
      topReason(months.map(({ reasons }) => reasons)),
    ];
  });
  const head = [
    "chain",
    "step",
    "entered",
    "held out",
    "sent",
    "put off",
    "skipped",
    "failed",
    "at most",
    "mostly because",
  ];
  return rows.length === 0 ? "Nobody would have entered any chain." : grid(head, rows);
}

function topReason(months: readonly Readonly<Record<string, number>>[]): string {
  const all = new Map<string, number>();
  for (const [why, count] of months.flatMap((one) => Object.entries(one)))
    all.set(why, (all.get(why) ?? 0) + count);
  const [top] = [...all].sort(([, a], [, b]) => b - a);
  return top ? `${top[0]} (${top[1]})` : "";
}

function heldLines({ heldNights }: Simulated): readonly string[] {
  if (heldNights.length === 0) return [];
  const entries = heldNights.reduce((sum, one) => sum + one.entries, 0);
  const [first] = heldNights;
  return [
    `${entries} entries of ${heldNights.length} nights would have waited for somebody to approve them (first: ${first?.chain}, ${first?.night}). The replay approves none.`,
  ];
}

function sideBySide(one: Simulated, other: Simulated): string {
  const names = [...new Set([...one.chains, ...other.chains].map(({ chain }) => chain))].sort();
  const of = ({ chains }: Simulated, name: string) => chains.find(({ chain }) => chain === name);
  const rows = names.map((name) => {
    const [a, b] = [of(one, name), of(other, name)];
    return [name, ...[a?.entered, b?.entered, a?.mails, b?.mails].map((count) => String(count ?? 0))];
  });
  return grid(["chain", "entered", "entered, other", "mails", "mails, other"], rows);
}

function broughtText({ config, uplift }: Answer): string {
  const isMeasured = uplift.source === "measured";
  const rows = config.brought.map(({ chain, orders, low, high }) => [
    chain,
    orders.toFixed(1),
    `${(isMeasured ? low : Math.max(0, low)).toFixed(1)} to ${high.toFixed(1)}`,
  ]);
  const unknown =
    "A replay cannot know who would have bought because of a mail: it plays the orders that happened.";
  if (rows.length === 0)
    return isMeasured ? `${unknown} No hold-out has shown yet what these chains bring.` : unknown;
  const said = isMeasured
    ? "By what hold-outs have shown, these further orders were brought, 95 times in 100 within the interval. Chains of which none has shown anything are left out:"
    : `If each hundred entries brought ${uplift.points} further orders, which is an assumption (--uplift) and not measured, chance alone would put them here, 95 times in 100:`;
  return `${unknown} ${said}\n${grid(["chain", "further orders", "interval"], rows)}`;
}
