import { checkFiles } from "./check-files.ts";
import type { Answered, Asked } from "./messages.ts";

/** Checks configs apart from the page, which goes on typing meanwhile. */
self.addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
  const { id, files } = data;
  const answered: Answered = { id, found: await checkFiles(files) };
  self.postMessage(answered);
});
