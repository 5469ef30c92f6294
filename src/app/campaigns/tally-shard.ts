import pMap from "p-map";
import { campaignChain } from "../../domain/campaigns/chain-of.ts";
import { becameOf, makeTally, type Tally } from "../../domain/campaigns/outcome.ts";
import { type CampaignRun, causeOfStart } from "../../domain/campaigns/run.ts";
import { dueFor } from "../../domain/campaigns/schedule.ts";
import type { Entry } from "../../domain/chains/journal.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { EntryJournal } from "../../ports/chains.ts";
import { runOf } from "../chains/enrol.ts";
import { makeLeave } from "../chains/leave.ts";
import type { CampaignDeps } from "./deps.ts";
import { campaignDocuments } from "./documents.ts";
import { chunksOf, peopleOf } from "./enrol-shard.ts";
import { type CampaignKey, subjectOf } from "./subject.ts";

const AT_ONCE = 16;

type TallyDeps = Pick<CampaignDeps, "runs" | "config" | "clock" | "bus"> & {
  readonly customers: Pick<CampaignDeps["customers"], "readMany">;
  readonly journal: EntryJournal;
};

/**
 * Counts what became of those of one shard whom a start was to let in: read from their entries, so that it is the same
 * however often and whenever it is counted. Of a start that has been stopped it ends what has not ended yet.
 */
export function makeTallyShard(deps: TallyDeps) {
  const leave = makeLeave(deps);
  return async (
    of: CampaignKey & { readonly which: number },
    shard: number,
    stopped?: CampaignRun["stopped"],
  ): Promise<Tally> => {
    const documents = campaignDocuments(deps.runs, of.campaign, of.which);
    const [{ rows }, { table, begun }] = await Promise.all([
      documents.made(`survey/${shard}`),
      documents.made("weighed"),
    ]);
    const { bundle, published } = await subjectOf(deps, of);
    const chain = campaignChain(of.campaign);
    const run = runOf({ chain, cause: causeOfStart(begun.start), published });
    const tally = makeTally();
    for (const chunk of chunksOf(rows)) {
      const people = await peopleOf(deps.customers, chunk);
      await pMap(
        chunk,
        async ([key, position, expected, timeZone]) => {
          if (dueFor(table, position, timeZone).kind === "late") return;
          let entry = await deps.journal.entry(key, chain, "eventual");
          if (stopped && entry?.run === run && entry.status === "active") {
            await leave(entry, bundle, { outcome: `stopped: ${stopped.why}`, at: deps.clock.now() });
            entry = await deps.journal.entry(key, chain);
          }
          tally.add(expected, becameOf(entry, run), hasBought(people.get(key), entry));
        },
        { concurrency: AT_ONCE },
      );
    }
    return tally.result();
  };
}

/** Since the mail, or since the moment in which it would have gone. */
function hasBought(customer: Customer | undefined, entry: Entry | undefined): boolean {
  const done = entry?.steps.find(({ what }) => what === "sent" || what === "holdout");
  const { lastOrderAt } = customer?.profile ?? {};
  return done !== undefined && lastOrderAt !== undefined && lastOrderAt >= done.at;
}
