import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { SyntheticShop } from "./synthetic-shop.ts";

export interface PeerResult {
  readonly name: string;
  readonly seconds: number;
  readonly peakBytes: number;
}

const HERE = join(import.meta.dirname, "peers");
const AT_MOST_MS = 20 * 60_000;

/**
 * The same customers through the packages that people use, each in a process of its own, so that its peak memory is its
 * own. One that is not installed, or fails, is said to be so on standard error and left out.
 */
export async function runPeers(shop: SyntheticShop): Promise<readonly PeerResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "comeback-bench-"));
  try {
    await writeColumns(shop, folder);
    return [...pythonPeers(folder), ...duckdbPeers(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pythonPeers(folder: string): readonly PeerResult[] {
  const python = process.env.COMEBACK_BENCH_PYTHON ?? "python3";
  const script = join(HERE, "pandas_and_lifetimes.py");
  return (["numpy", "pandas", "lifetimes"] as const).flatMap((name) => {
    const found = spawnSync(python, ["-c", `import ${name}`], { stdio: "ignore" });
    if (found.status !== 0) return absent(`${name} (${python}; COMEBACK_BENCH_PYTHON names another)`);
    return run(python, [script, folder, name]);
  });
}

function duckdbPeers(folder: string): readonly PeerResult[] {
  if (!existsSync(join(HERE, "node_modules/@duckdb/node-api"))) {
    return absent("DuckDB (npm install --prefix bench/scoring/peers)");
  }
  return run(process.execPath, [join(HERE, "duckdb.js"), folder]);
}

function absent(what: string): readonly PeerResult[] {
  console.error(`not installed, left out: ${what}`);
  return [];
}

/** Results so far also where the peer fails half-way, for want of memory or of time. */
function run(command: string, parameters: readonly string[]): readonly PeerResult[] {
  const { stdout, stderr, status, signal } = spawnSync(command, parameters, {
    encoding: "utf8",
    timeout: AT_MOST_MS,
  });
  if (status !== 0)
    console.error(`${parameters.join(" ")} failed (${signal ?? status}): ${stderr.slice(-500)}`);
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as PeerResult);
}

async function writeColumns(shop: SyntheticShop, folder: string): Promise<void> {
  const { customers, today, ends, days, spent } = shop;
  const [silence, orders, total, again, age] = Array.from({ length: 5 }, () => new Int32Array(customers));
  if (!silence || !orders || !total || !again || !age) return;
  const csv = createWriteStream(join(folder, "customers.csv"));
  let lines = "silence,orders,spent\n";
  let start = 0;
  for (let customer = 0; customer < customers; customer += 1) {
    const end = ends[customer] ?? 0;
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += spent[at] ?? 0;
    silence[customer] = today - (days[end - 1] ?? 0);
    orders[customer] = end - start;
    total[customer] = sum;
    again[customer] = sum - (spent[start] ?? 0);
    age[customer] = today - (days[start] ?? 0);
    lines += `${silence[customer]},${orders[customer]},${sum}\n`;
    if (lines.length > 1 << 20) {
      if (!csv.write(lines)) await once(csv, "drain");
      lines = "";
    }
    start = end;
  }
  csv.end(lines);
  await finished(csv);
  const columns = { silence, orders, spent: total, spentAgain: again, age };
  for (const [name, values] of Object.entries(columns)) writeFileSync(join(folder, name), values);
}
