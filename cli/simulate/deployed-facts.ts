import type { Product } from "../../src/domain/catalogue/product.ts";
import type { Fact, FactKind } from "../../src/domain/facts/facts.ts";
import type { Secrets } from "../../src/ports/keys.ts";

/** What Comeback says of its own accord, which the replay says again, or does not. */
const SAID_AGAIN: ReadonlySet<FactKind> = new Set([
  "silenced",
  "level-changed",
  "standing",
  "order-moved",
  "referral-earned",
]);

export interface DeployedFacts {
  /** By when they were received. */
  readonly facts: readonly Fact[];
  readonly secrets: Secrets;
  readonly products: readonly Product[];
}

/** Everything that the deployment's shop has told it, read once from the events table; writes nothing. */
export async function readDeployedFacts(until: number): Promise<DeployedFacts> {
  const { catalogue, events, secrets } = await import("../../src/adapters/wiring.ts");
  const store = events();
  const facts: Fact[] = [];
  for await (const key of store.keys(0, 1))
    for (const fact of await store.factsOf(key, "eventual"))
      if (fact.receivedAt < until && !SAID_AGAIN.has(fact.kind)) facts.push(fact);
  const products: Product[] = [];
  const shelf = catalogue();
  for (let after: string | undefined; ; ) {
    const page = await shelf.page(after);
    products.push(...page.products.map(({ product }) => product));
    if (page.next === undefined) break;
    after = page.next;
  }
  return { facts: facts.sort((a, b) => a.receivedAt - b.receivedAt), secrets: secrets(), products };
}
