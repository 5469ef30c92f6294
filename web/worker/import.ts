import type { Answered, Asked, Rejected } from "./import-messages.ts";
import { broken, lookAt, runImport, type Seen, told } from "./read-import.ts";

/** Reads a file of orders or people apart from the page, which sends what it says. */
const tell = (message: Answered) => self.postMessage(message);
const waiting = new Map<
  number,
  { readonly resolve: (rejected: readonly Rejected[]) => void; readonly reject: (error: Error) => void }
>();
let seen: Seen | undefined;
let batches = 0;

function send(calls: readonly unknown[]): Promise<readonly Rejected[]> {
  const batch = ++batches;
  return new Promise((resolve, reject) => {
    waiting.set(batch, { resolve, reject });
    tell({ kind: "batch", batch, calls });
  });
}

async function answer(asked: Asked): Promise<void> {
  switch (asked.kind) {
    case "look":
      seen = undefined;
      try {
        seen = await lookAt(asked.file, asked.wishes);
      } catch (error) {
        return tell(await told(error, asked.file, asked.wishes));
      }
      return tell({ kind: "looked", look: seen.look });
    case "run": {
      if (!seen) return;
      const { isTry, shop } = asked;
      const outcome = await runImport(seen, {
        shop,
        send: isTry ? async () => [] : send,
        onProgress: (counts) => tell({ kind: "progress", counts }),
      });
      return tell({ kind: "done", outcome });
    }
    case "answered":
      waiting.get(asked.batch)?.resolve(asked.rejected);
      waiting.delete(asked.batch);
      return;
    case "failed":
      waiting.get(asked.batch)?.reject(new Error(asked.message));
      waiting.delete(asked.batch);
      return;
    default:
      return asked satisfies never;
  }
}

self.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  answer(data).catch((error: unknown) => tell(broken(error)));
});
