import type { Campaign } from "./campaign.ts";
import type { Care } from "./care.ts";
import type { Chain } from "./chain.ts";
import type { Form } from "./form.ts";
import type { Loyalty } from "./loyalty.ts";
import type { Offers } from "./offers.ts";
import type { Segments } from "./segments.ts";
import type { Store } from "./store.ts";

/**
 * A shop's published config. Keys are as the marketer writes them in YAML (docs/config.md). The schemas in src/contracts/config
 * parse files into these shapes; src/adapters/config/load-bundle.ts guarantees that every reference in them resolves.
 */
export interface Bundle {
  readonly store: Store;
  readonly segments: Segments;
  readonly offers: Offers;
  readonly chains: Readonly<Record<string, Chain>>;
  readonly campaigns: Readonly<Record<string, Campaign>>;
  /** By template name, then language. */
  readonly templates: Readonly<Record<string, Readonly<Record<string, Template>>>>;
  /** Sign-up forms by name. */
  readonly forms: Readonly<Record<string, Form>>;
  /** What the shop says of goods after they were bought; nothing when absent. */
  readonly care?: Care;
  /** No loyalty programme when absent. */
  readonly loyalty?: Loyalty;
}

export interface Template {
  /** Liquid. */
  readonly subject: string;
  /** HTML with Liquid in it, made from MJML when the bundle is published. */
  readonly html: string;
}
