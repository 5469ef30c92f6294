import { join } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { openFolder } from "../../cli/config/folder.ts";
import { readOrders } from "../../cli/simulate/orders-file.ts";
import { OWN_KEYS } from "../../cli/simulate/own-keys.ts";
import { simulate } from "../../cli/simulate/simulate.ts";
import { assumedUplift } from "../../src/app/foresight/replay/assumed-uplift.ts";
import { parseDay } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { peakBytes } from "../peak-bytes.ts";

/**
 * A replay of all of CDNOW over 18 months, and of a tenth of its customers over two months both ways: passing by whom a
 * night has nothing to say of, and looking at everybody. `npm run bench:replay -- --json` ends in one line of JSON.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    data: { type: "string", default: process.env.COMEBACK_DATA ?? "../shared/data" },
    config: { type: "string", default: "examples/store" },
    from: { type: "string", default: "1997-01-01" },
    to: { type: "string", default: "1998-06-30" },
    /** Leaves out what takes longest. */
    "part-only": { type: "boolean", default: false },
  },
});
const Stretch = z.object({ from: z.string(), to: z.string() });

const { loaded } = await openFolder(values.config);
if (!loaded.ok) throw new Error(`${values.config} cannot be in force`);
const { bundle } = loaded;

const part = { from: "1997-01-01", to: "1997-02-28" };
const quick = await timed(bundle, "cdnow_sample.csv", part, "weekly");
const plain = await timed(bundle, "cdnow_sample.csv", part, "plain");
if (quick.mails !== plain.mails)
  throw new Error(`${quick.mails} mails, and ${plain.mails} by the plain nights`);
const whole = values["part-only"]
  ? undefined
  : await timed(bundle, "cdnow_master.csv", Stretch.parse(values), "weekly");
const result = {
  ...(whole && { whole: { ...whole, peakBytes: peakBytes() } }),
  part: { quick, plain, ratio: plain.seconds / quick.seconds },
};
if (values.json) console.log(JSON.stringify(result));
else console.log(JSON.stringify(result, undefined, 2));

async function timed(
  one: Bundle,
  file: string,
  { from, to }: z.infer<typeof Stretch>,
  fit: "weekly" | "plain",
) {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const path = join(values.data, file);
  const read = await readOrders(
    { path, columns: {}, reachable: 1, until: Number.POSITIVE_INFINITY },
    one,
    OWN_KEYS,
  );
  const played = performance.now();
  const { mails, customers, chains } = await simulate({
    ...{ bundle: one, facts: read.facts, fit, render: false, secrets: OWN_KEYS, products: [] },
    ...{ from: parseDay(from) ?? 0, to: parseDay(to) ?? 0, uplift: assumedUplift(1.7) },
  });
  const ended = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  return {
    ...{ file, customers, orders: read.orders, mails },
    entries: chains.reduce((sum, { entered }) => sum + entered, 0),
    seconds: (ended - began) / 1000,
    readingSeconds: (played - began) / 1000,
    /** Of all threads, the collector's included: what says something where others use the machine too. */
    cpuSeconds: (user + system) / 1e6,
  };
}
