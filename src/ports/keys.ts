import type { Source } from "../domain/facts/sources.ts";

/** Keys and secrets; every one may have two live values while it is rotated, the newest first. */
export interface Keys extends Readonly<Record<Source, readonly string[]>> {
  /** Of the shop's own servers, which speak Segment's protocol as browsers do with `segment`. Secret. */
  readonly server: readonly string[];
  /** With which the shop's pages sign whose they are: the HMAC of a user id. */
  readonly identity: readonly string[];
  /** Signs the tokens in public links and makes the codes. */
  readonly links: readonly string[];
  /** Names the ledgers of addresses. Never rotated: the last value counts, whatever stands before it. */
  readonly mailbox: readonly string[];
  /** Signs what is posted to webhooks (Standard Webhooks). */
  readonly webhooks: readonly string[];
  /** Of the shop's platform: Shopify's Admin API token, or WooCommerce's `ck_…:cs_…`. Filled in by hand. */
  readonly till: readonly string[];
}

export interface Secrets {
  keys(): Promise<Keys>;
}
