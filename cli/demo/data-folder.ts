import { existsSync } from "node:fs";
import { join } from "node:path";
import { FolderRefused, type OpenFolder, openDataFolder } from "../../local/kept/open-folder.ts";
import type { LocalStack } from "../../local/stack.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { Refusal } from "../terminal/refusal.ts";
import { moment } from "../terminal/terminal.ts";

/** The till of the config that was in force when the stack ran last: its shop has to be there before the config is. */
const TILL = "till";
type Shop = Required<Pick<Store, "till" | "currency">>;

export async function openData(folder: string): Promise<OpenFolder> {
  try {
    return await openDataFolder(folder);
  } catch (error) {
    if (error instanceof FolderRefused) throw new Refusal(error.message, 2);
    throw error;
  }
}

/** A config in the folder itself goes before the example store. */
export function configIn(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  const config = join(folder, "config");
  return existsSync(config) ? config : undefined;
}

export async function keptShop(keep: OpenFolder): Promise<Shop | undefined> {
  for await (const [, shop] of keep.entries(TILL)) return shop as Shop;
  return undefined;
}

export function keepShop(keep: OpenFolder, shop: Shop | undefined): void {
  if (shop) keep.put(TILL, shop);
  else keep.delete(TILL);
}

/** What a run says first that goes on where another has stopped. */
export function carryingOn({ folder, stopped, broken }: OpenFolder, { resumed }: LocalStack): string {
  if (!stopped || !resumed) return `${folder} is new: everything is kept there from now on.`;
  const { records, invocations, executions } = resumed;
  const goingOn = `${executions} executions go on`;
  return [
    `${folder} goes on from ${moment(stopped.clock)} UTC: ${goingOn}.`,
    ...(broken
      ? [
          "The last run ended without being stopped. What it was in the middle of is done again: " +
            `${records} stream records, ${invocations} events.`,
        ]
      : []),
  ].join("\n");
}

/** Now, by the stack's clock: as much later than it stopped as the machine's clock says. */
export function presentOf({ stopped }: OpenFolder, now: Instant): Instant | undefined {
  return stopped && stopped.clock + Math.max(0, now - stopped.machine);
}
