/** Keys and secrets; every one may have two live values while it is rotated, the newest first. */
export interface Keys {
  readonly segment: readonly string[];
  readonly shopify: readonly string[];
  readonly woocommerce: readonly string[];
  readonly standard: readonly string[];
  /** Signs the tokens in public links and makes the codes. */
  readonly links: readonly string[];
}

export interface Secrets {
  keys(): Promise<Keys>;
}
