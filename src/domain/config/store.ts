import type { Rates } from "../basics/rates.ts";
import type { Digest } from "./digest.ts";
import type { Localised } from "./localised.ts";

/** Which consents the mailbox's owner has to confirm: those of browsers, all without proof of a double opt-in, or none. */
export type ConfirmSetting = "always" | "browser" | "never";

export interface Store {
  readonly name: string;
  readonly url: string;
  /** `/survey` at `url` when absent. */
  readonly survey_url?: string;
  /** Where `links.cart` leads when no event said where the cart is; `url` when absent. */
  readonly cart_url?: string;
  /** What becomes of links to the shop in mails. */
  readonly links?: LinkSettings;
  readonly currency: string;
  readonly time_zone: string;
  readonly default_language: string;
  readonly languages: readonly string[];
  readonly sender: { readonly from: string; readonly name: string; readonly reply_to?: string };
  /** Printed at the foot of every mail. */
  readonly postal_address: string;
  /** Units of the store currency for one unit of another, for all times or by the date that each holds from. */
  readonly exchange_rates: Rates;
  /** No marketing mail between these local times, `HH:MM`. */
  readonly quiet_hours?: { readonly from: string; readonly to: string };
  readonly frequency_cap?: { readonly mails: number; readonly per: string; readonly over: "defer" | "skip" };
  /** Days of the period for churn, retention and activity. */
  readonly period_days: number;
  /** Whether the first nightly run enrols customers in chains. */
  readonly enrol_on_first_run: boolean;
  /** Events older than this when they arrive start no chain, e.g. `24h`. */
  readonly trigger_freshness: string;
  /** The shop's own hosts, their subdomains included; the host of `url` when absent. */
  readonly hosts?: readonly string[];
  /** Whether an order counts that only the browser's key tells of; it does not when absent. */
  readonly browser_orders?: "ignore" | "count";
  /** What such an order is worth at most, in the store currency; nothing when absent. */
  readonly browser_order_limit?: number;
  /** `browser` when absent. */
  readonly confirm?: ConfirmSetting;
  /** What the shop's till knows of codes by itself; it asks (`/v1/codes`) when absent. */
  readonly till?: Till;
  /** What is left of 100 of a price when the goods are paid for, before any discount. */
  readonly margin_percent?: number;
  /** How hold-outs are measured. */
  readonly proof?: {
    /** How long after the draw an order counts, in whole days; 30 days when absent. */
    readonly within: string;
  };
  /** Percent of mailboxes that get no mail of any chain or campaign for a calendar year; nobody when absent. */
  readonly holdout_percent?: number;
  /** Whether the event bus is told of everybody who enters or leaves a chain. */
  readonly announce_chains: boolean;
  /** Looks of the pages that customers see, and of mails with a layout. */
  readonly brand?: Brand;
  /** What mails are about, for customers to choose from. */
  readonly topics?: readonly Topic[];
  /** What the shop knows of its customers besides, by the name that conditions and templates use. */
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** The shop's own events that chains may wait for, by name. */
  readonly events?: Readonly<Record<string, OwnEvent>>;
  /** Who gets the figures of the week by mail; nobody when absent. */
  readonly digest?: Digest;
  /** Ways to reach customers besides mails, which other systems take care of, by name. */
  readonly channels?: Readonly<Record<string, Channel>>;
  /** Where messages of other channels are posted to, by name. */
  readonly webhooks?: Readonly<Record<string, Webhook>>;
}

/** The platform on which codes are put before the mails go that carry them. Its keys are in the keys secret. */
export interface Till {
  readonly platform: "shopify" | "woocommerce";
  /** Its address: `https://lavka.myshopify.com`. */
  readonly url: string;
  /** One discount for all codes of an offer, tier, variant and last day, or one for each customer. */
  readonly discounts: "shared" | "each";
  /** How long before a mail is due its code is put there. */
  readonly prepare: string;
  /** Ids of the platform's collections or categories, by the category's name as events say it. */
  readonly categories?: Readonly<Record<string, string>>;
}

/** What holds for messages of one channel. */
export interface Channel {
  /** As customers read it; the channel's own when absent. */
  readonly name?: Localised;
  /** The store's when absent. */
  readonly quiet_hours?: NonNullable<Store["quiet_hours"]>;
  /** Counted for this channel alone. The store's when absent. */
  readonly frequency_cap?: NonNullable<Store["frequency_cap"]>;
  /** Whether only those get its messages who have agreed to this channel. */
  readonly needs_consent: boolean;
}

export interface Webhook {
  /** HTTPS. */
  readonly url: string;
  /** Names of the messages that it gets. */
  readonly emits: readonly string[];
}

/** Each may name `{chain}`, `{template}` and `{step}`. */
export interface UtmSettings {
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly content?: string;
  readonly term?: string;
}

export interface LinkSettings {
  /** UTM parameters; none when absent. */
  readonly utm?: boolean | UtmSettings;
  /** Puts a mail's code into the till: a path of the shop (`/discount/{code}?redirect={path}`) or parameters (`?coupon={code}`). */
  readonly code_link?: string;
  /** Whether links lead by way of Comeback, which counts the clicks. */
  readonly track_clicks?: boolean;
}

/** Colours by their role, each `#rrggbb`. */
export interface Palette {
  /** Buttons and links. */
  readonly accent: string;
  /** Text on `accent`. */
  readonly on_accent: string;
  /** Behind everything. */
  readonly background: string;
  /** Behind the text. */
  readonly card: string;
  readonly text: string;
  /** Small print. */
  readonly muted: string;
}

export interface Brand {
  /** A picture's address. The shop's name in its place when absent. */
  readonly logo?: string;
  readonly colors: Palette;
  /** Where somebody's system is dark. */
  readonly dark: Palette;
}

export interface Topic {
  readonly id: string;
  readonly name: Localised;
  readonly description?: Localised;
}

/** What is made of a trait that arrives. */
export type Attribute =
  | { readonly type: "text" | "number" | "yes_no" | "date" | "list"; readonly name?: Localised }
  | { readonly type: "choice"; readonly choices: readonly string[]; readonly name?: Localised };

export type AttributeType = Attribute["type"];

export type PropertyType = "text" | "number" | "yes_no" | "date";

export interface OwnEvent {
  /** What an event may say, by the name that conditions and templates use. */
  readonly properties: Readonly<Record<string, PropertyType>>;
}
