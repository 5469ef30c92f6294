import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Resume, Progress as Told } from "../../src/adapters/import/import-file.ts";

const Progress = z.object({
  taken: z.number().default(0),
  refused: z.record(z.string(), z.string()).default({}),
}) satisfies z.ZodType<Told>;

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
