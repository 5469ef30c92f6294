import { pMapIterable } from "p-map";
import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import { batchesOf } from "../deployment/batches.ts";
import { type Api, sendBatch } from "../deployment/send.ts";

const PARALLEL = 3;

/** Sends what a shop's site would, and says after each batch how many calls are in. */
export async function sendCalls(
  api: Api,
  calls: readonly TimedCall[],
  onSent: (calls: number) => void = () => {},
): Promise<void> {
  let sent = 0;
  const batches = batchesOf(calls.map(({ call }) => ({ call, mark: call.messageId })));
  const sending = pMapIterable(
    batches,
    async ({ body, marks }) => {
      const [rejected] = await sendBatch(api, body);
      if (rejected) throw new Error(`the API did not take ${marks[rejected.index]}: ${rejected.reason}`);
      return marks.length;
    },
    { concurrency: PARALLEL },
  );
  for await (const count of sending) {
    sent += count;
    onSent(sent);
  }
}
