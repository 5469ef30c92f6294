import type { Instant } from "../../../domain/basics/calendar.ts";

/** What the mappings read of a message once contracts/ has parsed it. Amounts are decimal, instants corrected by nobody yet. */

export interface Product {
  readonly product_id?: string | undefined;
  readonly id?: string | undefined;
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly category?: string | undefined;
  readonly price?: number | undefined;
  readonly quantity?: number | undefined;
  readonly url?: string | undefined;
  readonly image_url?: string | undefined;
}

/** A person's decision about being written to, with what proves it. */
export interface ConsentClaim {
  readonly granted: boolean;
  readonly at?: Instant | undefined;
  readonly purpose?: string | undefined;
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly text?: string | undefined;
  readonly textVersion?: string | undefined;
  readonly textHash?: string | undefined;
  readonly address?: string | undefined;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly doubleOptInAt?: Instant | undefined;
}

export interface ConsentClaims {
  readonly marketing_consent?: ConsentClaim | undefined;
  readonly email_marketing_consent?: ConsentClaim | undefined;
  readonly accepts_marketing?: ConsentClaim | undefined;
}

export interface Commerce extends Product, ConsentClaims {
  readonly products?: readonly Product[] | undefined;
  readonly order_id?: string | undefined;
  readonly order?: string | undefined;
  readonly cart_id?: string | undefined;
  readonly checkout_id?: string | undefined;
  readonly refund_id?: string | undefined;
  readonly affiliation?: string | undefined;
  readonly merchant?: string | undefined;
  readonly subtotal?: number | undefined;
  readonly total?: number | undefined;
  readonly revenue?: number | undefined;
  readonly value?: number | undefined;
  readonly shipping?: number | undefined;
  readonly tax?: number | undefined;
  readonly discount?: number | undefined;
  readonly currency?: string | null | undefined;
  readonly coupon?: string | undefined;
  readonly review_id?: string | undefined;
  readonly rating?: number | undefined;
  readonly email?: string | undefined;
  readonly entry?: string | undefined;
  readonly list?: string | undefined;
  readonly form?: string | undefined;
  readonly source?: string | undefined;
}

export interface Traits extends ConsentClaims {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly phone?: string | undefined;
  readonly locale?: string | undefined;
  readonly language?: string | undefined;
  readonly timezone?: string | undefined;
  readonly time_zone?: string | undefined;
  readonly country?: string | undefined;
  readonly address: { readonly country?: string | undefined };
}

export interface SegmentMessage {
  readonly type?: string | undefined;
  readonly message_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly anonymous_id?: string | undefined;
  readonly previous_id?: string | undefined;
  readonly event?: string | undefined;
  readonly timestamp?: Instant | undefined;
  readonly original_timestamp?: Instant | undefined;
  readonly sent_at?: Instant | undefined;
  readonly received_at?: Instant | undefined;
  readonly channel?: string | undefined;
  readonly context: {
    readonly ip?: string | undefined;
    readonly user_agent?: string | undefined;
    readonly locale?: string | undefined;
    readonly timezone?: string | undefined;
    readonly traits: Traits;
    readonly page: { readonly url?: string | undefined };
    readonly library: { readonly name?: string | undefined };
    readonly consent?: ConsentClaim | undefined;
  };
  readonly traits: Traits;
  readonly properties: Commerce;
}
