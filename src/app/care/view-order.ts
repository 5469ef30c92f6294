import type { AboutOrder, OrderView } from "../../domain/care/about-order.ts";
import { aboutOrder } from "../../domain/care/about-order.ts";
import type { KeptLine } from "../../domain/care/lines.ts";
import { broughtBy, orderStand } from "../../domain/care/order-stand.ts";
import { lineFieldsOf } from "../../domain/conditions/line-fields.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Chain } from "../../domain/config/chain.ts";
import type { CustomerKey, Fact, Item } from "../../domain/facts/facts.ts";
import { exchangeOf } from "../../domain/people/fold-money.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { Condition, Expressions } from "../../ports/conditions.ts";
import type { EventStore } from "../../ports/facts.ts";

export interface ViewOrderDeps {
  readonly events: Pick<EventStore, "factsOf">;
  readonly expressions: Expressions;
  /** Completes lines that name neither category nor picture. */
  readonly catalogue: Pick<CatalogueStore, "read">;
}

interface Asked {
  readonly order: string;
  readonly chain: Pick<Chain, "enter">;
  readonly profile: Pick<Profile, "id" | "aliases">;
  readonly bundle: Pick<Bundle, "store" | "care">;
  /** The lines that a delivery has brought; all where it lists none. */
  readonly delivered?: readonly Item[] | undefined;
  /** The person's facts, where they have been read already. */
  readonly facts?: readonly Fact[];
}

/**
 * An order as a chain sees it, from the facts; undefined of one that the shop has not told of. The facts
 * are read whole, because what an order has become may be told under any of the person's keys.
 */
export type ViewOrder = (asked: Asked) => Promise<OrderView | undefined>;

const MOST_COMPILED = 100;

export function makeViewOrder({ events, expressions, catalogue }: ViewOrderDeps): ViewOrder {
  const compiled = new Map<string, Condition>();
  return async ({ order, chain, profile, bundle, delivered, facts }) => {
    const stand = orderStand(facts ?? (await factsOfPerson(events, profile)), order, {
      profile,
      store: bundle.store,
    });
    if (stand?.kind !== "standing") return stand;
    const lines = await completed(stand.lines);
    const { store } = bundle;
    const convert = exchangeOf(store.currency, store.exchange_rates, store.time_zone)(stand.order.placedAt);
    const isAsked = conditionOf(chain);
    const matching = broughtBy(lines, delivered).filter(({ item }) =>
      isAsked(lineFieldsOf(item, { convert, currency: store.currency })),
    );
    // A chain that asks for nothing in particular is about the order, whatever is told of its lines.
    if (matching.length === 0 && !asksForLines(chain))
      return { ...stand, lines, matching: [] } satisfies AboutOrder;
    return aboutOrder({ ...stand, lines }, matching, bundle);
  };

  function conditionOf({ enter }: Pick<Chain, "enter">): Condition {
    const source = "event" in enter ? enter.items : undefined;
    if (source === undefined) return () => true;
    const known = compiled.get(source);
    if (known) return known;
    const result = expressions.compile(source, { about: "line" });
    if (!result.ok) throw new Error(`published condition ${source}: ${result.problem}`);
    if (compiled.size >= MOST_COMPILED) compiled.clear();
    compiled.set(source, result.condition);
    return result.condition;
  }

  async function completed(lines: readonly KeptLine[]): Promise<readonly KeptLine[]> {
    if (lines.length === 0) return lines;
    const known = await catalogue.read([...new Set(lines.map(({ item }) => item.product))]);
    return lines.map((line) => {
      const { outOfStock: _, discontinued: __, since: ___, ...product } = known.get(line.item.product) ?? {};
      return { ...line, item: { ...product, ...line.item } };
    });
  }
}

export const asksForLines = ({ enter }: Pick<Chain, "enter">): boolean =>
  "event" in enter && enter.items !== undefined;

/** All that is told of a person, under whichever of the merged keys. */
export async function factsOfPerson(
  events: Pick<EventStore, "factsOf">,
  { id, aliases }: Pick<Profile, "id" | "aliases">,
): Promise<readonly Fact[]> {
  const keys: readonly CustomerKey[] = [id, ...aliases];
  return (await Promise.all(keys.map((key) => events.factsOf(key)))).flat();
}
