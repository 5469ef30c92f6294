import type { Answered, Asked, Rejected } from "./import-messages.ts";
import { broken, lookAt, runImport, type Seen, told } from "./read-import.ts";

interface Waiting {
  readonly resolve: (rejected: readonly Rejected[]) => void;
  readonly reject: (error: Error) => void;
}

/** Reads one file: looks at it when asked, reads all of it when asked, and has the page send what it says. */
export function makeImportWorker(tell: (message: Answered) => void): (asked: Asked) => Promise<void> {
  const waiting = new Map<number, Waiting>();
  let seen: Seen | undefined;
  let batches = 0;

  function send(calls: readonly unknown[]): Promise<readonly Rejected[]> {
    const batch = ++batches;
    return new Promise((resolve, reject) => {
      waiting.set(batch, { resolve, reject });
      tell({ kind: "batch", batch, calls });
    });
  }

  function settle(batch: number, how: (one: Waiting) => void): void {
    const one = waiting.get(batch);
    waiting.delete(batch);
    if (one) how(one);
  }

  async function answer(asked: Asked): Promise<void> {
    switch (asked.kind) {
      case "look":
        try {
          seen = await lookAt(asked.file, asked.wishes);
        } catch (error) {
          return tell(await told(error, asked.file, asked.wishes));
        }
        return tell({ kind: "looked", look: seen.look });
      case "run": {
        if (!seen) return;
        const onProgress = (counts: Parameters<Parameters<typeof runImport>[1]["onProgress"]>[0]) =>
          tell({ kind: "progress", counts });
        const { shop, isTry, language } = asked;
        const outcome = await runImport(seen, {
          shop,
          language,
          onProgress,
          send: isTry ? async () => [] : send,
        });
        return tell({ kind: "done", outcome });
      }
      case "answered":
        return settle(asked.batch, ({ resolve }) => resolve(asked.rejected));
      case "failed":
        return settle(asked.batch, ({ reject }) => reject(new Error(asked.message)));
      default:
        return asked satisfies never;
    }
  }

  return (asked) => answer(asked).catch((error: unknown) => tell(broken(error)));
}
