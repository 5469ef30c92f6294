import type { Answered, Asked } from "../../../worker/import-messages.ts";

/** Reads files apart from the page. */
export interface Reader {
  readonly ask: (asked: Asked) => void;
  readonly end: () => void;
}

/** A reader that cannot be loaded, or breaks, says so like one that broke off. */
export function makeReader(onAnswer: (answered: Answered) => void): Reader {
  const worker = new Worker(new URL("../../../worker/import.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => onAnswer(data));
  const onError = (event: Event) =>
    onAnswer({ kind: "broken", message: event instanceof ErrorEvent ? event.message : event.type });
  worker.addEventListener("error", onError);
  worker.addEventListener("messageerror", onError);
  return { ask: (asked) => worker.postMessage(asked), end: () => worker.terminate() };
}
