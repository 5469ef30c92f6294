import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const READY = "Ctrl-C ends it.";

/** A running local stack, as a shop and a marketer reach it. */
export interface Shop {
  readonly pageUrl: string;
  readonly adminUrl: string;
  readonly issuerUrl: string;
  readonly apiUrl: string;
  readonly serverKey: string;
  readonly inboxUrl: string;
  /** Runs `comeback`. */
  readonly comeback: (...args: readonly string[]) => Promise<unknown>;
  readonly stop: () => void;
}

/** What `npm start` runs, in a process of its own, once its demo is over. */
export async function startShop({
  customers,
  days,
}: {
  readonly customers: number;
  readonly days: number;
}): Promise<Shop> {
  const args = [
    "cli/comeback.js",
    "start",
    "--customers",
    `${customers}`,
    "--days",
    `${days}`,
    "--seed",
    "7",
  ];
  const running = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "inherit", "pipe"] });
  const stop = () => void running.kill("SIGINT");
  process.once("exit", stop);
  let said = "";
  await new Promise<void>((resolve, reject) => {
    running.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk).slice(-20_000);
      if (said.includes(READY)) resolve();
    });
    running.once("exit", (code) => reject(new Error(`the local stack ended with ${code}:\n${said}`)));
  });
  return { ...runningShop(), stop };
}

/** The stack that runs from this checkout already. */
export function runningShop(): Shop {
  const addresses = JSON.parse(readFileSync(`${ROOT}/.comeback/local.json`, "utf8"));
  const run = promisify(execFile);
  return {
    ...addresses,
    comeback: (...args) => run(process.execPath, ["cli/comeback.js", ...args], { cwd: ROOT }),
    stop: () => {},
  };
}
