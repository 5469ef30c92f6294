import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How far an import got: the number of calls, in file order, that the API has taken. */
export interface Resume {
  readonly taken: number;
  advance(taken: number): Promise<void>;
  /** The file is in; the next import of it starts over (and changes nothing, because messages are stored once). */
  done(): Promise<void>;
}

/** The state of one import, named by what would make it another one: the file's content, its reading and the target. */
export async function openResume(directory: string, identity: unknown): Promise<Resume> {
  const name = createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 24);
  const path = join(directory, `${name}.json`);
  await mkdir(directory, { recursive: true });
  const text = await readFile(path, "utf8").catch(() => "");
  const taken = Number(/"taken":(\d+)/.exec(text)?.[1] ?? 0);
  return {
    taken,
    async advance(now) {
      await writeFile(`${path}.new`, JSON.stringify({ taken: now }));
      await rename(`${path}.new`, path);
    },
    done: () => rm(path, { force: true }),
  };
}
