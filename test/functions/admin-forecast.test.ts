import { afterAll, describe, expect, it } from "vitest";
import { makeMetricsHandler } from "../../functions/admin/metrics-handler.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { shaped } from "../support/admin-answers.ts";
import { adminEvent, NO_CONTEXT, personClaims } from "../support/admin-api.ts";
import { boughtAgo, openShop, type Shop, shopper } from "../support/nights.ts";

logTo(() => {});
afterAll(() => logTo((line) => void process.stdout.write(line)));

const PEOPLE = Array.from({ length: 60 }, (_, n) => shopper(`u:${n}`, boughtAgo(1 + n, 40 + n, 90 + n)));

async function ask({ nights, runs }: Shop) {
  const handler = shaped(makeMetricsHandler({ nights, runs }));
  const asked = { route: "GET /v1/forecast", claims: personClaims("viewer") };
  const { statusCode, body } = await handler(adminEvent(asked), NO_CONTEXT);
  return { status: statusCode, ...JSON.parse(body ?? "{}") };
}

describe("GET /v1/forecast", () => {
  it("answers with what a night has told, and scores it when the days are over", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    expect(await ask(shop)).toMatchObject({
      ...{ status: 200, run: "2026-03-01", through: "2026-02-28", currency: "RUB", calibration: [] },
      ahead: [{ days: 30, base: { orders: { known: true } } }, { days: 90 }],
    });
    shop.advance(30);
    await shop.night();
    const { calibration, kept } = await ask(shop);
    expect(calibration).toMatchObject([{ days: 30, figure: "orders", forecasts: 1 }, { figure: "revenue" }]);
    expect(kept.map(({ run }: { readonly run: string }) => run)).toEqual(["2026-03-01", "2026-03-31"]);
  });

  it("says that no night has made one yet", async () => {
    expect(await ask(await openShop(PEOPLE))).toMatchObject({
      ...{ status: 404, detail: "no night has made a forecast yet" },
    });
  });
});
