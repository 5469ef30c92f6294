import { defined } from "../../domain/basics/defined.ts";
import type { TasteModel } from "../../domain/taste/model.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { type Publication, read, readLatest, writeLatest } from "./documents.ts";

/**
 * Reads what the last night has learnt of taste, and keeps it until another night has: it is large, and a process makes
 * many mails. Undefined before the first.
 */
export function makeReadTaste(runs: RunStore): () => Promise<TasteModel | undefined> {
  let kept: { readonly of: string; readonly model: TasteModel } | undefined;
  return async () => {
    const pointer = await readLatest(runs, "taste");
    if (!pointer) return undefined;
    const of = `${pointer.run} ${pointer.fence}`;
    if (kept?.of === of) return kept.model;
    const model = await read(runs, pointer.run, "taste");
    kept = model && { of, model };
    return model;
  };
}

/**
 * Points readers to the night's model. The one before stays for who is reading it; older ones go, because nobody asks what
 * was learnt in a night long ago.
 */
export async function publishTaste(runs: RunStore, { run, fence, live }: Publication): Promise<void> {
  if (!live) return;
  const latest = await readLatest(runs, "taste");
  if (latest?.run === run && latest.fence === fence) return;
  if ((await read(runs, run, "taste")) === undefined) return;
  const before = latest?.run === run ? latest.before : latest?.run;
  if (latest?.before !== undefined && latest.before !== before && latest.before !== run)
    await runs.drop(latest.before, "taste");
  await writeLatest(runs, "taste", { run, fence, ...defined({ before }) });
}
