import type { Answered, Asked } from "../../../worker/import-messages.ts";

/** Reads files apart from the page. */
export interface Reader {
  readonly ask: (asked: Asked) => void;
  readonly end: () => void;
}

export function makeReader(onAnswer: (answered: Answered) => void): Reader {
  const worker = new Worker(new URL("../../../worker/import.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => onAnswer(data));
  return { ask: (asked) => worker.postMessage(asked), end: () => worker.terminate() };
}
