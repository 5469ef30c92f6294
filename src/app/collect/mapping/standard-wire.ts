import type { Instant } from "../../../domain/basics/calendar.ts";
import type { ConsentClaim, Product } from "./wire.ts";

/** The events of contracts/standard.ts, parsed. */

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

export interface StandardCustomer
  extends Optional<{ user_id: string; email: string; anonymous_id: string }> {}

interface About {
  readonly customer: StandardCustomer;
}

export interface StandardOrder
  extends Optional<{
    customer: StandardCustomer;
    total: number;
    currency: string;
    items: readonly Product[];
    merchant: string;
    coupons: readonly string[];
    cart_id: string;
    refunded_total: number;
    placed_at: Instant;
  }> {
  readonly order_id: string;
}

export interface StandardRefund
  extends Optional<{
    customer: StandardCustomer;
    amount: number;
    currency: string;
    items: readonly Product[];
  }> {
  readonly order_id: string;
  readonly refund_id: string;
}

export interface StandardProof
  extends About,
    Optional<{
      purpose: string;
      channel: string;
      text: string;
      text_version: string;
      text_hash: string;
      address: string;
      ip: string;
      user_agent: string;
      double_opt_in_at: Instant;
    }> {
  readonly source: NonNullable<ConsentClaim["source"]>;
}

type Cart = About & Optional<{ cart_id: string; currency: string }>;

export type CartChanged = Cart &
  (
    | { readonly change: "added" | "removed"; readonly item: Product }
    | { readonly change: "replaced"; readonly items: readonly Product[] }
  );

type Event<T extends string, D> = { readonly type: T; readonly timestamp: Instant; readonly data: D };

export type StandardEvent =
  | Event<
      "customer.identified",
      About & Optional<{ name: string; phone: string; locale: string; time_zone: string; country: string }>
    >
  | Event<"customer.subscribed", About & { readonly entry: string }>
  | Event<"consent.given" | "consent.withdrawn", StandardProof>
  | Event<"shop.visited", About & Optional<{ url: string; merchant: string }>>
  | Event<
      "product.viewed",
      About & { readonly item: Product } & Optional<{ currency: string; merchant: string }>
    >
  | Event<"cart.changed", CartChanged>
  | Event<
      "checkout.started",
      Cart & { readonly items: readonly Product[] } & Optional<{ order_id: string; total: number }>
    >
  | Event<"order.placed" | "order.updated" | "order.cancelled", StandardOrder>
  | Event<"order.refunded", StandardRefund>
  | Event<
      "review.left",
      About & { readonly product_id: string } & Optional<{ review_id: string; rating: number }>
    >
  | Event<"privacy.requested", About & { readonly request: string }>;

export type StandardMessage = {
  /** The header webhook-id: the same for every delivery. */
  readonly id: string;
  readonly receivedAt: Instant;
  readonly raw: unknown;
  readonly storeCurrency: string;
} & (
  | { readonly known: true; readonly event: StandardEvent }
  | {
      readonly known: false;
      readonly event: { readonly type: string; readonly timestamp: Instant; readonly data: About };
    }
);
