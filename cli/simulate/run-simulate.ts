import { ENGLISH } from "../../src/adapters/import/reasons/english.ts";
import { reasonsText } from "../../src/adapters/import/reasons/reason.ts";
import type { Role } from "../../src/adapters/import/roles.ts";
import { assumedUplift } from "../../src/app/foresight/replay/assumed-uplift.ts";
import { readMeasuredUplift } from "../../src/app/foresight/replay/measured-uplift.ts";
import type { Fits } from "../../src/app/foresight/replay/quick-night.ts";
import type { ReplayedMail } from "../../src/app/foresight/replay/report.ts";
import { type Day, instantAt, parseDay } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { agreementOf } from "../../src/domain/foresight/agreement.ts";
import type { UpliftSource } from "../../src/ports/foresight.ts";
import { openFolder, problemLine } from "../config/folder.ts";
import { startProgress } from "../terminal/progress.ts";
import { misuse } from "../terminal/refusal.ts";
import type { Answer } from "./answer.ts";
import { type DeployedFacts, readDeployedFacts } from "./deployed-facts.ts";
import { readOrders } from "./orders-file.ts";
import { OWN_KEYS } from "./own-keys.ts";
import { replayPage } from "./replay-page.ts";
import { isCompared, readSentMails } from "./sent-mails.ts";
import { openList, type Simulated, simulate } from "./simulate.ts";

export interface SimulateOptions {
  readonly from: string;
  readonly to: string;
  readonly orders?: string;
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  readonly reachable?: number;
  readonly against?: string;
  readonly fit: Fits | "plain";
  readonly render: boolean;
  /** Further orders by a hundred entries, or what the deployment's hold-outs have shown. */
  readonly uplift: number | "measured";
  readonly list?: string;
  /** Whether to compare the mails with those that the deployment has sent. */
  readonly check: boolean;
  readonly json: boolean;
}

/** `comeback simulate`: reads what happened, plays it, says what would have come of it. */
export async function runSimulate(
  folder: string,
  options: SimulateOptions,
  connected: () => Promise<unknown>,
): Promise<void> {
  const began = performance.now();
  const { from, to } = daysOf(options);
  if (options.check && options.orders !== undefined)
    throw misuse("--check compares with what a deployment has sent: leave out --orders");
  const bundle = await bundleIn(folder);
  const other = options.against === undefined ? undefined : await bundleIn(options.against);
  const read = await readFacts(bundle, options, to, connected);
  const uplift = await upliftBy(options, connected);
  const list = options.list === undefined ? undefined : openList(options.list, bundle.store.currency);
  const replayed: ReplayedMail[] = [];
  const onMail = (mail: ReplayedMail) => {
    list?.add(mail);
    if (options.check && isCompared(mail.chain)) replayed.push(mail);
  };
  const play = async (one: Bundle, title: string, isMain: boolean): Promise<Simulated> => {
    const progress = startProgress(title, to - from + 1, "nights");
    try {
      return await simulate({
        ...{ bundle: one, facts: read.facts, from, to, fit: options.fit, render: options.render },
        ...{ secrets: read.secrets, products: read.products, uplift },
        ...(isMain && { onMail }),
        onNight: (day) => progress.update(Math.max(0, day - from + 1)),
      });
    } finally {
      progress.stop();
    }
  };
  const config = await play(bundle, `Replaying ${folder}`, true);
  const against = other && (await play(other, `Replaying ${options.against}`, false));
  await list?.close();
  const agreement = options.check
    ? agreementOf(await readSentMails(stretchOf(bundle, { from, to })), replayed)
    : undefined;
  const answer: Answer = {
    ...{ from: options.from, to: options.to, currency: bundle.store.currency },
    played: { facts: read.facts.length, badRows: read.badRows, assumed: read.assumed },
    uplift:
      options.uplift === "measured" ? { source: "measured" } : { points: options.uplift, source: "assumed" },
    config,
    ...defined({ against, agreement }),
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
  console.log(
    options.json
      ? JSON.stringify(answer)
      : replayPage(answer, { folder, against: options.against, fit: options.fit }),
  );
}

const stretchOf = ({ store }: Bundle, { from, to }: { readonly from: Day; readonly to: Day }) => ({
  from: instantAt(store.time_zone, from, 0),
  until: instantAt(store.time_zone, to + 1, 0),
});

function daysOf({ from, to }: SimulateOptions): { readonly from: Day; readonly to: Day } {
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === undefined || last === undefined) throw misuse("--from and --to are days: 2026-03-01");
  if (first > last) throw misuse(`--from ${from} is after --to ${to}`);
  return { from: first, to: last };
}

async function bundleIn(folder: string): Promise<Bundle> {
  const { loaded } = await openFolder(folder);
  if (loaded.ok) return loaded.bundle;
  for (const problem of loaded.problems) process.stderr.write(`${problemLine(folder, problem)}\n`);
  throw misuse(`${folder} is no config that could be in force: see above`);
}

async function upliftBy(
  { uplift, orders }: SimulateOptions,
  connected: () => Promise<unknown>,
): Promise<UpliftSource> {
  if (uplift !== "measured") return assumedUplift(uplift);
  // Without a file the facts come from the same deployment, which is connected by then.
  if (orders !== undefined) await connected();
  const { experiments } = await import("../../src/adapters/wiring.ts");
  return readMeasuredUplift(experiments());
}

type Read = DeployedFacts & { readonly badRows: number; readonly assumed: number };

async function readFacts(
  bundle: Bundle,
  { orders: path, columns, reachable = 1 }: SimulateOptions,
  to: Day,
  connected: () => Promise<unknown>,
): Promise<Read> {
  const until = instantAt(bundle.store.time_zone, to + 1, 0);
  if (path === undefined) {
    await connected();
    const found = await readDeployedFacts(until);
    if (found.facts.length === 0) throw misuse("the deployment has no events until then");
    return { ...found, badRows: 0, assumed: 0 };
  }
  const read = await readOrders({ path, columns, reachable, until }, bundle, OWN_KEYS);
  const [first] = read.bad;
  if (first)
    process.stderr.write(
      `${path}:${first.line}: ${reasonsText(first.reasons, ENGLISH)} (${read.bad.length} rows left out)\n`,
    );
  if (read.facts.length === 0) throw misuse(`--orders: ${path} has no order until then that could be read`);
  return {
    facts: read.facts,
    secrets: OWN_KEYS,
    products: [],
    badRows: read.bad.length,
    assumed: read.assumed,
  };
}
