import type { Rates } from "../basics/rates.ts";

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
}

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
  /** What is left of 100 of a price when the goods are paid for, before any discount. */
  readonly margin_percent?: number;
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
  /** Ways to reach customers besides mails, which other systems take care of, by name. */
  readonly channels?: Readonly<Record<string, Channel>>;
  /** Where messages of other channels are posted to, by name. */
  readonly webhooks?: Readonly<Record<string, Webhook>>;
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

export interface Segments {
  readonly rfm: {
    readonly cut: "value" | "fixed";
    /** The best score: 27 cells, or 125. 3 when absent. */
    readonly scores?: 3 | 5;
    /** A score stays while limits that cut off so many percentage points more or less would give it; 0 when absent. */
    readonly hysteresis?: number;
    /** Days since the last order, ascending: at most the first number is the best score, at most the second the next. */
    readonly recency_days?: readonly number[];
    /** Orders, ascending: at least the first number is 2, at least the second is 3. */
    readonly orders?: readonly number[];
    /** Spend in store currency, ascending: at least the first number is 2, at least the second is 3. */
    readonly spent?: readonly number[];
  };
  /** Tried in this order; the first whose condition holds is the customer's segment. */
  readonly list: readonly { readonly id: string; readonly name: Localised; readonly when: string }[];
  /** The segment of everybody else. */
  readonly otherwise: { readonly id: string; readonly name: Localised };
}

export type Localised = string | Readonly<Record<string, string>>;

export interface Tier {
  readonly id: string;
  /** Spend in store currency: from (inclusive) and below (exclusive); the first has no from, the last no below. */
  readonly from: number;
  readonly below?: number;
}

/** What a discount is for; src/domain/offers/variants.ts has a row for each. */
export type VariantKind = "last_category" | "best_category" | "last_shop" | "universal";

export interface Offers {
  /** Contiguous, ascending. */
  readonly tiers: readonly Tier[];
  /** The customer always pays at least this share of the price, in percent. */
  readonly price_floor_percent: number;
  readonly list: Readonly<Record<string, Offer>>;
}

export interface Offer {
  readonly name: Localised;
  /** Tried in this order; one that does not apply (no last category) falls through to the next. */
  readonly variants: readonly VariantKind[];
  /** Discount by tier id, in percent of the price. */
  readonly discount_percent: Readonly<Record<string, number>>;
  /** Only for customers for whom this holds. */
  readonly when?: string;
  readonly code?: { readonly prefix: string };
  readonly valid_for: string;
  /** Orders below this sum (store currency) do not get it. */
  readonly min_order?: number;
  /** Limits `last_category`, `best_category` and `last_shop` to these names; all when absent. */
  readonly categories?: readonly string[];
  readonly shops?: readonly string[];
}

export type TriggerEvent =
  | "subscribed"
  | "consent_given"
  | "visited"
  | "cart_changed"
  | "checkout_started"
  | "ordered"
  | "order_delivered"
  | "reviewed";

/** So long before or after the day of a date attribute, or on it; each year, unless `once`: then the year counts. */
export interface DateEntry {
  readonly date: string;
  readonly before?: string;
  readonly after?: string;
  readonly once?: true;
  readonly when?: string;
}

/** What the shop says of goods after they were bought, for the mails of chains about an order. */
export interface Care {
  /** An entry about a product goes before one about its category; of several about the same the first counts. */
  readonly list: readonly CareEntry[];
}

/** Names a product or a category, never both. */
export interface CareEntry {
  readonly product?: string;
  readonly category?: string;
  readonly instructions?: Localised;
  /** Address of a page or a file with more. */
  readonly manual?: Localised;
  readonly warranty_months?: number;
  /** What goes with it. */
  readonly accessories?: readonly Accessory[];
}

export interface Accessory {
  readonly product?: string;
  readonly category?: string;
  /** What a mail calls it; the catalogue's name when absent. */
  readonly name?: Localised;
}

