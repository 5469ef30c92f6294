import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, type Day } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { HoldoutMeasuring } from "../../domain/proof/holdout-measuring.ts";
import type { Decisions, Draw, Epoch, Measuring } from "../../domain/proof/measuring.ts";
import { type Bought, LOOKED_BACK_DAYS } from "../../domain/proof/taken-back.ts";
import { DRAW_SHARDS, type ExperimentStore } from "../../ports/proof.ts";
import type { CountedDraws } from "../../ports/uplift.ts";
import { shardOf } from "../shard-of.ts";
import { packed, unpacked } from "./counted-draws.ts";
import { ABSENT, ANY, type Condition, type Item, type Key, makeJournalTable } from "./journal-table.ts";

/** Windows are counted the night after they close; a deployment that stood still for longer has lost them. */
const KEPT_DAYS = 45;
/** Nights that are missing are made up for by the next look. */
const BOUGHT_DAYS = LOOKED_BACK_DAYS + 14;
/** Two years: what moved people before that may move nobody today. */
const LEARNED_DAYS = 730;

const OWNER = "experiments";
const nameOf = ({ experiment, epoch }: Epoch) => `${experiment}#${epoch}`;
const firstOf = (epoch: Epoch, person: CustomerKey): Key => ({
  owner: person,
  entry: `draw#${nameOf(epoch)}`,
});
const dayOwner = (epoch: Epoch, day: Day, shard: number) => `draws#${nameOf(epoch)}#${day}#${shard}`;
/** Of the item of a person's first draw: where that person lies under the day of its close. Empty of any other item. */
export function closingKeys(item: Item): readonly Key[] {
  if (!String(item.entry).startsWith("draw#")) return [];
  const draw = item as unknown as Draw;
  const owner = dayOwner(draw, draw.closes, shardOf(draw.person, DRAW_SHARDS));
  return [{ owner, entry: `draw#${draw.person}` }, boughtOf(draw)];
}
const boughtOwner = (epoch: Epoch, closes: Day) => `bought#${nameOf(epoch)}#${closes}`;
const boughtOf = (one: Pick<Bought, "experiment" | "epoch" | "closes" | "person">): Key => ({
  owner: boughtOwner(one, one.closes),
  entry: `bought#${one.person}`,
});
const measuringOf = (epoch: Epoch): Key => ({ owner: OWNER, entry: `measuring#${nameOf(epoch)}` });
const holdoutOf = (epoch: Epoch): Key => ({ owner: OWNER, entry: `holdout#${nameOf(epoch)}` });
const COUNTED = "uplift";
/** Days as numbers of the same length are in order. */
const countedOf = ({ closes, page }: CountedDraws): Key => ({
  owner: COUNTED,
  entry: `counted#${String(closes).padStart(6, "0")}#${page}`,
});
const decisionsOf = (epoch: Epoch): Key => ({ owner: OWNER, entry: `decisions#${nameOf(epoch)}` });

/**
 * In the journal table: a person's first draw under the person's own key, which is what makes it the first, and once more
 * under the day on which its window closes, where the night finds it; that item has a lifetime.
 */
export function makeExperiments(documents: DynamoDBDocumentClient, table: string): ExperimentStore {
  const items = makeJournalTable(documents, table);
  const revised = async (key: Key, { revision, ...rest }: { readonly revision: number }) => {
    const before: Condition =
      revision === 1 ? ABSENT : { text: "#revision = :before", values: { ":before": revision - 1 } };
    return (await items.put(key, { ...rest, revision }, before)) ? "written" : "conflict";
  };
  return {
    async keepDraw(draw) {
      const first = firstOf(draw, draw.person);
      const { features, tests, ...named } = draw;
      const isFirst = await items.put(first, named, ABSENT);
      const kept = isFirst ? draw : drawOf(await items.get(first));
      if (!kept) throw new Error(`the draw of ${nameOf(draw)} vanished while it was kept`);
      const key = {
        owner: dayOwner(kept, kept.closes, shardOf(kept.person, DRAW_SHARDS)),
        entry: `draw#${kept.person}`,
      };
      // Of whoever drew long ago the item may have come to its end: it is not wanted again.
      if (!isFirst && draw.drawnOn > kept.closes) return kept;
      await items.put(
        key,
        { ...kept, ...defined({ features, tests }), [JOURNAL_EXPIRY]: expiryOf(kept.closes + KEPT_DAYS) },
        ABSENT,
      );
      return kept;
    },
    drawn: async (epoch, person) => drawOf(await items.get(firstOf(epoch, person))),
    async *closing(epoch, day, shard) {
      for await (const item of items.query(dayOwner(epoch, day, shard), "draw#")) {
        const draw = drawOf(item);
        if (draw) yield draw;
      }
    },
    async measurings() {
      const found: Measuring[] = [];
      for await (const item of items.query(OWNER, "measuring#")) found.push(withoutKey(item) as Measuring);
      return found;
    },
    putMeasuring: (next) => revised(measuringOf(next), next),
    async holdouts() {
      const found: HoldoutMeasuring[] = [];
      for await (const item of items.query(OWNER, "holdout#"))
        found.push(withoutKey(item) as HoldoutMeasuring);
      return found;
    },
    putHoldout: (next) => revised(holdoutOf(next), next),
    async keepCounted(page) {
      const { closes, draws } = page;
      const item = { draws: packed(draws), [JOURNAL_EXPIRY]: expiryOf(closes + LEARNED_DAYS) };
      await items.put(countedOf(page), { ...item, of: draws[0]?.experiment }, ANY);
    },
    async *counted() {
      for await (const { draws, of } of items.newest(COUNTED, "counted#")) yield* unpacked(draws, of);
    },
    async keepBought(bought) {
      const item = { ...bought, [JOURNAL_EXPIRY]: expiryOf(bought.closes + BOUGHT_DAYS) };
      await items.put(boughtOf(bought), item, ANY);
    },
    async *bought(epoch, closes) {
      for await (const item of items.query(boughtOwner(epoch, closes), "bought#"))
        yield withoutKey(item) as Bought;
    },
    async decisions(epoch) {
      const item = await items.get(decisionsOf(epoch));
      return item && (withoutKey(item) as Decisions);
    },
    putDecisions: (next) => revised(decisionsOf(next), next),
  };
}

const expiryOf = (day: Day): number => (day * DAY) / 1_000;

function withoutKey({ owner: _, entry: __, [JOURNAL_EXPIRY]: ___, ...rest }: Item): Item {
  return rest;
}

const drawOf = (item: Item | undefined): Draw | undefined => item && (withoutKey(item) as Draw);
