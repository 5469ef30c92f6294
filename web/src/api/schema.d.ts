// Made by `npm run openapi` of src/contracts/admin-shapes.ts.

export interface paths {
    readonly "/v1/shop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What every page has to know of the shop */
        readonly get: operations["getShop"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The config in force and its history */
        readonly get: operations["getConfig"];
        /**
         * Check a config and put it in force
         * @description As a new version, whole or not at all. A config with mistakes is refused with 422 and all of them in `problems`.
         */
        readonly put: operations["putConfig"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/config/{version}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One version with its files */
        readonly get: operations["getConfigByVersion"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/config/rollback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put an earlier version in force again
         * @description As a new version with its content, so that the history stays true.
         */
        readonly post: operations["postConfigRollback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/config/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What is wrong with a config, and what it would change
         * @description Changes nothing. Problems in the words and at the places of `comeback config validate`; against the version in force, the changed lines and what follows from them for customers.
         */
        readonly post: operations["postConfigCheck"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/config/draft": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The caller's draft of a config */
        readonly get: operations["getConfigDraft"];
        /**
         * Keep a draft of a config
         * @description One a person. 409 `overtaken` with the draft that is kept, if it was saved from elsewhere since `revision` was read. A draft without changes is dropped.
         */
        readonly put: operations["putConfigDraft"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mails": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every mail of the config */
        readonly get: operations["getMails"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mails/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A mail as a sample customer would get it now
         * @description Nothing is stored, counted or sent. Code and links are samples.
         */
        readonly post: operations["postMailsPreview"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mails/preview-as": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A mail as somebody real would get it now
         * @description It shows their name and what else the mail says of them.
         */
        readonly post: operations["postMailsPreviewAs"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/chains/{chain}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pause a chain
         * @description At once, whatever version is in force. A paused chain sends nothing and loses nobody.
         */
        readonly post: operations["postChainsByChainPause"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/chains/{chain}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Resume a chain */
        readonly post: operations["postChainsByChainResume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/chains/held": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Entries that wait for approval */
        readonly get: operations["getChainsHeld"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/chains/{chain}/held": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Approve or drop all that is held of a chain */
        readonly post: operations["postChainsByChainHeld"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/chains/{chain}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End a chain for its members */
        readonly post: operations["postChainsByChainStop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The campaigns, each with its latest start */
        readonly get: operations["getCampaigns"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The figures of nights
         * @description Of the last night; of one, by `date`; or with `from` and `to` a list of all nights in that range, oldest first.
         */
        readonly get: operations["getMetrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/segments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The segments, with what the last night counted in each */
        readonly get: operations["getSegments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/segments/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many a condition would match
         * @description Changes nothing. It asks the sample that the last night has drawn; a wrong condition is a problem with the reason in `detail` and the place in `at`.
         */
        readonly post: operations["postSegmentsCount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start the nightly job now
         * @description A date that is done is skipped, unless `force` says otherwise.
         */
        readonly post: operations["postRuns"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/runs/latest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The run that was started last */
        readonly get: operations["getRunsLatest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/runs/{run}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One run
         * @description AWS forgets executions after 90 days.
         */
        readonly get: operations["getRunsByRun"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Abuse: {
            /** @description Referrals: `earned`, `waiting`, or why they were refused */
            readonly friends: {
                readonly [key: string]: number;
            };
            /** @description Whose first order of the period used a code or was a friend's */
            readonly newcomers: number;
            /** @description Of them, on whose browser somebody else had ordered before */
            readonly serialNewcomers: number;
        };
        readonly CampaignOverview: {
            readonly id: string;
            /** @description Absent where the version in force has no such campaign */
            readonly name?: string;
            readonly audience?: {
                readonly segment?: string;
                readonly when?: string;
                readonly frozen: boolean;
            };
            /** @description Absent before the first start */
            readonly run?: components["schemas"]["CampaignRun"];
        };
        /** @description One start of a campaign, the latest */
        readonly CampaignRun: {
            readonly campaign: string;
            /** @description 1 for the first start */
            readonly start: number;
            /** @description Of the config that it keeps */
            readonly version: number;
            readonly by: string;
            /** @description Milliseconds since 1970, UTC */
            readonly startedAt: number;
            /** @description Milliseconds since 1970, UTC */
            readonly beginsAt: number;
            /** @description Milliseconds since 1970, UTC */
            readonly endsAt?: number;
            readonly restarts: number;
            /**
             * @description `preparing`: the audience is being looked through and entered
             * @enum {string}
             */
            readonly phase: "preparing" | "running" | "ended" | "stopped";
            /** @description Milliseconds since 1970, UTC */
            readonly phaseSince: number;
            readonly paused?: {
                readonly why: string;
                /** @description Milliseconds since 1970, UTC */
                readonly at: number;
                /** @description By its own limits */
                readonly itself: boolean;
            };
            readonly stopped?: {
                readonly why: string;
                /** @description Milliseconds since 1970, UTC */
                readonly at: number;
            };
            /** @description Mails sent before count towards no limit */
            readonly countedFrom: number;
        };
        readonly ChainOverview: {
            readonly id: string;
            /** @description What enters it: `event NAME`, `segment NAME`, `date NAME`, … */
            readonly enter: string;
            /** @description Steps that send one */
            readonly mails: number;
            readonly paused: boolean;
        };
        readonly Cohort: {
            /** @description Of the first order, as `2026-01` */
            readonly month: string;
            readonly customers: number;
            /** @description Share of them who bought in that month, the next, … */
            readonly retention: readonly number[];
            /** @description All their money until the end of each month, minor units */
            readonly cumulativeRevenue: readonly number[];
            /** @description That, for each customer of the cohort */
            readonly lifetimeValue: readonly number[];
        };
        readonly ConfigDraft: {
            /** @description The version that it was begun from; 0 before the first publication */
            readonly base: number;
            /** @description What it has different from that version, by path; null: the file goes away */
            readonly files: {
                readonly [key: string]: string | null;
            };
            /** @description Milliseconds since 1970, UTC */
            readonly savedAt: number;
        };
        /** @description What a version changes beyond the lines of its files */
        readonly ConfigEffect: {
            /** @constant */
            readonly kind: "segment-gone";
            readonly segment: string;
            /** @description The chains that take customers from it */
            readonly feeds: readonly string[];
        } | {
            /** @constant */
            readonly kind: "segment-new";
            readonly segment: string;
            /** @description The chains that take customers from it */
            readonly feeds: readonly string[];
        } | {
            /** @constant */
            readonly kind: "rules-change";
        } | {
            /** @constant */
            readonly kind: "takes-existing";
            readonly chain: string;
            readonly segment: string;
            /** @description As of the last night */
            readonly customers?: number;
        } | {
            /** @constant */
            readonly kind: "chain-new";
            readonly chain: string;
        } | {
            /** @constant */
            readonly kind: "chain-gone";
            readonly chain: string;
        } | {
            /** @constant */
            readonly kind: "chain-changed";
            readonly chain: string;
        } | {
            /** @constant */
            readonly kind: "campaign-new";
            readonly campaign: string;
        } | {
            /** @constant */
            readonly kind: "campaign-gone";
            readonly campaign: string;
        };
        /** @description One published version of the config */
        readonly ConfigVersion: {
            readonly version: number;
            /** @description Milliseconds since 1970, UTC */
            readonly publishedAt: number;
            /** @description The id of a person or a client, or who published from the command line */
            readonly by: string;
            readonly note?: string;
            /** @description SHA-256 of the files */
            readonly digest: string;
        };
        readonly EntryPoint: {
            /** @description Who first joined there, ever */
            readonly people: number;
            readonly buyers: number;
            readonly repeatBuyers: number;
            /** @description All their orders, minor units */
            readonly spent: number;
        };
        /** @description A number of people: the best guess, and the interval that holds the truth 95 times in 100 */
        readonly Estimate: {
            readonly about: number;
            readonly low: number;
            readonly high: number;
        };
        /** @description An expected sum of money in minor units, with its interval */
        readonly Expected: {
            readonly expected: number;
            readonly low: number;
            readonly high: number;
        };
        readonly FileChange: {
            readonly file: string;
            /** @enum {string} */
            readonly change: "added" | "removed" | "changed";
            /** @description Lines that begin with `+`, `-` or a space, and `@@ N` where the file goes on at line N */
            readonly lines: readonly string[];
        };
        /** @description What is wrong or can hardly be meant, at a place in a file of the config */
        readonly FileRemark: {
            readonly file: string;
            /** @description From 1 */
            readonly line: number;
            /** @description From 1 */
            readonly column?: number;
            readonly message: string;
        };
        readonly Funnel: {
            readonly all: components["schemas"]["FunnelRow"];
            /** @description By month of being first seen, and `(earlier)` */
            readonly months: {
                readonly [key: string]: components["schemas"]["FunnelRow"];
            };
            /** @description By where they came in; `(none)`, `(others)` */
            readonly entryPoints: {
                readonly [key: string]: components["schemas"]["FunnelRow"];
            };
        };
        readonly FunnelRow: {
            /** @description First seen then */
            readonly people: number;
            /** @description Whom the shop's site saw before their first order */
            readonly visited: number;
            readonly cart: number;
            readonly checkout: number;
            readonly ordered: number;
            readonly orderedAgain: number;
            /** @description Buyers whom the site had not seen by the day of their first order */
            readonly elsewhere: number;
            readonly elsewhereAgain: number;
            /** @description Each step, divided by the one before it; null where nobody came as far */
            readonly shareOfCarts: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfCheckouts: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfOrders: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfSecondOrders: number | null;
            /** @description The step before which most get lost */
            readonly mostLostBefore: ("cart" | "checkout" | "ordered" | "orderedAgain") | null;
        };
        readonly GroupFigures: {
            readonly customers: number;
            /** @description May be mailed */
            readonly mailable: number;
            /** @description With an order in the period */
            readonly active: number;
            /** @description Of the period, minor units */
            readonly revenue: number;
            /** @description Ever, minor units */
            readonly spent: number;
            /** @description Null where there is nothing to divide by */
            readonly shareOfCustomers: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfRevenue: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfSpent: number | null;
            /** @description Of the group in the next period, minor units; null without buyers */
            readonly expectedRevenue: number | null;
            /** @description Mean over its buyers, minor units expected in the next year */
            readonly predictedLifetimeValue: number | null;
            /** @description Minor units that its buyers may take elsewhere; null without buyers */
            readonly valueAtRisk: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfValueAtRisk: number | null;
        };
        readonly GroupReach: {
            readonly customers: number;
            readonly mailable: number;
            /** @description Of the period, to whoever was in the group when the mail was made */
            readonly mails: number;
            /** @description Null where there is nothing to divide by */
            readonly mailsPerMailable: number | null;
            /** @description Chains and campaigns that enter by the group or ask for it by name */
            readonly aims: readonly {
                /** @enum {string} */
                readonly kind: "chain" | "campaign";
                readonly id: string;
            }[];
            /** @description Of the period, with the code of a mail */
            readonly orders: number;
            /** @description Of those orders, minor units */
            readonly revenue: number;
            /** @description Null where there is nothing to divide by */
            readonly ordersPerMail: number | null;
            readonly revenuePerMail: number | null;
        };
        /** @description Entries of a night that wait until somebody approves them */
        readonly HeldEntries: {
            readonly chain: string;
            /** @description The night that held them back */
            readonly run: string;
            /** @description Or `date NAME`, or `replenishment` */
            readonly segment: string;
            /** @description The days that the night entered, of a chain by date */
            readonly dates?: {
                /** @description Milliseconds since 1970, UTC */
                readonly from: number;
                /** @description Milliseconds since 1970, UTC */
                readonly until: number;
            };
            /** @description Customers who wait */
            readonly count: number;
            readonly because: {
                /** @constant */
                readonly why: "more-than-usual";
                /** @description The most entries of the last 30 nights */
                readonly highest: number;
            } | {
                /** @constant */
                readonly why: "much-of-the-base";
                /** @description All customers of the shop */
                readonly customers: number;
            } | {
                /** @constant */
                readonly why: "existing";
            };
            /** @description Milliseconds since 1970, UTC */
            readonly heldAt: number;
            /** @description Documents that list them */
            readonly chunks: number;
            /** @description Taken, and not carried out to the end yet: decide the same again */
            readonly decision?: {
                /** @enum {string} */
                readonly kind: "approved" | "dropped";
                readonly by: string;
                /** @description Milliseconds since 1970, UTC */
                readonly at: number;
            };
            readonly settled?: boolean;
        };
        readonly Liability: {
            readonly members: number;
            /** @description That can be spent today */
            readonly points: number;
            /** @description Points of orders that may still be sent back */
            readonly pending: number;
            /** @description Of `points`, minor units */
            readonly worth: number;
            /** @description Of `pending`, minor units */
            readonly pendingWorth: number;
            /** @description Of `worth`, what is going to be spent */
            readonly expectedWorth: components["schemas"]["Expected"] | null;
            /** @description Points that expire within 30 days */
            readonly expiringSoon: number;
            /** @description Points taken back after they had been spent */
            readonly debt: number;
            /** @description Points, ever */
            readonly earned: number;
            /** @description Points, ever */
            readonly spent: number;
            /** @description Of the points that are gone, those that expired */
            readonly breakage: components["schemas"]["Share"] | null;
            /** @description Members who have ever spent points */
            readonly spenders: number;
            /** @description Null where there is nothing to divide by */
            readonly shareOfSpenders: number | null;
            /** @description From the first points to the first spent */
            readonly medianDaysToFirstReward: number | null;
            /** @description Null where there is nothing to divide by */
            readonly rewardedWithin90Days: number | null;
            readonly levels: readonly {
                readonly level: string;
                readonly members: number;
                readonly points: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly worth: number;
            }[];
            /** @description By days since they could be spent */
            readonly ages: readonly {
                readonly age: string;
                readonly points: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly worth: number;
            }[];
        };
        readonly MailSender: {
            /** @enum {string} */
            readonly kind: "chain" | "campaign";
            readonly id: string;
            readonly name: string;
            /** @description From 1; absent of a campaign */
            readonly step?: number;
            readonly offer?: string;
            readonly service: boolean;
        };
        /** @description One execution of the nightly job */
        readonly NightlyExecution: {
            readonly name: string;
            /** @enum {string} */
            readonly status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED" | "PENDING_REDRIVE";
            /** @description Milliseconds since 1970, UTC */
            readonly startedAt: number;
            /** @description Milliseconds since 1970, UTC */
            readonly stoppedAt?: number;
            /** @description What the run says of itself: `run`, `customers`, `changed`, …; once it has succeeded */
            readonly output?: unknown;
            readonly error?: string;
        };
        /** @description The figures of one night; docs/metrics.md has every definition. A rate without a divisor is null. */
        readonly NightlyMetrics: {
            /** @description The night: its date */
            readonly run: string;
            /**
             * Format: date
             * @description The last day of the period
             */
            readonly date: string;
            /** @description Of the config that it was computed with */
            readonly version: number;
            /** @description Took stock only: announced nothing, entered nobody */
            readonly baseline: boolean;
            /** @description Customers whose segment, level or scores moved */
            readonly changed: number;
            /** @description Customers who entered chains */
            readonly enrolled: number;
            /** @description ISO 4217, as EUR */
            readonly currency: string;
            readonly periodDays: number;
            /** @description Both ends included */
            readonly period: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                readonly to: string;
            };
            readonly periodBefore: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                readonly to: string;
            };
            /** @description Everybody; people who were merged count once */
            readonly customers: number;
            /** @description May be mailed */
            readonly mailable: number;
            readonly nonBuyers: number;
            readonly oneTimeBuyers: number;
            readonly repeatBuyers: number;
            /** @description Null where there is nothing to divide by */
            readonly shareOfNonBuyers: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfOneTimeBuyers: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfRepeatBuyers: number | null;
            /** @description Repeat buyers of all buyers */
            readonly repeatPurchaseRate: number | null;
            /** @description All orders ever, minor units */
            readonly spent: number;
            /** @description First seen in the period */
            readonly joined: number;
            /** @description First order in the period */
            readonly newCustomers: number;
            /** @description With an order in the period */
            readonly activeCustomers: number;
            /** @description With an order in the period before */
            readonly activeCustomersBefore: number;
            /** @description With an order in both */
            readonly retainedCustomers: number;
            /** @description With an order in the period, none in the one before, one earlier */
            readonly reactivatedCustomers: number;
            /** @description Retained of those active before (CRR) */
            readonly retentionRate: number | null;
            /** @description 1 less `retentionRate` */
            readonly churnRate: number | null;
            /** @description Null where there is nothing to divide by */
            readonly reactivationRate: number | null;
            /** @description Of the period */
            readonly orders: number;
            /** @description Of the period, net of refunds, minor units */
            readonly revenue: number;
            readonly averageOrder: number | null;
            /** @description Orders for each active customer */
            readonly purchaseFrequency: number | null;
            /** @description For each active customer, minor units */
            readonly revenuePerCustomer: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfRepeatRevenue: number | null;
            /** @description Of gaps that have ended */
            readonly meanDaysBetweenOrders: number | null;
            /** @description Of all gaps, open ones included (Kaplan–Meier) */
            readonly medianDaysBetweenOrders: number | null;
            readonly medianDaysToSecondOrder: number | null;
            /** @description Share of buyers, by days: 30, 60, 90, 180, 365 */
            readonly secondOrderWithin: {
                readonly [key: string]: number | null;
            };
            /** @description What a buyer has brought so far, minor units */
            readonly historicLifetimeValue: number | null;
            /** @description Buyers of whom the value model says something */
            readonly valuedCustomers: number;
            /** @description Of them all in the next period */
            readonly expectedOrders: number | null;
            /** @description Of them all in the next period, minor units */
            readonly expectedRevenue: number | null;
            /** @description Mean, discounted, of the next year; minor units */
            readonly predictedLifetimeValue: number | null;
            readonly valueAtRisk: number | null;
            /** @description By month of the first order, the last 24 */
            readonly cohorts: readonly components["schemas"]["Cohort"][];
            readonly earlierCohorts: {
                readonly customers: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly revenue: number;
                readonly lifetimeValue: number | null;
            };
            readonly segments: {
                readonly [key: string]: components["schemas"]["GroupFigures"];
            };
            readonly rfmCells: {
                readonly [key: string]: components["schemas"]["GroupFigures"];
            };
            readonly rfmSegments: {
                readonly [key: string]: components["schemas"]["GroupFigures"];
            };
            readonly tiers: {
                readonly [key: string]: components["schemas"]["GroupFigures"];
            };
            /** @description By `entry`, or `entry?via=VIA` */
            readonly entryPoints: {
                readonly [key: string]: components["schemas"]["EntryPoint"];
            };
            readonly signUps?: {
                readonly [key: string]: components["schemas"]["SignUps"];
            };
            readonly funnel: components["schemas"]["Funnel"];
            readonly secondOrders: components["schemas"]["SecondOrders"];
            readonly reach: components["schemas"]["Reach"];
            readonly silence: components["schemas"]["Silence"];
            /** @enum {string} */
            readonly churnModel: "trained-score" | "mbg-nbd" | "shrunk-prior" | "gap-hazards";
            /** @description Absent without codes */
            readonly offers?: components["schemas"]["OfferCosts"];
            /** @description Absent without a loyalty programme */
            readonly loyalty?: components["schemas"]["Liability"];
            /** @description Absent where there are neither codes nor points */
            readonly abuse?: components["schemas"]["Abuse"];
            readonly wallets?: components["schemas"]["WalletsFound"];
            /** @description What came on the last whole UTC day and was not understood */
            readonly notUnderstood?: readonly {
                /** @enum {string} */
                readonly source: "segment" | "shopify" | "woocommerce" | "standard";
                readonly kind: string;
                readonly count: number;
            }[];
        };
        /** @description What one offer in one mail has cost and brought, over all its codes */
        readonly OfferCost: {
            readonly offer: string;
            /** @enum {string} */
            readonly kind: "percent" | "amount" | "free_delivery" | "waived_fee" | "cashback" | "gift";
            readonly tier: string;
            /** @description Of the offer */
            readonly variant: string;
            /** @description `campaign:NAME` of a campaign */
            readonly chain: string | null;
            /** @description Of the mail, in a test */
            readonly mailVariant: string | null;
            /** @description Codes that were reserved for a customer */
            readonly issued: number;
            /** @description Of those, how many a mail or message has brought */
            readonly sent: number;
            /** @description Used by an order that stands */
            readonly redeemed: number;
            /** @description Used by an order that was cancelled or refunded whole */
            readonly voided: number;
            /** @description Sent, not used, and past their last day */
            readonly expired: number;
            readonly withdrawn: number;
            /** @description What the orders of `redeemed` were given, minor units */
            readonly discount: number;
            /** @description What those orders came to after it, minor units */
            readonly revenue: number;
            /** @description Used by an order of somebody else than whom the code was given to */
            readonly byOthers: number;
            /** @description Times that somebody else has tried one at a till */
            readonly strangers: number;
            /** @description Sent codes whose last day has passed */
            readonly over: number;
            /** @description How many of them were used */
            readonly usedOfOver: number;
            /** @description Sent, unused and still good */
            readonly open: number;
            /** @description What the open ones cost at most, minor units */
            readonly openFace: number;
            /** @description Of the open ones, those without a bound */
            readonly unbounded: number;
            /** @description `usedOfOver` of `over`; null before any time is over */
            readonly redemption: components["schemas"]["Share"] | null;
            /** @description After discount and cost of goods; null where it is not known */
            readonly marginLeft: number | null;
            /** @description What the open codes are going to cost; null below 20 known ones */
            readonly exposure: components["schemas"]["Expected"] | null;
        };
        readonly OfferCosts: {
            readonly rows: readonly components["schemas"]["OfferCost"][];
            readonly total: {
                /** @description Codes that were reserved for a customer */
                readonly issued: number;
                /** @description Of those, how many a mail or message has brought */
                readonly sent: number;
                /** @description Used by an order that stands */
                readonly redeemed: number;
                /** @description Used by an order that was cancelled or refunded whole */
                readonly voided: number;
                /** @description Sent, not used, and past their last day */
                readonly expired: number;
                readonly withdrawn: number;
                /** @description What the orders of `redeemed` were given, minor units */
                readonly discount: number;
                /** @description What those orders came to after it, minor units */
                readonly revenue: number;
                /** @description Used by an order of somebody else than whom the code was given to */
                readonly byOthers: number;
                /** @description Times that somebody else has tried one at a till */
                readonly strangers: number;
                /** @description Sent codes whose last day has passed */
                readonly over: number;
                /** @description How many of them were used */
                readonly usedOfOver: number;
                /** @description Sent, unused and still good */
                readonly open: number;
                /** @description What the open ones cost at most, minor units */
                readonly openFace: number;
                /** @description Of the open ones, those without a bound */
                readonly unbounded: number;
                /** @description Left of the orders of `priced`, minor units */
                readonly margin: number;
                /** @description Redeemed codes whose orders' margin is known */
                readonly priced: number;
            };
        };
        /** @description Why a request was refused (RFC 9457) */
        readonly Problem: {
            /** @enum {string} */
            readonly type: "urn:comeback:problem:malformed" | "urn:comeback:problem:too-large" | "urn:comeback:problem:unauthorized" | "urn:comeback:problem:forbidden" | "urn:comeback:problem:exposed-key" | "urn:comeback:problem:not-found" | "urn:comeback:problem:overtaken" | "urn:comeback:problem:conflict" | "urn:comeback:problem:body-too-large" | "urn:comeback:problem:inflated-too-large" | "urn:comeback:problem:unsupported-encoding" | "urn:comeback:problem:answer-too-large" | "urn:comeback:problem:not-possible" | "urn:comeback:problem:wrong-config" | "urn:comeback:problem:internal" | "urn:comeback:problem:not-configured" | "urn:comeback:problem:unavailable";
            /** @description The same for every problem of the type */
            readonly title: string;
            readonly status: number;
            /** @description What is wrong in this very request */
            readonly detail: string;
            /** @description Where in the request, as `body.segment` */
            readonly place?: string;
            /** @description Each member that is not as described */
            readonly errors?: readonly {
                readonly place: string;
                readonly detail: string;
            }[];
            /** @description Of a config that is wrong: every mistake in its files */
            readonly problems?: readonly {
                readonly file: string;
                readonly line?: number;
                readonly column?: number;
                readonly message: string;
            }[];
            /** @description Of a wrong condition: characters from its start */
            readonly at?: number;
        };
        /** @description `(new)` are those whom no night had scored when the mail was made */
        readonly Reach: {
            readonly segments: {
                readonly [key: string]: components["schemas"]["GroupReach"];
            };
            readonly rfmCells: {
                readonly [key: string]: components["schemas"]["GroupReach"];
            };
        };
        /** @description Whose profiles the next night makes anew from what is known */
        readonly Refolding: {
            /** @constant */
            readonly kind: "first-version";
            /** @description At list prices, at most */
            readonly usd?: number;
        } | {
            /** @constant */
            readonly kind: "everybody";
            readonly because: readonly string[];
            /** @description At list prices, at most */
            readonly usd?: number;
        } | {
            /** @constant */
            readonly kind: "currencies";
            readonly currencies: readonly string[];
            /** @description At list prices, at most */
            readonly usd?: number;
        };
        /** @description What API Gateway says when it refuses before Comeback is asked */
        readonly Refusal: {
            readonly message: string;
        };
        /** @description A named segment of the RFM table */
        readonly RfmOverview: {
            readonly id: string;
            /** @description Best first, as `333` */
            readonly cells: readonly string[];
            readonly people: number;
            /** @description Null where there is nothing to divide by */
            readonly share: number | null;
            /** @description May be mailed; null of a night that did not count it */
            readonly mailable: number | null;
            /** @description What one of them has spent ever, on average; minor units */
            readonly meanSpent: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfSpent: number | null;
        };
        readonly SecondOrderRow: {
            readonly group: string;
            readonly customers: number;
            /** @description With a second order within `days` */
            readonly within: number;
            /** @description Null for fewer than 20 customers */
            readonly share: components["schemas"]["Share"] | null;
            /** @description With a second order by now, however late */
            readonly ever: number;
        };
        readonly SecondOrders: {
            /** @description After the first order, within which a second one counts */
            readonly days: number;
            /** @description That count, both ends included */
            readonly firstOrders: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                readonly to: string;
            };
            readonly customers: number;
            readonly deliveryTime: readonly components["schemas"]["SecondOrderRow"][];
            readonly category: readonly components["schemas"]["SecondOrderRow"][];
            readonly discount: readonly components["schemas"]["SecondOrderRow"][];
            readonly refund: readonly components["schemas"]["SecondOrderRow"][];
        };
        readonly SegmentOverview: {
            readonly id: string;
            readonly name: string;
            /** @description CEL; absent in the last one, which is for everybody else */
            readonly when?: string;
            /** @description Whether the config in force has it */
            readonly current: boolean;
            readonly people: number;
            /** @description Null where there is nothing to divide by */
            readonly share: number | null;
            /** @description May be mailed; null of a night that did not count it */
            readonly mailable: number | null;
            /** @description What one of them has spent ever, on average; minor units */
            readonly meanSpent: number | null;
            /** @description Null where there is nothing to divide by */
            readonly shareOfSpent: number | null;
        };
        readonly SegmentShift: {
            /** @description The night that has drawn those who were asked */
            readonly night: string;
            readonly asked: number;
            readonly customers: number;
            /** @description Whether all of them were asked */
            readonly exact: boolean;
            /** @description Customers who would be in another segment */
            readonly moved: components["schemas"]["Estimate"];
            readonly segments: readonly {
                readonly id: string;
                readonly name: string;
                /** @description Null of a segment that is new */
                readonly before: components["schemas"]["Estimate"] | null;
                /** @description Null of one that goes */
                readonly after: components["schemas"]["Estimate"] | null;
            }[];
        };
        /** @description A share, with the interval that holds the truth 95 times in 100 */
        readonly Share: {
            readonly share: number;
            readonly low: number;
            readonly high: number;
        };
        readonly ShopOverview: {
            readonly name: string;
            readonly url: string;
            /** @description ISO 4217 */
            readonly currency: string;
            readonly languages: readonly string[];
            /** @description Of the config in force */
            readonly version: number;
            /** @description IANA name */
            readonly timeZone: string;
            readonly defaultLanguage: string;
            /** @description Of the period that churn, retention and activity are about */
            readonly periodDays: number;
        };
        readonly ShownMail: {
            /** @description Of a variant it may be another than the one asked for */
            readonly template: string;
            readonly subject: string;
            /** @description What lists of mails show after the subject */
            readonly preheader: string;
            /** @description Show it in a sandbox */
            readonly html: string;
            readonly text: string;
            readonly language: string;
            readonly tier: string;
            /** @description Which one is in the mail and why, or why none is */
            readonly offer: string;
            /** @description Of the HTML; Gmail cuts mails off at 102 KB */
            readonly bytes: number;
            /** @description What mail programs make of it */
            readonly findings: readonly components["schemas"]["FileRemark"][];
        };
        /** @description Of the period: mailboxes' owners who were asked to confirm */
        readonly SignUps: {
            readonly asked: number;
            readonly confirmed: number;
            /** @description Null where there is nothing to divide by */
            readonly confirmedShare: number | null;
        };
        readonly Silence: {
            /** @description To whom nothing goes for this reason only */
            readonly customers: number;
            /** @description By for how many days at most; null has no limit */
            readonly since: readonly {
                readonly days: number | null;
                readonly customers: number;
            }[];
            /** @description Mails that they would have got in the period */
            readonly mails: number | null;
            /** @description Since each of them was silenced */
            readonly mailsSoFar: number | null;
            /** @description US dollars, of `mails` */
            readonly usd: number | null;
            readonly usdSoFar: number | null;
            readonly usdPerThousandMails: {
                readonly ses: number;
                readonly rest: number;
            };
        };
        /** @description What recounting the wallets has found */
        readonly WalletsFound: {
            readonly looked: number;
            /** @description Spends that a till had committed and nobody had told */
            readonly told: number;
            readonly differ: number;
            /** @description Keys of the first of those that differ */
            readonly customers: readonly string[];
        };
    };
    responses: {
        /** @description The request is not as described */
        readonly Malformed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description No token, or one that is not good any more */
        readonly Unauthenticated: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The token does not have the route's scope */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description There is nothing by this name */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description This contradicts what has happened */
        readonly Conflict: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The body is larger than allowed */
        readonly TooLarge: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The body is packed in another way than gzip */
        readonly UnsupportedEncoding: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Understood, and cannot be done */
        readonly NotPossible: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Wait and try again */
        readonly TooManyRequests: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description It is not known whether this was done: look before you try again */
        readonly Failed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Too much at once: try again in a moment */
        readonly Unavailable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
                readonly "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getShop: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description Null before the first publication */
                        readonly shop: components["schemas"]["ShopOverview"] | null;
                        /** @description The last night that is computed; null before the first one */
                        readonly night: string | null;
                        /** @description By the deployment's clock */
                        readonly now: number;
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description In force; null before the first publication */
                        readonly version: number | null;
                        /** @description Of the version in force */
                        readonly chains: readonly components["schemas"]["ChainOverview"][];
                        /** @description Newest first */
                        readonly history: readonly components["schemas"]["ConfigVersion"][];
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly putConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly files: {
                        readonly [key: string]: string;
                    };
                    readonly note?: string;
                    readonly force?: boolean;
                    readonly base?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * @description `unchanged`: the version in force has the same files
                         * @enum {string}
                         */
                        readonly result: "published" | "unchanged";
                        /** @description In force now */
                        readonly version: number;
                        readonly digest: string;
                        readonly by: string;
                        readonly note?: string;
                        readonly warnings?: readonly components["schemas"]["FileRemark"][];
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getConfigByVersion: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly version: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly version: number;
                        /** @description Milliseconds since 1970, UTC */
                        readonly publishedAt: number;
                        /** @description The id of a person or a client, or who published from the command line */
                        readonly by: string;
                        readonly note?: string;
                        /** @description SHA-256 of the files */
                        readonly digest: string;
                        /** @description As they were written, by their path in the config's folder */
                        readonly files: {
                            readonly [key: string]: string;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postConfigRollback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly version: number;
                    readonly base?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * @description `unchanged`: the version in force has the same files
                         * @enum {string}
                         */
                        readonly result: "published" | "unchanged";
                        /** @description In force now */
                        readonly version: number;
                        readonly digest: string;
                        readonly by: string;
                        readonly note?: string;
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postConfigCheck: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly files: {
                        readonly [key: string]: string;
                    };
                    readonly base?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description Whether it may be published */
                        readonly ok: boolean;
                        readonly problems: readonly components["schemas"]["FileRemark"][];
                        readonly warnings: readonly components["schemas"]["FileRemark"][];
                        /** @description In force; null before the first publication */
                        readonly version: number | null;
                        /** @description Published after `base`, newest first */
                        readonly since: readonly components["schemas"]["ConfigVersion"][];
                        readonly changes: readonly components["schemas"]["FileChange"][];
                        readonly effects: readonly components["schemas"]["ConfigEffect"][];
                        readonly refolding?: components["schemas"]["Refolding"];
                        /** @description As of the last night */
                        readonly customers?: number;
                        /** @description Where the rules of segments change */
                        readonly shift?: components["schemas"]["SegmentShift"];
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getConfigDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly draft: components["schemas"]["ConfigDraft"] | null;
                        readonly revision: number;
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly putConfigDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly base: number;
                    readonly files: {
                        readonly [key: string]: string | null;
                    };
                    readonly revision: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revision: number;
                        readonly savedAt: number | null;
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getMails: {
        readonly parameters: {
            readonly query?: {
                readonly draft?: "true" | "false";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description Null of a draft */
                        readonly version: number | null;
                        readonly languages: readonly string[];
                        readonly defaultLanguage: string;
                        readonly currency: string;
                        /** @description By spend, the lowest first */
                        readonly tiers: readonly {
                            readonly id: string;
                            readonly from: number;
                        }[];
                        readonly offers: readonly {
                            readonly id: string;
                            readonly name: string;
                        }[];
                        readonly mails: readonly {
                            readonly template: string;
                            /** @description By language, with Liquid in them */
                            readonly subjects: {
                                readonly [key: string]: string;
                            };
                            readonly senders: readonly components["schemas"]["MailSender"][];
                            readonly variants: readonly string[];
                            /** @description Asks who signs up to confirm */
                            readonly confirms: boolean;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postMailsPreview: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly template: string;
                    readonly language?: string;
                    readonly variant?: string;
                    readonly offer?: string;
                    readonly draft?: boolean;
                    readonly tier?: string;
                    /** @enum {string} */
                    readonly sample?: "full" | "bare";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShownMail"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postMailsPreviewAs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly template: string;
                    readonly language?: string;
                    readonly variant?: string;
                    readonly offer?: string;
                    readonly draft?: boolean;
                    readonly customer: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShownMail"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postChainsByChainPause: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly chain: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly chain: string;
                        readonly paused: boolean;
                        /** @description False if it was so before */
                        readonly changed: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postChainsByChainResume: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly chain: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly chain: string;
                        readonly paused: boolean;
                        /** @description False if it was so before */
                        readonly changed: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getChainsHeld: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description Oldest night first */
                        readonly held: readonly components["schemas"]["HeldEntries"][];
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postChainsByChainHeld: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly chain: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly decision: "approve" | "drop";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly chain: string;
                        /** @description Nights whose entries were waiting */
                        readonly nights: number;
                        /** @description By this call */
                        readonly entered: number;
                        /** @description Who no longer qualify, or are in the chain already */
                        readonly left: number;
                        /** @description False if time ran out: send the same again */
                        readonly done: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postChainsByChainStop: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly chain: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                    readonly entered_by?: number;
                    /** Format: date-time */
                    readonly since?: string;
                    readonly from?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly chain: string;
                        readonly stopped: number;
                        /** @description Time ran out: send the same again with `from` set to it */
                        readonly next?: number;
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getCampaigns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly campaigns: readonly components["schemas"]["CampaignOverview"][];
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getMetrics: {
        readonly parameters: {
            readonly query?: {
                readonly date?: string;
                readonly from?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NightlyMetrics"] | readonly components["schemas"]["NightlyMetrics"][];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getSegments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description The night that the numbers are of; null before the first one */
                        readonly night: string | null;
                        readonly customers: number;
                        /** @description ISO 4217, as EUR */
                        readonly currency: string;
                        /** @description In the order in which they are tried; then those that only the night's config had */
                        readonly segments: readonly components["schemas"]["SegmentOverview"][];
                        readonly rfm: readonly components["schemas"]["RfmOverview"][];
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postSegmentsCount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly condition?: string;
                    readonly segment?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly condition?: string;
                        readonly segment?: string;
                        readonly people: components["schemas"]["Estimate"];
                        /** @description Who of them may be mailed now */
                        readonly mailable: components["schemas"]["Estimate"];
                        /** @description Where the last night has put them, most first */
                        readonly segments: {
                            readonly [key: string]: components["schemas"]["Estimate"];
                        };
                        /** @description Customers of the sample */
                        readonly asked: number;
                        /** @description How many there are */
                        readonly customers: number;
                        /** @description Whether all of them were asked */
                        readonly exact: boolean;
                        /**
                         * Format: date
                         * @description The night that has drawn the sample
                         */
                        readonly night?: string;
                        /** @description What is allowed in the condition and can hardly be meant */
                        readonly warnings: readonly {
                            readonly message: string;
                            /** @description Characters from the condition's start */
                            readonly at?: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postRuns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** Format: date */
                    readonly date?: string;
                    readonly shards?: number;
                    readonly force?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Begun */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NightlyExecution"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getRunsLatest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NightlyExecution"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getRunsByRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly run: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NightlyExecution"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedEncoding"];
            readonly 422: components["responses"]["NotPossible"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["Failed"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
}
