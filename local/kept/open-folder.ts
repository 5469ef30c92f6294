import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Kept } from "./kept.ts";
import { makeWriter } from "./writer.ts";

/** Goes up with every change after which an older folder cannot be read. */
const FORMAT = 1;
/** The folder's part that is the store's own. */
const STATE = "state";

/** Why a folder is not opened, in a sentence for whoever asked. */
export class FolderRefused extends Error {}

/** When a stack stopped, by its own clock and by the machine's. */
const Stamp = z.object({ clock: z.number(), machine: z.number() });
export type Stamp = z.infer<typeof Stamp>;

export interface OpenFolder extends Kept {
  readonly folder: string;
  /** When the run before was last heard of; undefined in a new folder. */
  readonly stopped: Stamp | undefined;
  /** Whether the run before ended without saying so. */
  readonly broken: boolean;
  /** From here on every write says what time it is. */
  follow(now: () => Instant): void;
  /** Everything is on the disk, and the folder free for others. */
  close(): Promise<void>;
}

/** Opens a folder for one stack alone; makes it where it is missing. */
export async function openDataFolder(folder: string): Promise<OpenFolder> {
  const state = join(folder, STATE);
  await refuseForeign(folder, state);
  await mkdir(folder, { recursive: true });
  const level = new ClassicLevel<string, string>(state);
  await opened(level, folder);
  try {
    await refuseOtherFormat(level, folder);
  } catch (error) {
    await level.close();
    throw error;
  }
  const stopped = Stamp.safeParse(parsed(await level.get("stamp"))).data;
  const broken = (await level.get("running")) !== undefined;
  await level.put("running", `${process.pid}`);
  const writer = makeWriter(level);
  return {
    folder,
    stopped,
    broken,
    put: writer.put,
    delete: writer.delete,
    follow: writer.follow,
    async *entries(prefix) {
      await writer.written();
      for await (const [key, value] of level.iterator({ gte: prefix, lt: `${prefix}\uffff` }))
        yield [key, JSON.parse(value)];
    },
    async close() {
      await writer.close();
      await level.del("running");
      await level.close();
    },
  };
}

/** Somebody's folder of other things is left alone. */
async function refuseForeign(folder: string, state: string): Promise<void> {
  if (existsSync(state) || !existsSync(folder)) return;
  const found = (await readdir(folder)).filter((name) => name !== "config");
  if (found.length > 0)
    throw new FolderRefused(
      `${folder} holds other things (${found.slice(0, 3).join(", ")}). Name a folder that is empty or not there yet.`,
    );
}

async function opened(level: ClassicLevel<string, string>, folder: string): Promise<void> {
  try {
    await level.open();
  } catch (error) {
    const cause = (error as Error).cause as { readonly code?: string; readonly message: string } | undefined;
    if (cause?.code === "LEVEL_LOCKED")
      throw new FolderRefused(
        `${folder} is in use by another local stack. Stop that one, or name another folder.`,
      );
    throw new FolderRefused(`${folder} cannot be opened: ${cause?.message ?? (error as Error).message}`);
  }
}

async function refuseOtherFormat(level: ClassicLevel<string, string>, folder: string): Promise<void> {
  const format = await level.get("format");
  if (format === undefined) await level.put("format", `${FORMAT}`);
  else if (format !== `${FORMAT}`)
    throw new FolderRefused(
      `${folder} was written by another version of Comeback (format ${format}, this one has ${FORMAT}). ` +
        "Start it with the version that wrote it, or name an empty folder and import your orders again.",
    );
}

const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));
