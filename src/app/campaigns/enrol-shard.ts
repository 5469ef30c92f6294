import pMap from "p-map";
import { campaignChain } from "../../domain/campaigns/chain-of.ts";
import { causeOfStart } from "../../domain/campaigns/run.ts";
import { dueFor, PLACE_WINDOW_MS } from "../../domain/campaigns/schedule.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { makeEnrol } from "../chains/enrol.ts";
import type { CampaignDeps } from "./deps.ts";
import { campaignDocuments, type Row } from "./documents.ts";
import { type CampaignKey, subjectOf } from "./subject.ts";

const CHUNK = 100;
const AT_ONCE = 16;

/**
 * Lets those in whom the survey of one shard has found, each at the place that the hash gives. Entering is idempotent by the
 * start, so that a task that is repeated, or two at once, enter nobody twice. A start that has been stopped lets nobody in.
 */
export function makeEnrolShard(deps: CampaignDeps) {
  const enrol = makeEnrol(deps);
  return async (of: CampaignKey & { readonly which: number }, shard: number): Promise<void> => {
    if (!(await isOn(of))) return;
    const documents = campaignDocuments(deps.runs, of.campaign, of.which);
    const [{ rows }, { table, waterfall, days }] = await Promise.all([
      documents.made(`survey/${shard}`),
      documents.made("weighed"),
    ]);
    const { begun, published, campaign } = await subjectOf(deps, of);
    const chain = campaignChain(of.campaign);
    const windows = Math.max(1, table.spreadMs / PLACE_WINDOW_MS);
    const expected = Math.ceil(Math.max(waterfall.mails / Math.max(1, days.length), ...days) / windows);
    const cause = causeOfStart(begun.start);
    const reason = `campaign ${of.campaign}, start ${begun.start}: ${campaign.audience.segment ?? campaign.audience.when}`;
    for (const chunk of chunksOf(rows)) {
      if (!(await isOn(of))) return;
      const people = await peopleOf(deps.customers, chunk);
      await pMap(
        chunk,
        async ([key, position, , timeZone]) => {
          const customer = people.get(key);
          const due = dueFor(table, position, timeZone);
          if (!customer || due.kind === "late") return;
          await enrol({
            ...{ customer, chain, published, cause, reason, expected },
            now: deps.clock.now(),
            causedAt: begun.startedAt,
            startsAt: due.at,
            windowMs: PLACE_WINDOW_MS,
            ...(table.endsAt !== undefined && { until: table.endsAt }),
          });
        },
        { concurrency: AT_ONCE },
      );
    }
  };

  async function isOn({ campaign, which }: CampaignKey): Promise<boolean> {
    const { run } = await deps.campaigns.read(campaign);
    return run?.start === which && run.phase !== "stopped";
  }
}

export function* chunksOf(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += CHUNK) yield rows.slice(from, from + CHUNK);
}

/** Those of the rows who are still customers under the same key. */
export async function peopleOf(
  customers: Pick<CustomerStore, "readMany">,
  rows: readonly Row[],
): Promise<ReadonlyMap<CustomerKey, Customer>> {
  const found = new Map<CustomerKey, Customer>();
  for await (const customer of customers.readMany(rows.map(([key]) => key)))
    found.set(customer.profile.id, customer);
  return found;
}