/** `service`: about somebody's own order, and no advertisement. */
export type ChainKind = "marketing" | "service";

export type PriorityName = "cart" | "chain" | "campaign";

/** So long before the day on which a buyer is likely to need something again: whatever it is, one product, or anything of a category. */
export interface ReplenishmentEntry {
  readonly replenishment: "due";
  readonly before?: string;
  readonly product?: string;
  readonly category?: string;
  /** Whatever it is, as long as it is of one of these. */
  readonly categories?: readonly string[];
  readonly when?: string;
}

/** What a mail recommends. */
export interface Recommending {
  /** Of this category only. */
  readonly category?: string;
  /** At most so many. */
  readonly most?: number;
}

export interface Chain {
  readonly name: Localised;
  /** `marketing` when absent. */
  readonly kind?: ChainKind;
  /** Which chains' mails go first where the frequency cap has one place left, as a name or a number; by `enter` when absent. */
  readonly priority?: PriorityName | number;
  readonly enter: /** One of `TriggerEvent`, or one of the store's own events. */
    | {
        readonly event: string;
        readonly when?: string;
        /** Of an event about an order: a condition on one of its lines. Those for which it holds are what the mails are about. */
        readonly items?: string;
      }
    | { readonly segment: string; readonly when?: string }
    | DateEntry
    | ReplenishmentEntry;
  /** Of a chain by segment: whom it takes. Only those who come to the segment when absent; `existing` takes those who are in as well, once. */
  readonly enrol?: "newcomers" | "existing";
  /** Whether the first mail goes at once to whoever enters, instead of with those who enter within the same minutes. */
  readonly prompt?: boolean;
  /** `never`, or the shortest time between two entries of one customer. */
  readonly reenter: string;
  /** Ends the chain for a customer at the next step. */
  readonly exit?: string;
  /** Id of the topic that its mails are on; they go to everybody when absent. */
  readonly topic?: string;
  /** Percent of customers who enter but get no mails, to measure against. */
  readonly holdout_percent: number;
  readonly steps: readonly Step[];
}

/** One mail to many, when somebody starts it. */
export interface Campaign {
  readonly name: Localised;
  readonly audience: {
    /** By the last night's verdict: a segment's id, `rfm:NAME` or `rfm:333`. */
    readonly segment?: string;
    readonly when?: string;
    /** Whether who is in it at the start stays in it; false: who no longer matches when the mail is due gets none. */
    readonly frozen: boolean;
  };
  readonly send: string;
  readonly offer?: string;
  readonly raise?: number;
  /** Of which each person gets one. */
  readonly variants?: MailVariants;
  /** When one of them is to be everybody's, in this start or the next. */
  readonly winner?: WinnerRule;
  readonly topic?: string;
  /** Whom it holds for when the mail is due gets none. */
  readonly exit?: string;
  readonly schedule: CampaignSchedule;
  readonly holdout_percent: number;
  /** Mails a day for a domain that mailbox providers do not know yet; `growth`: each day so many times the day before. */
  readonly ramp_up?: { readonly first_day: number; readonly growth: number };
}

/** Times are `YYYY-MM-DD HH:MM` by the shop's clock. */
export interface CampaignSchedule {
  /** The first mail goes then; at once when absent. */
  readonly at?: string;
  /** `HH:MM` on each customer's own clock. */
  readonly local_time?: string;
  /** Of whom `local_time` is over on the day of the start. */
  readonly late: "tomorrow" | "send";
  /** The mails of one day are spread over so long. */
  readonly spread?: string;
  /** No mail goes from then on: a time, or so long after the start. */
  readonly until?: string;
}

/** Instants of the customer that a wait can count from. */
export type Anchor = "last_cart_change" | "last_visit" | "last_order" | "last_activity";

/** Steps that only let time pass, by the key that names their kind. */
export interface WaitKinds {
  readonly wait: { readonly wait: string; readonly since?: Anchor };
  readonly wait_until: { readonly wait_until: string };
  /** Of a chain about an order. */
  readonly wait_for: { readonly wait_for: OrderMoment; readonly before?: string };
}

