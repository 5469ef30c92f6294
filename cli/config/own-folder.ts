import { existsSync } from "node:fs";
import { relative } from "node:path";
import { shopConfig } from "../../local/home.ts";

/** The config that a command is about unless it names one: the folder that one stands in, or `config` of the shop's. */
export function ownFolder(): string {
  const config = existsSync("store.yaml") ? undefined : shopConfig();
  return config === undefined ? "." : relative(process.cwd(), config);
}
