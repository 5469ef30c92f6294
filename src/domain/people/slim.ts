import type { CustomerKey, Fact, FactOf, Item } from "../facts/facts.ts";
import { endsEverything } from "../mailbox/ledger.ts";
import { type DeclaredAttributes, traitsRead } from "./fold-attributes.ts";
import { clip, keptProof, MOST_ADDRESS } from "./fold-limits.ts";

/** What of traits anything is made of: attributes, and the dates on which points are given. */
export interface TraitsRead {
  readonly attributes?: DeclaredAttributes;
  readonly dates: ReadonlySet<string>;
}

/**
 * A fact without what no profile is made of, and with texts as profiles keep them: so that what is kept of a history stays
 * small, whatever a sender puts in it. Whose partition it lies in says only who spent points.
 */
export function slim(fact: Fact, id: CustomerKey, traits: TraitsRead): Fact {
  const { mailbox: _, of: __, import: ___, ...told } = fact;
  const own = told.kind === "points-spent" ? told : { ...told, customer: id };
  switch (own.kind) {
    case "order-placed":
    case "order-updated":
    case "order-cancelled":
      return { ...own, ...(own.items && { items: own.items.map(line) }) };
    case "order-refunded":
    case "order-delivered":
      return { ...own, ...(own.items && { items: own.items.map(line) }) };
    case "checkout-started":
      return { ...own, items: own.items.map(shownLine) };
    case "cart-changed":
      return { ...own, change: slimChange(own.change) };
    case "product-viewed": {
      const { merchant: _shop, ...view } = own;
      return { ...view, item: shownLine(view.item) };
    }
    case "visited": {
      const { merchant: _shop, url: _page, ...visit } = own;
      return visit;
    }
    case "identified":
      return withTraits(own, traits);
    case "consent-given":
    case "consent-withdrawn":
    case "channel-consent":
      return { ...own, proof: keptProof(own.proof) as typeof own.proof };
    case "opaque":
      return { ...own, payload: null };
    case "privacy-requested":
      return { ...own, request: endsEverything(own.request) ? "" : "export", payload: null };
    default:
      return own;
  }
}

/** A line of an order: nobody is led back to it. */
function line({ url: _, image: __, ...item }: Item): Item {
  return clipped(item);
}

function shownLine({ url, image, ...item }: Item): Item {
  return {
    ...clipped(item),
    ...(url !== undefined && url.length <= MOST_ADDRESS && { url }),
    ...(image !== undefined && image.length <= MOST_ADDRESS && { image }),
  };
}

const clipped = ({ name, category, ...item }: Item): Item => ({
  ...item,
  product: clip(item.product),
  ...(name !== undefined && { name: clip(name) }),
  ...(category !== undefined && { category: clip(category) }),
});

function slimChange(change: FactOf<"cart-changed">["change"]): FactOf<"cart-changed">["change"] {
  return change.type === "replaced"
    ? { ...change, items: change.items.map(shownLine) }
    : { ...change, item: shownLine(change.item) };
}

function withTraits({ traits, ...told }: FactOf<"identified">, read: TraitsRead): FactOf<"identified"> {
  const kept = traits && traitsRead(traits, read);
  return { ...told, ...(kept && Object.keys(kept).length > 0 && { traits: kept }) };
}