/** What is to happen to what somebody bought. */
export type OrderMoment = "warranty_end";

/** Steps that do something, by the key that names their kind. */
export interface ActionKinds {
  readonly send: {
    readonly send: string;
    readonly offer?: string;
    /** Percentage points on top of the offer's discount. */
    readonly raise?: number;
    /** Narrows what the template shows as `recommended`. */
    readonly recommend?: Recommending;
    readonly when?: string;
    /** Of which each person gets one. */
    readonly variants?: MailVariants;
    /** When one of them is to be everybody's; nobody but a person decides when absent. */
    readonly winner?: WinnerRule;
  };
  readonly silence: { readonly silence: true; readonly when?: string };
  readonly emit: {
    /** The message's name. */
    readonly emit: string;
    /** One of the store's channels. */
    readonly channel: string;
    /** What the message holds: names of template variables. */
    readonly fields: readonly string[];
    readonly offer?: string;
    readonly raise?: number;
    readonly when?: string;
  };
}

/** By id: what a variant of a mail has different from the step. */
export type MailVariants = Readonly<Record<string, MailVariant>>;

export interface MailVariant {
  /** Percent of people; all of a step's add up to 100. Equal when no variant says it. */
  readonly share?: number;
  /** Liquid. The template's when absent. */
  readonly subject?: Localised;
  readonly send?: string;
  readonly offer?: string;
  readonly raise?: number;
}

export interface WinnerRule {
  readonly by: "orders" | "margin";
  /** Whole days after the day of the draw, in which orders count. */
  readonly within: string;
  /** People in each variant, counted, before any may win. */
  readonly least?: number;
}

export type WaitKind = keyof WaitKinds;
export type Wait = WaitKinds[WaitKind];
export type ActionKind = keyof ActionKinds;
export type Action = ActionKinds[ActionKind];
export type Step = Wait | Action;

export interface Template {
  /** Liquid. */
  readonly subject: string;
  /** HTML with Liquid in it, made from MJML when the bundle is published. */
  readonly html: string;
}

/** A form to sign up with: a page of its own and, by one script tag, a part of any other. It always asks for the address. */
export interface Form {
  readonly title: Localised;
  /** Paragraphs between empty lines, links as `[text](https://…)`; the same in the texts below. */
  readonly text?: Localised;
  readonly fields: readonly FormField[];
  readonly consent: readonly ConsentBox[];
  /** Ids of the topics to choose from. */
  readonly topics?: readonly string[];
  /** Shown by its name. It is a chain that gives it. */
  readonly offer?: string;
  /** The button's text. */
  readonly button?: Localised;
  readonly after?: FormEnd;
  /** Sign-ups that one connection may send in an hour. */
  readonly most_an_hour: number;
}

/** What the form asks for besides the address. */
export type FormField =
  | { readonly field: "name" | "phone"; readonly label?: Localised; readonly required: boolean }
  | AttributeField;

export interface AttributeField {
  /** A name in the store's `attributes`, whose type says how it is asked. */
  readonly attribute: string;
  /** The attribute's name when absent. */
  readonly label?: Localised;
  readonly hint?: Localised;
  readonly required: boolean;
  /** What a choice is called, by the value that is kept; of a list, what there is to choose from. */
  readonly choices?: Readonly<Record<string, Localised>>;
  /** A text of several lines. */
  readonly long?: boolean;
}

/** A box that somebody has to tick by hand. What is kept of it are its version and the hash of its words. */
export interface ConsentBox {
  readonly version: string;
  readonly text: Localised;
  /** Without the tick nobody signs up. */
  readonly required: boolean;
  /** What the tick agrees to, where that is not mails: one of the store's channels. */
  readonly channel?: string;
}

/** What comes after the sign-up: a page of the shop, or a text in the form's place. */
export type FormEnd =
  | { readonly redirect: string }
  | { readonly title?: Localised; readonly text?: Localised };
