import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Fits } from "../../src/app/foresight/replay/quick-night.ts";
import { witnessed } from "../../src/app/foresight/replay/record.ts";
import { replayed } from "../../src/app/foresight/replay/replay.ts";
import {
  type CodeSums,
  codeSums,
  makeReport,
  type ReplayedMail,
  type ReplayReport,
} from "../../src/app/foresight/replay/report.ts";
import { listHeld } from "../../src/app/nightly/documents.ts";
import type { Day } from "../../src/domain/basics/calendar.ts";
import { csvLine } from "../../src/domain/basics/csv.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { type Brought, broughtBy } from "../../src/domain/foresight/brought.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { CODE_SHARDS } from "../../src/domain/offers/codes/shards.ts";
import type { CodeStore } from "../../src/ports/codes.ts";
import type { Uplift, UpliftSource } from "../../src/ports/foresight.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import { type MemoryShop, openMemoryShop } from "./memory-shop.ts";

export interface Simulation extends Pick<MemoryShop, "secrets" | "products" | "render"> {
  readonly bundle: Bundle;
  readonly facts: readonly Fact[];
  readonly from: Day;
  readonly to: Day;
  readonly fit: Fits | "plain";
  readonly uplift: UpliftSource;
  readonly onMail?: (mail: ReplayedMail) => void;
  readonly onNight?: (day: Day) => void;
}

export interface Simulated extends ReplayReport {
  readonly customers: number;
  readonly codes: CodeSums;
  /** Entries of a night that wait for somebody to approve them, as they would have. */
  readonly heldNights: readonly {
    readonly chain: string;
    readonly night: string;
    readonly entries: number;
  }[];
  /** Of those who entered and were not held out. */
  readonly brought: readonly (Brought & Pick<Uplift, "source"> & { readonly chain: string })[];
}

/** Plays one config over a shop's life, in memory. */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const { bundle, from, to, facts, fit, onMail, onNight } = simulation;
  const { time_zone: timeZone } = bundle.store;
  const { witness, report } = makeReport(timeZone, onMail);
  const stores = await openMemoryShop({ ...simulation, publishedAt: 0 });
  const journal = witnessed(stores.journal, witness);
  await replayed({ ...stores, journal }, { from, to, timeZone, facts, fit, ...(onNight && { onNight }) });
  const found = report();
  const held = await listHeld(stores.runs);
  return {
    ...found,
    customers: await peopleIn(stores.customers),
    codes: codeSums(await allCodes(stores.codes)),
    heldNights: held.map(({ chain, run, count }) => ({ chain, night: run, entries: count })),
    brought: await broughtIn(found, simulation.uplift),
  };
}

/** Without partitions that are part of somebody else. */
async function peopleIn(customers: CustomerStore): Promise<number> {
  let people = 0;
  for await (const _ of customers.scan(0, 1)) people += 1;
  return people;
}

async function allCodes(codes: CodeStore): Promise<readonly Code[]> {
  const all: Code[] = [];
  for (let shard = 0; shard < CODE_SHARDS; shard += 1)
    for await (const code of codes.inShard(shard)) all.push(code);
  return all;
}

async function broughtIn({ chains }: ReplayReport, uplift: UpliftSource): Promise<Simulated["brought"]> {
  const rows = await Promise.all(
    chains.map(async ({ chain, entered, heldOut }) => {
      const known = await uplift.ofChain(chain);
      return known ? [{ chain, source: known.source, ...broughtBy(entered - heldOut, known) }] : [];
    }),
  );
  return rows.flat();
}

const LIST_COLUMNS = ["customer", "at", "chain", "step", "template", "offer", "percent", "most"];

/** A CSV file of the mails as they go. */
export function openList(path: string, currency: string) {
  const file = createWriteStream(path);
  file.write(csvLine(LIST_COLUMNS, { delimiter: "," }));
  return {
    add({ customer, at, chain, step, template, offer, percent, most }: ReplayedMail): void {
      const money = most === undefined ? undefined : toMajor({ amount: most, currency });
      const cells = [customer, new Date(at).toISOString(), chain, step, template, offer, percent, money];
      file.write(csvLine(cells, { delimiter: "," }));
    },
    async close(): Promise<void> {
      file.end();
      await finished(file);
    },
  };
}
