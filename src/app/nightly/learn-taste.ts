import type { Day } from "../../domain/basics/calendar.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import { fitTaste } from "../../domain/taste/model.ts";
import { makeTasteCounter, TASTE_ROOM, type TasteStatistics } from "../../domain/taste/statistics.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { everyProduct } from "../catalogue/every-product.ts";
import { readMade, write } from "./documents.ts";
import type { RunInput } from "./fit.ts";
import { LeaseLost } from "./task.ts";

interface LearnTasteDeps {
  readonly runs: RunStore;
  readonly catalogue: Pick<CatalogueStore, "page">;
}

/** Merges what the shards have counted, one shard at a time, and learns from it what is bought again, together and now. */
export async function learnTaste(deps: LearnTasteDeps, input: RunInput, today: Day): Promise<void> {
  const statistics = await merged(deps.runs, input);
  const catalogue = await productsOf(deps.catalogue, statistics, today);
  await write(deps.runs, input.run, "taste", fitTaste(statistics, today, catalogue));
}

async function merged(runs: RunStore, { run, fence, shardCount }: RunInput): Promise<TasteStatistics> {
  const counter = makeTasteCounter(TASTE_ROOM);
  for (let shard = 0; shard < shardCount; shard += 1) {
    const part = await readMade(runs, run, `taste/${shard}`);
    if (part.fence !== fence) throw new LeaseLost(run);
    counter.merge(part.statistics);
  }
  return counter.state();
}

/** Longer than any product is new. */
const NEW_DAYS = 60;

/** Of the catalogue what anybody has bought, and what is new; the rest is passed by. */
async function productsOf(
  catalogue: LearnTasteDeps["catalogue"],
  { products, baskets }: TasteStatistics,
  today: Day,
): Promise<ReadonlyMap<string, Product>> {
  const bought = new Set([...products.entries.map(([, id]) => id), ...baskets.ids]);
  const found = new Map<string, Product>();
  for await (const { product } of everyProduct(catalogue))
    if (bought.has(product.product) || (product.since ?? 0) > today - NEW_DAYS)
      found.set(product.product, product);
  return found;
}
