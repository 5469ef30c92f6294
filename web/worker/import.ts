import type { Asked } from "./import-messages.ts";
import { makeImportWorker } from "./import-worker.ts";

/** Reads files of orders or people apart from the page, which sends what they say. */
const answer = makeImportWorker((message) => self.postMessage(message));

self.addEventListener("message", ({ data }: MessageEvent<Asked>) => void answer(data));
