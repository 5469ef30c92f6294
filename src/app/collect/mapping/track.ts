import type { Commerce } from "../../../contracts/ecommerce.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { EventMeaning } from "../../../domain/facts/event-names.ts";
import type { CartChange, FactBody, FactOf } from "../../../domain/facts/facts.ts";
import type { Rank } from "../../../domain/facts/ranks.ts";
import { boundedId } from "../identity-keys.ts";
import { itemOf, itemsOf, totalOf } from "./commerce.ts";
import { type NamedCart, namedCart, orderStateOf, refundOf } from "./order.ts";

/** A `track` call, ready to be understood. */
export interface TrackedEvent {
  readonly properties: Commerce;
  readonly rank: Rank;
  /** Of its amounts; undefined where it names one that is none. */
  readonly currency: string | undefined;
  readonly at: Instant;
  /** The source's id of the message: an order or a refund without an id of its own is known by it. */
  readonly message: string;
  readonly pageUrl: string | undefined;
  /** Kept word for word beside what is understood of it. */
  readonly verbatim: FactBody;
}

/** What happened in the shop; empty for events that nothing is known of, or that lack what they are about. */
export function eventBodies(event: TrackedEvent, meaning: EventMeaning): readonly FactBody[] {
  const { properties, currency, at } = event;
  const order = properties.order_id ?? properties.order;
  const items = itemsOf(properties.products, currency);
  const cart = namedCart(properties);
  switch (meaning) {
    case "browsed":
      return [visit(event), event.verbatim];
    case "product-viewed":
      return viewed(event);
    case "product-added":
    case "product-removed":
      return changed(event, meaning === "product-added" ? "added" : "removed");
    case "cart-viewed":
      return items ? [cartChange(cart, { type: "replaced", items })] : [visit(event)];
    case "checkout-started": {
      const total = totalOf(properties, currency);
      return [
        {
          kind: "checkout-started",
          ...cart,
          ...(order !== undefined && { order: boundedId(order) }),
          items: items ?? [],
          ...(total && { total }),
        },
        ...(items?.length ? [cartChange(cart, { type: "replaced", items })] : []),
      ];
    }
    case "order-completed": {
      const id = order ?? properties.id ?? event.message;
      return [{ kind: "order-placed", ...orderStateOf(id, properties, currency, at), placedAt: at }];
    }
    case "order-updated":
      return order === undefined ? [] : [{ kind: meaning, ...orderStateOf(order, properties, currency, at) }];
    case "order-cancelled":
      return order === undefined ? [] : [{ kind: meaning, ...orderStateOf(order, properties, currency, at) }];
    case "order-refunded": {
      const refund = properties.refund_id ?? event.message;
      const body = order === undefined ? undefined : refundOf(properties, { order, refund, currency, at });
      return body ? [body] : [];
    }
    case "order-delivered":
      return delivered(event, order);
    case "reviewed":
      return reviewed(event);
    case "signed-up":
      return [joined(properties, "registration")];
    case "subscribed":
      return [joined(properties, "newsletter")];
    case "unsubscribed":
      return [];
    case "mail-bounced":
      return ended(event, { event: "bounced", permanent: isPermanent(properties) });
    case "mail-complained":
      return ended(event, { event: "complained" });
  }
}

/** It begins mails that need no consent, so that a browser's word of it is none. */
function delivered(
  { rank, properties, currency }: TrackedEvent,
  order: string | undefined,
): readonly FactBody[] {
  if (rank === "browser" || order === undefined) return [];
  const items = itemsOf(properties.products, currency);
  return [{ kind: "order-delivered", order: boundedId(order), ...(items?.length && { items }) }];
}

type Ending = Pick<FactOf<"mail">, "event" | "permanent">;

/** What became of a mail that somebody else sent ends mails for good, so that a browser's word of it is none. */
const ended = ({ rank, message }: TrackedEvent, ending: Ending): readonly FactBody[] =>
  rank === "server" ? [{ kind: "mail", ...ending, send: boundedId(message) }] : [];

/** A bounce of which nobody says that it is for good counts as one that may pass. */
const isPermanent = ({ bounce_type: type }: Commerce): boolean => /^(permanent|hard)/i.test(type ?? "");

export function visit({ properties, pageUrl }: Pick<TrackedEvent, "properties" | "pageUrl">): FactBody {
  const merchant = properties.affiliation ?? properties.merchant;
  const url = properties.url ?? pageUrl;
  return { kind: "visited", ...defined({ merchant, url }) };
}

function viewed({ properties, currency }: TrackedEvent): readonly FactBody[] {
  const item = itemOf(properties, currency);
  const merchant = properties.affiliation ?? properties.merchant;
  return item ? [{ kind: "product-viewed", item, ...defined({ merchant }) }] : [];
}

/** Some clients put the product among the properties, as the specification says, some in a list. */
function changed({ properties, currency }: TrackedEvent, type: "added" | "removed"): readonly FactBody[] {
  const single = itemOf(properties, currency);
  const items = single ? [single] : (itemsOf(properties.products, currency) ?? []);
  return items.map((item) => cartChange(namedCart(properties), { type, item }));
}

function reviewed({ properties, verbatim }: TrackedEvent): readonly FactBody[] {
  const product = properties.product_id ?? properties.id ?? properties.sku ?? properties.name;
  if (product === undefined) return [];
  const { review_id: review, rating } = properties;
  const body: FactBody = {
    kind: "reviewed",
    product: boundedId(product),
    ...(review !== undefined && { review: boundedId(review) }),
    ...defined({ rating }),
  };
  return [body, verbatim];
}

export const cartChange = (cart: NamedCart, change: CartChange): FactBody => ({
  kind: "cart-changed",
  ...cart,
  change,
});

const joined = ({ entry, source, form, list, via }: Commerce, otherwise: string): FactBody => ({
  kind: "subscribed",
  entry: entry ?? source ?? form ?? list ?? otherwise,
  ...defined({ via }),
});
