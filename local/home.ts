import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A shop's own folder has its config in this one. */
const CONFIG = "config";

const CHECKOUT = import.meta.url.endsWith(".ts") ? fileURLToPath(new URL("..", import.meta.url)) : undefined;

/** The nearest folder from here upwards in which a shop keeps its config; undefined where there is none. */
export function shopFolder(from: string = process.cwd()): string | undefined {
  if (existsSync(join(from, CONFIG, "store.yaml"))) return from;
  const above = dirname(from);
  return above === from ? undefined : shopFolder(above);
}

/** The config of the shop whose folder this is. */
export function shopConfig(from?: string): string | undefined {
  const folder = shopFolder(from);
  return folder === undefined ? undefined : join(folder, CONFIG);
}

/**
 * Where a running local stack leaves its addresses and its log, and where commands keep their state: in the checkout, or,
 * where Comeback is installed as a package, in the shop's folder.
 */
export const STATE_DIRECTORY = join(CHECKOUT ?? shopFolder() ?? process.cwd(), ".comeback");
