import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const READY = "Ctrl-C ends it.";

export interface Shop {
  readonly pageUrl: string;
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
  const { pageUrl } = JSON.parse(readFileSync(`${ROOT}/.comeback/local.json`, "utf8"));
  return { pageUrl, stop };
}
