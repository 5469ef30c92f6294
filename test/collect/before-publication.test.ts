import { expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { ingestDeps, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

it("an order before the first publication is in the currency that the shop then says", async () => {
  const deps = ingestDeps();
  const handler = makeSegmentHandler({ ...deps, config: makeMemoryConfigStore() });
  const call = { userId: "u", event: "Order Completed", properties: { order_id: "1", total: "1500" } };
  expect(await invoke(handler, signedRequest("segment", JSON.stringify(call), ""))).toMatchObject({
    status: 200,
  });
  const facts = await stored(deps.events);
  const spent = (currency: string) => fold("u:u" as never, facts, { timeZone: "UTC", currency, rates: {} });
  expect(spent("EUR")).toMatchObject({ spent: 1_500_00, unpricedOrders: 0 });
  expect(spent("JPY")).toMatchObject({ spent: 1_500, unpricedOrders: 0 });
});
