import type { OperateTill } from "../../src/app/shops/operate.ts";
import { TillReplayRequest, TillRequest } from "../../src/contracts/admin.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** Shows what waits for the shop's platform and what it has not taken, and puts that again. */
export function makeTillHandler(till: OperateTill, recording: Recording) {
  return makeChangingHandler(
    "admin-till",
    {
      "GET /v1/till": answering(TillRequest, async () => ({ body: await till.status() })),
      "GET /v1/till/failed": answering(TillRequest, async () => ({ body: { failed: await till.failed() } })),
      "POST /v1/till/replay": answering(TillReplayRequest, async ({ body }) => {
        const replayed = await till.replay(body.batch);
        return { status: 202, body: replayed, did: { ...body, ...replayed } };
      }),
    },
    recording,
  );
}
