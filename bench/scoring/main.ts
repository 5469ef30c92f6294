import Table from "cli-table3";
import { Command, InvalidArgumentError } from "commander";
import { peakBytes } from "../peak-bytes.ts";
import { cutShop, fitShop, scoreShop } from "./night.ts";
import { type PeerResult, runPeers } from "./peers.ts";
import { makeShop } from "./synthetic-shop.ts";

/** A whole night's arithmetic in one process, and what the usual packages need for theirs. README.md says how. */
const PARTS = ["cut", "fit", "score"] as const;

interface Night {
  readonly customers: number;
  readonly parts: Readonly<Record<(typeof PARTS)[number], number>>;
  readonly seconds: number;
  readonly peakBytes: number;
}

function playNight(shop: ReturnType<typeof makeShop>): Night {
  const start = performance.now();
  const cuts = cutShop(shop);
  const cut = performance.now();
  const models = fitShop(shop);
  const fit = performance.now();
  scoreShop(shop, cuts, models);
  const end = performance.now();
  return {
    customers: shop.customers,
    parts: { cut: (cut - start) / 1000, fit: (fit - cut) / 1000, score: (end - fit) / 1000 },
    seconds: (end - start) / 1000,
    peakBytes: peakBytes(),
  };
}

function show({ customers, parts, seconds, peakBytes: peak }: Night, peers: readonly PeerResult[]): void {
  const table = new Table({
    head: ["", "seconds", "peak MB", "ratio", "to"],
    style: { head: [], border: [] },
    colAligns: ["left", "right", "right", "right", "left"],
  });
  const row = (name: string, time: number, memory: number, to?: readonly [string, number]) =>
    table.push([
      name,
      time.toFixed(2),
      (memory / 1e6).toFixed(0),
      ...(to ? [`${(time / to[1]).toFixed(1)}×`, to[0]] : ["", ""]),
    ]);
  for (const part of PARTS) row(`comeback: ${part}`, parts[part], peak);
  row("comeback: the whole night", seconds, peak);
  for (const { name, seconds: time, peakBytes: memory } of peers) {
    const cutsOnly = /numpy|pandas|duckdb/.test(name);
    row(name, time, memory, cutsOnly ? ["cut", parts.cut] : ["the whole night", seconds]);
  }
  const usual = peers.filter(({ name }) => /^(pandas|lifetimes)/.test(name));
  if (usual.some(({ name }) => name.startsWith("lifetimes"))) {
    const time = usual.reduce((sum, peer) => sum + peer.seconds, 0);
    const memory = usual.reduce((most, peer) => Math.max(most, peer.peakBytes), 0);
    row("lifetimes and pandas together", time, memory, ["the whole night", seconds]);
  }
  console.log(
    `${customers.toLocaleString("en")} customers, ${((seconds / customers) * 1e9).toFixed(0)} ns each`,
  );
  console.log(table.toString());
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("a whole number above zero, as in 1e6");
}

const { customers, seed, peers, json } = new Command("bench:scoring")
  .description("time and memory of a night's cut points, fits and scores, beside the usual packages")
  .option("--customers <n>", "how many synthetic customers", count, 1_000_000)
  .option("--seed <n>", "seed of the synthetic customers", Number, 1)
  .option("--no-peers", "only Comeback")
  .option("--json", "print one JSON object as the last line")
  .parse()
  .opts<{ customers: number; seed: number; peers: boolean; json?: boolean }>();

const shop = makeShop(customers, seed);
const night = playNight(shop);
const others = peers ? await runPeers(shop) : [];
show(night, others);
if (json) console.log(JSON.stringify({ ...night, peers: others }));
