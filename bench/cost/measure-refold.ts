import { times, type Usage } from "../../src/contracts/cost/usage.ts";
import { dayOf, formatDay } from "../../src/domain/basics/calendar.ts";
import type { Lab } from "./lab.ts";
import { night } from "./measure-nights.ts";
import { usageOf, usedBy } from "./usage.ts";

/** What a night after a change of the shop's currency adds for each profile: all are folded again, and nearly all written. */
export async function measureRefold(lab: Lab): Promise<Usage> {
  const { config, customers } = await import("../../src/adapters/wiring.ts");
  const published = await config().current();
  if (!published) throw new Error("nothing is published");
  const { version: _, bundle, ...content } = published;
  const other = { ...bundle, store: { ...bundle.store, currency: "EUR" } };
  const now = lab.stack.clock.now();
  await config().publish({ ...content, bundle: other, digest: "other currency", publishedAt: now });
  let profiles = 0;
  for await (const _one of customers().scan(0, 1)) profiles += 1;
  // The night of this date has been, by the schedule.
  const date = formatDay(dayOf(bundle.store.time_zone, now));
  const use = usedBy(await night(lab, { date, shards: 1, force: true }), /nightly-refold/, /^$/);
  if (usageOf(use).invocations === 0) throw new Error("the night has folded nobody again");
  return times(usageOf(use), 1 / profiles);
}
