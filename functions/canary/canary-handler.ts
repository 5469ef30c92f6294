import middy from "@middy/core";
import type { Flown } from "../../src/app/canary/fly.ts";
import { meter } from "../middleware/meter.ts";
import { observed } from "../middleware/observed.ts";

/** Counts what has come through, and fails where the next order was not taken, so that the log says why. */
export function makeCanaryHandler(fly: () => Promise<Flown>) {
  return middy<unknown, void>()
    .use(observed("canary"))
    .handler(async () => {
      const { cameThrough, refused } = await fly();
      meter({ canary: cameThrough ? 1 : 0 });
      if (refused !== undefined) throw new Error(`the canary's order was not taken: ${refused}`);
    });
}
