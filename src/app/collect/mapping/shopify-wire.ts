import type { Instant } from "../../../domain/basics/calendar.ts";
import type { ConsentClaim } from "./wire.ts";

/** What the mappings read of Shopify's webhooks once contracts/shopify.ts has parsed them. */

interface Address {
  readonly country_code?: string | undefined;
}

export interface ShopifyCustomer {
  readonly id?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly state?: string | undefined;
  readonly created_at?: Instant | undefined;
  readonly updated_at?: Instant | undefined;
  readonly default_address: Address;
  readonly email_marketing_consent?: ConsentClaim | undefined;
  readonly accepts_marketing?: ConsentClaim | undefined;
  readonly accepts_marketing_updated_at?: Instant | undefined;
}

export interface ShopifyLine {
  readonly product_id?: string | undefined;
  readonly variant_id?: string | undefined;
  readonly sku?: string | undefined;
  readonly title?: string | undefined;
  readonly vendor?: string | undefined;
  readonly product_type?: string | undefined;
  readonly price?: number | undefined;
  readonly quantity?: number | undefined;
}

export interface ShopifyRefund {
  readonly id?: string | undefined;
  readonly order_id?: string | undefined;
  readonly created_at?: Instant | undefined;
  readonly processed_at?: Instant | undefined;
  readonly transactions?:
    | readonly {
        readonly kind?: string | undefined;
        readonly status?: string | undefined;
        readonly amount?: number | undefined;
        readonly currency?: string | null | undefined;
      }[]
    | undefined;
  readonly refund_line_items?:
    | readonly {
        readonly quantity?: number | undefined;
        readonly subtotal?: number | undefined;
        readonly total_tax?: number | undefined;
        readonly line_item: ShopifyLine;
      }[]
    | undefined;
}

/** Whom an order or a checkout is from. */
export interface ShopifyBuyer {
  readonly email?: string | undefined;
  readonly contact_email?: string | undefined;
  readonly phone?: string | undefined;
  readonly customer: ShopifyCustomer;
  readonly customer_locale?: string | undefined;
  readonly billing_address: Address;
  readonly shipping_address: Address;
}

interface ShopifySale extends ShopifyBuyer {
  readonly created_at?: Instant | undefined;
  readonly updated_at?: Instant | undefined;
  readonly currency?: string | null | undefined;
  readonly total_price?: number | undefined;
  readonly line_items?: readonly ShopifyLine[] | undefined;
}

export interface ShopifyCheckout extends ShopifySale {
  readonly token?: string | undefined;
  readonly completed_at?: Instant | undefined;
}

export interface ShopifyOrder extends ShopifySale {
  readonly id?: string | undefined;
  readonly processed_at?: Instant | undefined;
  readonly cancelled_at?: Instant | undefined;
  readonly discount_codes?: readonly { readonly code?: string | undefined }[] | undefined;
  readonly checkout_token?: string | undefined;
  readonly refunds?: readonly ShopifyRefund[] | undefined;
  readonly buyer_accepts_marketing?: boolean | undefined;
  readonly browser_ip?: string | undefined;
  readonly client_details: { readonly user_agent?: string | undefined };
}

export interface ShopifyOther {
  readonly email?: string | undefined;
  readonly customer: ShopifyCustomer;
}

/** One webhook: its head, and its body by what it is about. */
export type ShopifyWebhook = {
  readonly topic: string;
  /** X-Shopify-Webhook-Id: the same for every delivery of one webhook. */
  readonly id: string;
  readonly shop: string;
  readonly receivedAt: Instant;
  readonly raw: unknown;
  /** The store's, for amounts that name none. */
  readonly storeCurrency: string;
} & (
  | { readonly about: "order"; readonly body: ShopifyOrder }
  | { readonly about: "refund"; readonly body: ShopifyRefund }
  | { readonly about: "checkout"; readonly body: ShopifyCheckout }
  | { readonly about: "customer"; readonly body: ShopifyCustomer }
  | { readonly about: "privacy"; readonly body: ShopifyOther }
  | { readonly about: "other"; readonly body: ShopifyOther }
);

/** The webhooks about one thing. */
export type ShopifyAbout<A extends ShopifyWebhook["about"]> = ShopifyWebhook & { readonly about: A };
