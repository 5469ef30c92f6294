import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** The number of calls, in file order, that the API has been told, and what it refused of them. */
const Progress = z.object({
  taken: z.number().default(0),
  /** Reason by the line of the row. */
  refused: z.record(z.string(), z.string()).default({}),
});
type Progress = z.infer<typeof Progress>;

/** How far an import got. */
export interface Resume extends Readonly<Progress> {
  advance(progress: Progress): Promise<void>;
  /** The file is in; the next import of it starts over (and changes nothing, because messages are stored once). */
  done(): Promise<void>;
}

/** The state of one import, named by what would make it another one: the file's content, its reading and the target. */
export async function openResume(directory: string, identity: unknown): Promise<Resume> {
  const name = createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 24);
  const path = join(directory, `${name}.json`);
  await mkdir(directory, { recursive: true });
  const text = await readFile(path, "utf8").catch(() => "{}");
  return {
    ...Progress.catch({ taken: 0, refused: {} }).parse(parsed(text)),
    async advance(progress) {
      await writeFile(`${path}.new`, JSON.stringify(progress));
      await rename(`${path}.new`, path);
    },
    done: () => rm(path, { force: true }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
