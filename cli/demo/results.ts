import { makeBuildResults } from "../../src/app/results/build.ts";
import { makePublishResults } from "../../src/app/results/publish.ts";
import { makeReadResults } from "../../src/app/results/read-results.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { CODE_SHARDS } from "../../src/domain/offers/codes/shards.ts";

/** What mails of one chain came to, by the offer in them and its tier. Money in minor units. */
export interface MailLine {
  readonly chain: string;
  readonly offer: string | null;
  readonly tier: string | null;
  readonly mails: number;
  readonly opened: number;
  readonly ordered: number;
  /** Orders within five days after an opening or a click. */
  readonly attributed: number;
}

/** What codes came to, by the ledger: `revenue` is what the orders that used one came to, in minor units. */
export interface CodeSums {
  readonly given: number;
  readonly used: number;
  readonly revenue: number;
}

/** Makes the results as the night does, with what has happened since the last. */
export async function mailLines(bundle: Bundle, now: Instant): Promise<readonly MailLine[]> {
  const { codes, customers, resultsFiles } = await import("../../src/adapters/wiring.ts");
  const deps = { files: resultsFiles(), customers: customers(), codes: codes() };
  const moment = { build: `demo-${now}`, now, bundle };
  await makeBuildResults(deps)(moment, { part: 0, parts: 1 });
  await makePublishResults(deps)(moment, 1);
  const results = await makeReadResults(deps)({ days: "all", by: "tier", selection: {} });
  return (results?.lines ?? []).map(({ name: { chain, offer = null, tier = null }, counts, attributed }) => ({
    ...{ chain, offer, tier, mails: counts.sent, opened: counts.opened, ordered: counts.ordered },
    attributed: attributed.revenue,
  }));
}

export async function codeSums(): Promise<CodeSums> {
  const { codes } = await import("../../src/adapters/wiring.ts");
  let [given, used, revenue] = [0, 0, 0];
  for (let shard = 0; shard < CODE_SHARDS; shard += 1)
    for await (const code of codes().inShard(shard)) {
      if (code.sentAt === undefined) continue;
      given += 1;
      if (code.stage !== "redeemed") continue;
      used += 1;
      revenue += code.redemption.total ?? 0;
    }
  return { given, used, revenue };
}
