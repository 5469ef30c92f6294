import { readFileName } from "../../domain/analysts/files.ts";
import type { AnalystFiles } from "../../ports/analyst-files.ts";

/** Which of so many tasks works. */
export interface Part {
  readonly shard: number;
  readonly shardCount: number;
}

/** Every file is one task's, whatever their number was when it was written. */
export const isOf = ({ shard, shardCount }: Part, number: number): boolean => number % shardCount === shard;

/** Takes away this task's share of what more tasks than `most` have left in a folder. */
export async function removeOthers(
  files: AnalystFiles,
  folder: string,
  part: Part,
  most = part.shardCount,
): Promise<void> {
  for await (const { name } of files.list(folder)) {
    const known = readFileName(name);
    if (known && known.folder === folder && known.number >= most && isOf(part, known.number))
      await files.remove(name);
  }
}
