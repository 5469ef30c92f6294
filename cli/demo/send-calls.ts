import { pMapIterable } from "p-map";
import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import { batchesOf } from "../../src/adapters/import/batches.ts";
import { type Api, sendBatch } from "../deployment/send.ts";

const PARALLEL = 3;

/** Where a demo shop sends to: what its servers say with one key, what its visitors' browsers say with the other. */
export interface Site {
  readonly url: string;
  readonly server: string;
  readonly browser: string;
}

/** Sends what a shop's site would, and says after each batch how many calls are in. */
export async function sendCalls(
  { url, server, browser }: Site,
  calls: readonly TimedCall[],
  onSent: (calls: number) => void = () => {},
): Promise<void> {
  const [browsers, servers] = [calls.filter(isBrowsers), calls.filter((one) => !isBrowsers(one))];
  await sendAll({ url, key: server }, servers, onSent);
  await sendAll({ url, key: browser }, browsers, (sent) => onSent(servers.length + sent));
}

const isBrowsers = ({ by }: TimedCall): boolean => by === "browser";

async function sendAll(
  api: Api,
  calls: readonly TimedCall[],
  onSent: (calls: number) => void,
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
