import pMap from "p-map";
import { defined } from "../../domain/basics/defined.ts";
import { campaignChain, chainOf } from "../../domain/campaigns/chain-of.ts";
import { makeWaterfall } from "../../domain/campaigns/waterfall.ts";
import type { Benefit } from "../../domain/offers/benefit.ts";
import { costOn, faceValue } from "../../domain/offers/discount.ts";
import { benefitWords } from "../../domain/offers/kinds.ts";
import { decidedVariant } from "../../domain/proof/measuring.ts";
import { makeHolds } from "../chains/conditions.ts";
import { experimentOf } from "../chains/experiments.ts";
import type { CampaignDeps } from "./deps.ts";
import { campaignDocuments, packed, type Row } from "./documents.ts";
import { makeLook } from "./look.ts";
import { type Subject, subjectOf } from "./subject.ts";

const AT_ONCE = 16;

/**
 * Looks through one shard of the base and keeps who is in the audience, and what stands between them and the mail. What a
 * start has kept of a shard is not looked for again: its audience is what it found first.
 */
export function makeSurvey(deps: CampaignDeps) {
  const holds = makeHolds(deps.expressions);
  return async (
    of: { readonly campaign: string; readonly which: number | "check" },
    shard: number,
  ): Promise<void> => {
    const documents = campaignDocuments(deps.runs, of.campaign, of.which);
    if (of.which !== "check" && (await documents.read(`survey/${shard}`))) return;
    const subject = await subjectOf(deps, of);
    const { begun, campaign, bundle, table } = subject;
    const [model, keys, winner] = await Promise.all([
      deps.nights.model(),
      deps.secrets.keys(),
      winnerOf(subject, of.campaign),
    ]);
    const now = deps.clock.now();
    const look = makeLook(
      { ...deps, holds },
      {
        name: of.campaign,
        start: begun.start,
        campaign,
        bundle,
        table,
        now,
        model,
        keys,
        ...defined({ winner }),
      },
    );
    const fall = makeWaterfall();
    const rows: Row[] = [];
    const positions = new Map<string, number[]>();
    let customers = 0;
    await pMap(
      deps.customers.scan(shard, begun.shardCount),
      async (customer) => {
        customers++;
        const seen = await look(customer);
        if (seen.kind === "outside") return;
        fall.seen();
        if (seen.kind === "lost") return fall.lose(seen.loss, seen.why);
        const { expected, position, timeZone, offer } = seen;
        if (of.which !== "check") rows.push([customer.profile.id, position, expected, timeZone]);
        if (expected === "holdout") return fall.holdOut();
        if (expected === "capped") return fall.cap(seen.why);
        fall.mail(timeZone);
        const others = positions.get(timeZone) ?? [];
        others.push(position);
        positions.set(timeZone, others);
        if (offer?.kind === "offer")
          fall.offer(
            benefitWords(offer.offer.benefit, bundle.store.currency),
            costAt(offer.offer.benefit, customer.profile.averageOrder),
          );
        if (offer?.kind === "none") fall.noOffer(shortly(offer.reason));
      },
      { concurrency: AT_ONCE },
    );
    await documents.write(`survey/${shard}`, {
      customers,
      waterfall: fall.result(),
      positions: Object.fromEntries([...positions].map(([zone, places]) => [zone, packed(places)])),
      rows,
    });
  };

  async function winnerOf({ campaign, bundle }: Subject, name: string): Promise<string | undefined> {
    const [step] = chainOf(campaign, bundle).steps;
    const test = step && "send" in step ? experimentOf(campaignChain(name), step) : undefined;
    return test && decidedVariant(await deps.experiments.decisions(test));
  }
}

/** What the offer costs with an average order; of who has not ordered yet, the most that it can cost. */
const costAt = (benefit: Benefit, averageOrder: number): number | undefined =>
  averageOrder > 0 ? costOn(benefit, averageOrder) : faceValue(benefit);

/** Without what differs from customer to customer: `spent 1,200 RUB: tier plain (…); no discount for tier plain`. */
const shortly = (reason: string): string => reason.split("; ").at(-1) ?? reason;
