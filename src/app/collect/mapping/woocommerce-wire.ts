import type { Instant } from "../../../domain/basics/calendar.ts";
import type { ConsentClaim } from "./wire.ts";

/** What the mappings read of WooCommerce's webhooks once contracts/woocommerce.ts has parsed them. */

interface Billing {
  readonly email?: string | undefined;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly phone?: string | undefined;
  readonly country?: string | undefined;
}

export type WooMeta =
  | readonly { readonly key?: string | undefined; readonly value?: ConsentClaim | undefined }[]
  | undefined;

export interface WooDates {
  readonly date_created_gmt?: Instant | undefined;
  readonly date_created?: Instant | undefined;
  readonly date_modified_gmt?: Instant | undefined;
  readonly date_modified?: Instant | undefined;
}

export interface WooOrder extends WooDates {
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly currency?: string | null | undefined;
  readonly total?: number | undefined;
  readonly customer_id?: string | undefined;
  readonly customer_ip_address?: string | undefined;
  readonly customer_user_agent?: string | undefined;
  readonly billing: Billing;
  readonly line_items?:
    | readonly {
        readonly product_id?: string | undefined;
        readonly sku?: string | undefined;
        readonly name?: string | undefined;
        readonly price?: number | undefined;
        readonly quantity?: number | undefined;
        readonly image: { readonly src?: string | undefined };
      }[]
    | undefined;
  readonly coupon_lines?: readonly { readonly code?: string | undefined }[] | undefined;
  readonly refunds?:
    | readonly { readonly id?: string | undefined; readonly total?: number | undefined }[]
    | undefined;
  readonly meta_data?: WooMeta;
}

export interface WooCustomer extends WooDates {
  readonly id?: string | undefined;
  readonly email?: string | undefined;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly billing: Billing;
  readonly meta_data?: WooMeta;
}

export interface WooOther extends WooDates {
  readonly id?: string | undefined;
  readonly email?: string | undefined;
  readonly customer_id?: string | undefined;
  readonly billing: Billing;
}

/** One webhook: its head, and its body by what it is about. */
export type WooWebhook = {
  readonly topic: string;
  /** Made from the content: the ids that WooCommerce sends are shared by different webhooks. */
  readonly id: string;
  readonly receivedAt: Instant;
  readonly raw: unknown;
  /** The store's, for amounts that name none. */
  readonly storeCurrency: string;
} & (
  | { readonly about: "order"; readonly body: WooOrder }
  | { readonly about: "customer"; readonly body: WooCustomer }
  | { readonly about: "other"; readonly body: WooOther }
);

/** The webhooks about one thing. */
export type WooAbout<A extends WooWebhook["about"]> = WooWebhook & { readonly about: A };
