import type { IncomingHttpHeaders } from "node:http";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { type Kept, sortable } from "../kept/kept.ts";
import { type Call, type DoubleDeps, serve } from "./server.ts";
import type { ShopDouble } from "./shopify.ts";

const PREFIX = "shop~";
/** More than any bucket needs to be full again, or a job to be done. */
const PAUSE_MS = 60_000;

/** A request that has changed something, and when. */
interface KeptCall {
  readonly at: Instant;
  readonly call: { readonly method: string; readonly path: string; readonly body: string };
  readonly headers: IncomingHttpHeaders;
}

/**
 * A shop that has its codes and orders again in the next run: the requests that have changed something are kept, and
 * asked once more at the time at which they were asked. What it told then it does not tell again.
 */
export async function remembering(
  kept: Kept,
  make: (deps: DoubleDeps) => ShopDouble,
  deps: DoubleDeps,
): Promise<Pick<ShopDouble, "listener">> {
  let then: Instant | undefined;
  let skipped = 0;
  const shop = make({
    ...deps,
    now: () => then ?? deps.now(),
    machineNow: () => deps.machineNow() + skipped,
    tell: async (...told) => {
      if (then === undefined) await deps.tell(...told);
    },
  });
  let count = 0;
  for await (const [, value] of kept.entries(PREFIX)) {
    const { at, call, headers } = value as KeptCall;
    [then, skipped, count] = [at, skipped + PAUSE_MS, count + 1];
    await shop.answer({ ...call, headers, query: new URLSearchParams() });
  }
  then = undefined;
  const listener = serve(async (call) => {
    const at = deps.now();
    const reply = await shop.answer(call);
    if (kept.folder !== undefined && reply && reply.status < 300 && changes(call)) {
      const { method, path, body, headers } = call;
      const document: KeptCall = { at, call: { method, path, body }, headers };
      kept.put(`${PREFIX}${sortable(count)}`, document);
      count += 1;
    }
    return reply;
  });
  return { listener };
}

/** All but what only asks: a GET, and a query in GraphQL. */
const changes = ({ method, path, body }: Call) =>
  method !== "GET" && (!path.endsWith("/graphql.json") || body.includes("mutation"));
