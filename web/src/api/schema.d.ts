// Made by `npm run openapi` of src/contracts/admin-shapes.ts.

export interface paths {
    readonly "/v1/shop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The shop, and the night that all figures are of */
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
    readonly "/v1/campaigns/{campaign}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How a campaign's latest start goes
         * @description `exact=true` counts what became of everybody now, however many there are.
         */
        readonly get: operations["getCampaignsByCampaign"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{campaign}/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the last check found */
        readonly get: operations["getCampaignsByCampaignCheck"];
        readonly put?: never;
        /**
         * Begin to look through the audience
         * @description Lets nobody in. Ask for the check until its `at` is not before `since`.
         */
        readonly post: operations["postCampaignsByCampaignCheck"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{campaign}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start a campaign
         * @description 202 for a new start; 200 where it was started before, or is over and `again` is missing.
         */
        readonly post: operations["postCampaignsByCampaignStart"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{campaign}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Pause a campaign at once */
        readonly post: operations["postCampaignsByCampaignPause"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{campaign}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a paused campaign go on */
        readonly post: operations["postCampaignsByCampaignResume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{campaign}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End a start for good */
        readonly post: operations["postCampaignsByCampaignStop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/overview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the shop stands, what happened on the way, and what is wrong */
        readonly get: operations["getOverview"];
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
    readonly "/v1/results": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What mails and their offers have brought in */
        readonly get: operations["getResults"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/experiments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the tests of the config in force stand */
        readonly get: operations["getExperiments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/experiments/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How one test stands */
        readonly get: operations["getExperimentsByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/experiments/{name}/decide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give everybody one variant from now on */
        readonly post: operations["postExperimentsByNameDecide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/experiments/{name}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Draw again */
        readonly post: operations["postExperimentsByNameReopen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Everything that is known of a customer, and why
         * @description By the shop's id, an address, a browser's id, a platform's number, or a key as it is stored. 404 when nobody is known by it.
         */
        readonly get: operations["getCustomersByKey"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make two customers one */
        readonly post: operations["postCustomersMerge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/split": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make two keys of one customer two customers */
        readonly post: operations["postCustomersSplit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mailboxes/allow": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let mails go again to an address that complained or bounced
         * @description It gives no consent: who has unsubscribed stays so.
         */
        readonly post: operations["postMailboxesAllow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/products": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the catalogue knows, by pages */
        readonly get: operations["getCatalogueProducts"];
        readonly put?: never;
        /**
         * Take in a part of a feed
         * @description A part that is sent twice changes nothing the second time.
         */
        readonly post: operations["postCatalogueProducts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One product, by any of its ids */
        readonly get: operations["getCatalogueProduct"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/feed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The feed that was read last */
        readonly get: operations["getCatalogueFeed"];
        readonly put?: never;
        /** Note that a feed was read to its end */
        readonly post: operations["postCatalogueFeed"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/catalogue/discontinued": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Name what the feed no longer has */
        readonly post: operations["postCatalogueDiscontinued"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The webhooks of the config in force */
        readonly get: operations["getWebhooks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/failed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Messages that were given up */
        readonly get: operations["getWebhooksFailed"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Post given-up messages again
         * @description Within a minute, under their ids: one by its `id`, those of a `webhook`, or all.
         */
        readonly post: operations["postWebhooksReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{webhook}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Post a message of the type `test` */
        readonly post: operations["postWebhooksByWebhookTest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/codes/code": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Look a code up, in any case of its letters */
        readonly get: operations["getCodesCode"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/codes/pools": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The lists that codes come from */
        readonly get: operations["getCodesPools"];
        readonly put?: never;
        /**
         * Add codes to an offer's list
         * @description `results` has for each in turn what became of it. With `dry_run` nothing is written.
         */
        readonly post: operations["postCodesPools"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/codes/budgets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Budgets in their running periods
         * @description Amounts are minor units of `currency`.
         */
        readonly get: operations["getCodesBudgets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/codes/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take a code back
         * @description One that an order has used is refused.
         */
        readonly post: operations["postCodesWithdraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/till": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What waits for the shop's platform */
        readonly get: operations["getTill"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/till/failed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Codes that the platform has not taken */
        readonly get: operations["getTillFailed"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/till/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put given-up codes on the platform again */
        readonly post: operations["postTillReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/loyalty/customers/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A customer's wallet */
        readonly get: operations["getLoyaltyCustomersByKey"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/loyalty/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Recount a part of the wallets */
        readonly post: operations["postLoyaltyAudit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/loyalty/card": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The number of a customer's card */
        readonly post: operations["postLoyaltyCard"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/loyalty/grant": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give points, or take some
         * @description The same `grant` again changes nothing.
         */
        readonly post: operations["postLoyaltyGrant"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/loyalty/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take in balances of another programme */
        readonly post: operations["postLoyaltyImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/loyalty/mend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a wallet what the facts say */
        readonly post: operations["postLoyaltyMend"];
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
        /** @description What an offer gives; money in minor units of the store's currency */
        readonly Benefit: {
            /** @constant */
            readonly kind: "percent";
            readonly percent: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly most?: number;
        } | {
            /** @constant */
            readonly kind: "amount";
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly amount: number;
        } | {
            /** @constant */
            readonly kind: "free_delivery";
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly cost?: number;
        } | {
            /** @constant */
            readonly kind: "waived_fee";
            /** @description Or by language */
            readonly fee: string | {
                readonly [key: string]: string;
            };
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly amount: number;
        } | {
            /** @constant */
            readonly kind: "cashback";
            readonly percent: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly most?: number;
        } | {
            /** @constant */
            readonly kind: "gift";
            readonly product: string;
            /** @description Or by language */
            readonly name: string | {
                readonly [key: string]: string;
            };
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly cost?: number;
        };
        readonly CampaignOutcome: {
            /** @description When it was counted */
            readonly at: number;
            readonly tally: {
                /** @description By what was expected of them: what became of them, by the reason */
                readonly by: {
                    readonly [key: string]: {
                        readonly [key: string]: {
                            readonly [key: string]: number;
                        };
                    };
                };
                /** @description Not decided yet */
                readonly waiting: number;
                readonly boughtAfterMail: number;
                readonly boughtHeldOut: number;
            };
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
        /** @description What it asks of AWS */
        readonly CampaignPlan: {
            readonly stateTransitions: number;
            readonly readUnits: number;
            readonly writeUnits: number;
            readonly functionMs: number;
            /** @description From the first mail to the last, milliseconds */
            readonly sendingMs: number;
            /** @description US dollars by what is paid for */
            readonly dollars: {
                readonly [key: string]: number;
            };
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
        /** @description One customer's way through one chain */
        readonly ChainEntry: {
            /** @description A key as it is stored, as `u:42` */
            readonly customer: string;
            readonly chain: string;
            readonly version: number;
            readonly run: string;
            /** @description Milliseconds since 1970, UTC */
            readonly enteredAt: number;
            readonly reason: string;
            readonly event?: {
                /** @description A key as it is stored, as `u:42` */
                readonly customer: string;
                readonly fact: string;
            };
            /** @description That the run is about */
            readonly order?: string;
            /** @description What the customer is about to need again */
            readonly due?: {
                readonly product: string;
                readonly category?: string;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly boughtOn: number;
                /** @description When it is needed */
                readonly day: number;
                readonly everyDays: number;
            };
            readonly holdout: boolean;
            /** @description Milliseconds since 1970, UTC */
            readonly until?: number;
            readonly cohort: string;
            /** @enum {string} */
            readonly status: "active" | "done";
            /** @description Milliseconds since 1970, UTC */
            readonly doneAt?: number;
            /** @description Why it ended: `completed`, `exit: …`, … */
            readonly outcome?: string;
            readonly steps: readonly {
                readonly step: number;
                /** @description Milliseconds since 1970, UTC */
                readonly at: number;
                /** @enum {string} */
                readonly what: "sent" | "emitted" | "unknown" | "skipped" | "failed" | "holdout" | "silenced" | "deferred";
                readonly why: string;
                /** @description Milliseconds since 1970, UTC */
                readonly since?: number;
            }[];
        };
        readonly ChainOverview: {
            readonly id: string;
            /** @description What enters it: `event NAME`, `segment NAME`, `date NAME`, … */
            readonly enter: string;
            /** @description Steps that send one */
            readonly mails: number;
            readonly paused: boolean;
        };
        readonly CodeRecord: {
            /** @description Upper case */
            readonly code: string;
            /** @description As it stands in mails, where that differs */
            readonly written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            readonly pool?: true;
            readonly offer: string;
            readonly issue: number;
            /** @description A key as it is stored, as `u:42` */
            readonly customer: string;
            readonly mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            readonly bound: "customer" | "anyone";
            readonly terms: {
                readonly benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                readonly variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                readonly subject?: string;
                readonly tier: string;
                /** @description Smallest order, minor units */
                readonly minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                readonly validUntil: number;
            };
            readonly chain?: string;
            readonly mailVariant?: string;
            /** @description Budgets that it is reserved in */
            readonly counters: readonly string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly reserved: number;
            /** @description Milliseconds since 1970, UTC */
            readonly issuedAt: number;
            readonly batch?: string;
            readonly revision: number;
            /** @description Milliseconds since 1970, UTC */
            readonly sentAt?: number;
            readonly voided?: readonly string[];
            readonly extra?: readonly {
                readonly order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly settled?: number;
            /** @description Times that somebody else tried it */
            readonly strangers?: number;
            /** @constant */
            readonly stage: "reserved";
        } | {
            /** @description Upper case */
            readonly code: string;
            /** @description As it stands in mails, where that differs */
            readonly written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            readonly pool?: true;
            readonly offer: string;
            readonly issue: number;
            /** @description A key as it is stored, as `u:42` */
            readonly customer: string;
            readonly mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            readonly bound: "customer" | "anyone";
            readonly terms: {
                readonly benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                readonly variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                readonly subject?: string;
                readonly tier: string;
                /** @description Smallest order, minor units */
                readonly minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                readonly validUntil: number;
            };
            readonly chain?: string;
            readonly mailVariant?: string;
            /** @description Budgets that it is reserved in */
            readonly counters: readonly string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly reserved: number;
            /** @description Milliseconds since 1970, UTC */
            readonly issuedAt: number;
            readonly batch?: string;
            readonly revision: number;
            /** @description Milliseconds since 1970, UTC */
            readonly sentAt: number;
            readonly voided?: readonly string[];
            readonly extra?: readonly {
                readonly order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly settled?: number;
            /** @description Times that somebody else tried it */
            readonly strangers?: number;
            /** @constant */
            readonly stage: "sent";
        } | {
            /** @description Upper case */
            readonly code: string;
            /** @description As it stands in mails, where that differs */
            readonly written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            readonly pool?: true;
            readonly offer: string;
            readonly issue: number;
            /** @description A key as it is stored, as `u:42` */
            readonly customer: string;
            readonly mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            readonly bound: "customer" | "anyone";
            readonly terms: {
                readonly benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                readonly variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                readonly subject?: string;
                readonly tier: string;
                /** @description Smallest order, minor units */
                readonly minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                readonly validUntil: number;
            };
            readonly chain?: string;
            readonly mailVariant?: string;
            /** @description Budgets that it is reserved in */
            readonly counters: readonly string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly reserved: number;
            /** @description Milliseconds since 1970, UTC */
            readonly issuedAt: number;
            readonly batch?: string;
            readonly revision: number;
            /** @description Milliseconds since 1970, UTC */
            readonly sentAt?: number;
            readonly voided?: readonly string[];
            readonly extra?: readonly {
                readonly order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly settled?: number;
            /** @description Times that somebody else tried it */
            readonly strangers?: number;
            /** @constant */
            readonly stage: "redeemed";
            readonly redemption: {
                readonly order: string;
                /** @description What the order was discounted by, minor units */
                readonly amount: number;
                /** @description What it came to, minor units */
                readonly total?: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly margin?: number;
                /** @description Milliseconds since 1970, UTC */
                readonly at: number;
                /** @description Who ordered, where that is somebody else */
                readonly by?: string;
            };
        } | {
            /** @description Upper case */
            readonly code: string;
            /** @description As it stands in mails, where that differs */
            readonly written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            readonly pool?: true;
            readonly offer: string;
            readonly issue: number;
            /** @description A key as it is stored, as `u:42` */
            readonly customer: string;
            readonly mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            readonly bound: "customer" | "anyone";
            readonly terms: {
                readonly benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                readonly variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                readonly subject?: string;
                readonly tier: string;
                /** @description Smallest order, minor units */
                readonly minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                readonly validUntil: number;
            };
            readonly chain?: string;
            readonly mailVariant?: string;
            /** @description Budgets that it is reserved in */
            readonly counters: readonly string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly reserved: number;
            /** @description Milliseconds since 1970, UTC */
            readonly issuedAt: number;
            readonly batch?: string;
            readonly revision: number;
            /** @description Milliseconds since 1970, UTC */
            readonly sentAt?: number;
            readonly voided?: readonly string[];
            readonly extra?: readonly {
                readonly order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly settled?: number;
            /** @description Times that somebody else tried it */
            readonly strangers?: number;
            /** @enum {string} */
            readonly stage: "released" | "spent";
            readonly redemption: {
                readonly order: string;
                /** @description What the order was discounted by, minor units */
                readonly amount: number;
                /** @description What it came to, minor units */
                readonly total?: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly margin?: number;
                /** @description Milliseconds since 1970, UTC */
                readonly at: number;
                /** @description Who ordered, where that is somebody else */
                readonly by?: string;
            };
            /** @description Milliseconds since 1970, UTC */
            readonly voidAt: number;
        } | {
            /** @description Upper case */
            readonly code: string;
            /** @description As it stands in mails, where that differs */
            readonly written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            readonly pool?: true;
            readonly offer: string;
            readonly issue: number;
            /** @description A key as it is stored, as `u:42` */
            readonly customer: string;
            readonly mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            readonly bound: "customer" | "anyone";
            readonly terms: {
                readonly benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                readonly variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                readonly subject?: string;
                readonly tier: string;
                /** @description Smallest order, minor units */
                readonly minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                readonly validUntil: number;
            };
            readonly chain?: string;
            readonly mailVariant?: string;
            /** @description Budgets that it is reserved in */
            readonly counters: readonly string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly reserved: number;
            /** @description Milliseconds since 1970, UTC */
            readonly issuedAt: number;
            readonly batch?: string;
            readonly revision: number;
            /** @description Milliseconds since 1970, UTC */
            readonly sentAt?: number;
            readonly voided?: readonly string[];
            readonly extra?: readonly {
                readonly order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly settled?: number;
            /** @description Times that somebody else tried it */
            readonly strangers?: number;
            /** @constant */
            readonly stage: "withdrawn";
            readonly why: string;
            /** @description Milliseconds since 1970, UTC */
            readonly withdrawnAt: number;
            /** @constant */
            readonly back?: true;
        };
        readonly CodeReport: {
            readonly code: string;
            readonly offer?: string;
            /** @enum {string} */
            readonly state: "reserved" | "sent" | "redeemed" | "released" | "spent" | "withdrawn" | "expired" | "another's" | "nobody's";
            /** @description Milliseconds since 1970, UTC */
            readonly until?: number;
            /** @description What used it */
            readonly order?: string;
            /** @description What that order was discounted by, minor units */
            readonly amount?: number;
            readonly strangers?: number;
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
        readonly Consent: {
            /** @enum {string} */
            readonly status: "none" | "given" | "withdrawn";
            /** @description Milliseconds since 1970, UTC */
            readonly at?: number;
            readonly proof?: components["schemas"]["ConsentProof"];
        };
        /** @description What shows that a person agreed, word for word */
        readonly ConsentProof: {
            readonly purpose: string;
            readonly channel: string;
            readonly source: string;
            readonly textVersion?: string;
            readonly textHash?: string;
            readonly address?: string;
            readonly ip?: string;
            readonly userAgent?: string;
            /** @description Milliseconds since 1970, UTC */
            readonly doubleOptInAt?: number;
            readonly page?: string;
            /** @description Milliseconds since 1970, UTC */
            readonly tickedAt?: number;
        };
        readonly CustomerLoyalty: {
            readonly level: string;
            readonly balance: {
                /** @description Points that can be spent */
                readonly good: number;
                /** @description Until the return window closes */
                readonly pending: number;
                readonly expiringSoon: number;
            };
            readonly expiry?: {
                readonly points: number;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly on: number;
            };
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly since?: number;
            /** @description The first day without the level if nothing is bought */
            readonly until?: number;
            readonly next?: {
                readonly level: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly missing: number;
            };
            /** @description Oldest first, the last 200 */
            readonly history: readonly components["schemas"]["PointsLine"][];
        };
        readonly CustomerReport: {
            /** @description A key as it is stored, as `u:42` */
            readonly id: string;
            readonly profile: components["schemas"]["Profile"];
            /** @description Absent without an address */
            readonly mailbox?: components["schemas"]["Standing"];
            /** @description What the owner of the address has chosen */
            readonly preferences?: {
                /** @description Whether mails on it are wanted; others are */
                readonly topics: {
                    readonly [key: string]: boolean;
                };
                readonly most?: {
                    readonly mails: number;
                    readonly days: number;
                };
                /** @description Milliseconds since 1970, UTC */
                readonly pausedUntil?: number;
                readonly language?: string;
            };
            /** @description Absent before the first night */
            readonly score?: components["schemas"]["Score"];
            readonly noPurchase?: components["schemas"]["NoPurchase"];
            readonly value: components["schemas"]["CustomerValue"];
            /** @description Absent without a loyalty programme */
            readonly loyalty?: components["schemas"]["CustomerLoyalty"];
            /** @description In the order in which they happened */
            readonly facts: readonly components["schemas"]["Fact"][];
            /** @description Of the oldest, where an answer has no room for all */
            readonly factsLeftOut: number;
            /** @description Of mails and orders, newest first */
            readonly codes: readonly components["schemas"]["CodeReport"][];
            /** @description Oldest first */
            readonly sends: readonly components["schemas"]["Send"][];
            /** @description Oldest first */
            readonly entries: readonly components["schemas"]["ChainEntry"][];
            /** @description Who else was signed in on the customer's browsers */
            readonly sharers?: readonly {
                /** @description A key as it is stored, as `u:42` */
                readonly customer: string;
                /** @description A key as it is stored, as `u:42` */
                readonly device: string;
                readonly orders: number;
                /** @description This customer was new when the other had ordered already */
                readonly isLater: boolean;
            }[];
        };
        readonly CustomerValue: {
            /** @constant */
            readonly known: true;
            /** @description Order days of the next period */
            readonly expectedOrders: number;
            /** @description Of the next period, minor units */
            readonly expectedMoney: number;
            /** @description Discounted, within the horizon, minor units */
            readonly lifetimeValue: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly valueAtRisk: number;
            /** @description ISO 4217, as EUR */
            readonly currency: string;
            readonly periodDays: number;
            readonly horizon: {
                readonly months: number;
                readonly monthlyDiscount: number;
            };
            readonly models: {
                readonly orders: {
                    readonly kind: string;
                    readonly fallback?: string;
                };
                readonly money: {
                    readonly kind: string;
                    readonly fallback?: string;
                };
            };
        } | {
            /** @constant */
            readonly known: false;
            readonly why: string;
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
        readonly ExperimentDecision: {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A person's or a client's id, or `the interval` */
            readonly by: string;
            /** @constant */
            readonly kind: "decided";
            readonly variant: string;
            readonly leader: string;
            readonly differences: readonly {
                readonly than: string;
                readonly interval?: components["schemas"]["Interval"];
                readonly detectable?: number;
                readonly peopleForFifth?: number;
            }[];
        } | {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A person's or a client's id, or `the interval` */
            readonly by: string;
            /** @constant */
            readonly kind: "reopened";
        };
        readonly ExperimentReport: {
            /** @description `CHAIN.TEMPLATE` */
            readonly experiment: string;
            readonly chain: string;
            readonly epoch: string;
            /**
             * @description Means are orders a person, or margin a person in minor units
             * @enum {string}
             */
            readonly by: "orders" | "margin";
            readonly withinDays: number;
            /** @description Whether the interval decides by itself */
            readonly automatic: boolean;
            /** @enum {string} */
            readonly state: "not-begun" | "counts-are-off" | "too-early" | "undecided" | "winner" | "decided";
            readonly variants: readonly {
                readonly variant: string;
                /** @description Percent */
                readonly share: number;
                /** @description Whose window is over */
                readonly people: number;
                /** @description Those of them with any outcome */
                readonly moved: number;
                readonly mean: number | null;
                readonly interval?: components["schemas"]["Interval"];
            }[];
            /** @description Absent before the night has begun to count */
            readonly counted?: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                readonly beganOn: string;
                /**
                 * Format: date
                 * @description Windows that close up to this day
                 */
                readonly through: string;
                /** @description ISO 4217, as EUR */
                readonly currency: string;
                readonly tightestAt: number;
                readonly leader: string;
                readonly differences: readonly {
                    readonly than: string;
                    readonly interval?: components["schemas"]["Interval"];
                    readonly detectable?: number;
                    /** @description People until a fifth more would show */
                    readonly peopleForFifth?: number;
                }[];
                /** @description The probability that the draw comes out as unevenly as this */
                readonly sampleRatio: number;
                readonly missing: {
                    readonly people: number;
                    readonly outcomes: number;
                };
                readonly gone: number;
            };
            /** @description Newest last */
            readonly decisions: readonly components["schemas"]["ExperimentDecision"][];
        };
        readonly Fact: {
            readonly id: string;
            readonly kind: string;
            /** @description A key as it is stored, as `u:42` */
            readonly customer: string;
            /** @description When it happened */
            readonly at: number;
            /** @description Milliseconds since 1970, UTC */
            readonly receivedAt: number;
            readonly source: string;
            /**
             * @description Whose word it is; the shop's own when absent
             * @enum {string}
             */
            readonly rank?: "server" | "mailbox" | "browser";
            readonly import?: string;
        } & {
            readonly [key: string]: unknown;
        };
        readonly FeedMark: {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            readonly by: string;
            readonly products: number;
            readonly inStock: number;
            readonly discontinued: number;
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
        /** @description Holds the truth 95 times in 100, however often one looks */
        readonly Interval: {
            readonly estimate: number;
            readonly low: number;
            readonly high: number;
        };
        /** @description A line of a cart or an order */
        readonly Item: {
            readonly product: string;
            readonly name?: string;
            readonly category?: string;
            /** @description Of one */
            readonly price?: components["schemas"]["Money"];
            readonly quantity: number;
            readonly url?: string;
            readonly image?: string;
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
        readonly Money: {
            /** @description Minor units of `currency` */
            readonly amount: number;
            /** @description ISO 4217, as EUR */
            readonly currency: string;
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
        /** @description The probability that the customer orders nothing in the next period */
        readonly NoPurchase: {
            readonly probability: number;
            readonly periodDays: number;
            /** @enum {string} */
            readonly model: "trained-score" | "mbg-nbd" | "shrunk-prior" | "gap-hazards";
            readonly fallback?: string;
            readonly explanation?: {
                readonly summary: string;
                readonly probability: number;
                readonly logOdds: number;
                readonly typical: {
                    readonly probability: number;
                    readonly logOdds: number;
                };
                /** @description The weightiest first */
                readonly contributions: readonly {
                    /** @enum {string} */
                    readonly fact: "silence" | "pace" | "orderDays" | "spentEach";
                    readonly value?: number;
                    /** @description Of the shop's buyers */
                    readonly typical: number;
                    /** @description Above 0: makes it likelier that there is no purchase */
                    readonly logOdds: number;
                    readonly words: string;
                }[];
            };
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
        readonly PointsLine: {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly day: number;
            /** @description Always above 0 */
            readonly points: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly active: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly expires?: number;
            /** @constant */
            readonly kind: "earned";
            readonly by: {
                readonly order: string;
            } | {
                readonly action: string;
            } | {
                readonly friend: string;
            };
        } | {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly day: number;
            /** @description Always above 0 */
            readonly points: number;
            /** @constant */
            readonly kind: "taken-back";
            readonly order: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly day: number;
            /** @description Always above 0 */
            readonly points: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly active: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly expires?: number;
            /** @constant */
            readonly kind: "granted";
            readonly reason: string;
            readonly by: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly day: number;
            /** @description Always above 0 */
            readonly points: number;
            /** @constant */
            readonly kind: "taken";
            readonly reason: string;
            readonly by: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly day: number;
            /** @description Always above 0 */
            readonly points: number;
            /** @constant */
            readonly kind: "spent";
            readonly order?: string;
            readonly code?: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly day: number;
            /** @description Always above 0 */
            readonly points: number;
            /** @constant */
            readonly kind: "returned";
            readonly spend: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            readonly day: number;
            /** @description Always above 0 */
            readonly points: number;
            /** @constant */
            readonly kind: "expired";
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
        readonly Product: {
            /** @description The id that items of carts and orders have */
            readonly product: string;
            readonly name?: string;
            readonly category?: string;
            readonly price?: components["schemas"]["Money"];
            readonly url?: string;
            readonly image?: string;
            /** @constant */
            readonly outOfStock?: true;
            /**
             * @description The feed tells of it no more
             * @constant
             */
            readonly discontinued?: true;
            /** @description Heard of first, days since 1970-01-01 */
            readonly since?: number;
        };
        /** @description What follows from a customer's facts */
        readonly Profile: {
            /** @description A key as it is stored, as `u:42` */
            readonly id: string;
            /** @description Other keys of the same person */
            readonly aliases: readonly string[];
            /** @description Milliseconds since 1970, UTC */
            readonly firstSeenAt: number;
            readonly email?: string;
            /** @description When `email` took the place of another address */
            readonly addressSince?: number;
            readonly name?: string;
            readonly phone?: string;
            readonly locale?: string;
            readonly timeZone?: string;
            readonly country?: string;
            /** @description Milliseconds since 1970, UTC */
            readonly subscribedAt?: number;
            /** @description The entry point by which the customer came in */
            readonly entry?: string;
            readonly via?: string;
            /** @description That the shop's config declares */
            readonly attributes?: {
                readonly [key: string]: string | number | boolean | readonly string[];
            };
            /** @description What browsers say and nobody else has confirmed */
            readonly claimed?: {
                readonly email?: string;
                readonly name?: string;
                readonly phone?: string;
                readonly consent?: components["schemas"]["Consent"];
            };
            readonly consent: components["schemas"]["Consent"];
            /** @description By channel other than e-mail */
            readonly consents?: {
                readonly [key: string]: {
                    /** @enum {string} */
                    readonly status: "given" | "withdrawn";
                    /** @description Milliseconds since 1970, UTC */
                    readonly at: number;
                };
            };
            /** @enum {string} */
            readonly suppression?: "bounced" | "complained" | "privacy request";
            /** @description Since when a chain has silenced mails */
            readonly silencedAt?: number;
            /** @description That count: placed and not cancelled */
            readonly orders: number;
            /** @description Ascending; `spent` in minor units, net of refunds */
            readonly orderDays: readonly {
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly day: number;
                readonly orders: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly spent: number;
            }[];
            /** @description Milliseconds since 1970, UTC */
            readonly firstOrderAt?: number;
            /** @description Milliseconds since 1970, UTC */
            readonly lastOrderAt?: number;
            readonly firstOrder?: {
                readonly category?: string;
                /** @constant */
                readonly couponed?: true;
                /** @description Percent that its total lies below its prices */
                readonly discount?: number;
                /** @constant */
                readonly refunded?: true;
                /** @description Days from the order to its delivery */
                readonly deliveredAfter?: number;
            };
            /** @description How far the customer came on the site before the first order */
            readonly firstOn?: {
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly visit: number;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly cart?: number;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly checkout?: number;
            };
            /** @description Milliseconds since 1970, UTC */
            readonly browserOrderAt?: number;
            /** @description Ever, net of refunds, minor units */
            readonly spent: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly refunded: number;
            /** @description Other currencies of orders, carts and refunds */
            readonly foreign?: readonly string[];
            /** @description In a currency without a rate */
            readonly unpricedOrders: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly averageOrder: number;
            /** @description Days between order days */
            readonly gaps?: {
                readonly mean: number;
                readonly shortest: number;
                readonly longest: number;
            };
            readonly lastCategory?: string;
            readonly lastMerchant?: string;
            /** @description Orders by category */
            readonly categories: {
                readonly [key: string]: number;
            };
            readonly merchants: {
                readonly [key: string]: number;
            };
            readonly products: readonly {
                readonly product: string;
                readonly name?: string;
                readonly category?: string;
                readonly orders: number;
                /** @description Milliseconds since 1970, UTC */
                readonly lastAt: number;
            }[];
            readonly coupons: readonly {
                readonly code: string;
                readonly order: string;
                /** @description Milliseconds since 1970, UTC */
                readonly at: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly spent: number;
            }[];
            readonly cart?: {
                readonly items: readonly components["schemas"]["Item"][];
                readonly url?: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                readonly value: number;
                /** @description Milliseconds since 1970, UTC */
                readonly changedAt: number;
            };
            /** @description Milliseconds since 1970, UTC */
            readonly lastVisitAt?: number;
            /** @description Viewed last and not bought since, newest first */
            readonly viewed: readonly components["schemas"]["Item"][];
            /** @description Milliseconds since 1970, UTC */
            readonly lastActivityAt?: number;
            readonly reviews: number;
            /** @description Milliseconds since 1970, UTC */
            readonly lastReviewAt?: number;
            /** @description Milliseconds since 1970, UTC */
            readonly lastOpenedAt?: number;
            /** @description Milliseconds since 1970, UTC */
            readonly lastClickedAt?: number;
            /** @description The account as it is stored; `loyalty` beside the profile is for people */
            readonly loyalty?: {
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly on: number;
                readonly lots: readonly {
                    readonly points: number;
                    /** @description A day of the shop's time zone, counted from 1970-01-01 */
                    readonly active: number;
                    /** @description A day of the shop's time zone, counted from 1970-01-01 */
                    readonly expires?: number;
                    /** @description A day of the shop's time zone, counted from 1970-01-01 */
                    readonly given?: number;
                }[];
                readonly spent: number;
                readonly earned: number;
                readonly expired?: number;
                readonly debt?: number;
                readonly uncovered?: number;
                readonly level: string;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly levelSince?: number;
                readonly previousLevel?: string;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly graceUntil?: number;
                readonly changes?: readonly {
                    /** @description A day of the shop's time zone, counted from 1970-01-01 */
                    readonly from: number;
                    readonly level: string;
                }[];
                readonly next?: {
                    readonly level: string;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    readonly missing: number;
                };
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly firstEarnedOn?: number;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                readonly firstSpentOn?: number;
            };
            readonly levelTold?: {
                readonly level: string;
                readonly next: number;
            };
            /** @description Who brought the customer */
            readonly referral?: {
                /** @description A key as it is stored, as `u:42` */
                readonly by: string;
                readonly code: string;
                /** @description Milliseconds since 1970, UTC */
                readonly at: number;
                readonly rank?: string;
                readonly refused?: string;
                /** @constant */
                readonly earned?: true;
            };
            /** @description Milliseconds since 1970, UTC */
            readonly backfilledAt?: number;
            /** @description That were folded into it */
            readonly facts: number;
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
        readonly ResultRow: {
            readonly chain: string;
            /** @description Of messages that are no mails */
            readonly channel?: string;
            readonly tier: string | null;
            /** @description Of the offer */
            readonly variant: string | null;
            /** @description Of a step that sends one of several */
            readonly mailVariant: string | null;
            readonly mails: number;
            readonly codes: number;
            /** @description Codes that an order has used */
            readonly used: number;
            /** @description Of those orders, net of refunds, minor units */
            readonly revenue: number;
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
        /** @description What the last night decided about a customer */
        readonly Score: {
            /**
             * Format: date
             * @description The night
             */
            readonly date: string;
            readonly recency: number;
            readonly frequency: number;
            readonly monetary: number;
            readonly segment: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            readonly segmentSince: string;
            readonly previousSegment?: string;
            /** @description Three digits, `333` best (`555` of scores up to 5); `000` never bought */
            readonly cell: string;
            readonly rfmSegment: string;
            readonly tier: string;
            /** @description The condition that held, with the values that it saw */
            readonly reason: string;
            /** @description What held the night before */
            readonly before?: {
                readonly segment: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                readonly segmentSince: string;
                readonly previousSegment?: string;
                /** @description Three digits, `333` best (`555` of scores up to 5); `000` never bought */
                readonly cell: string;
                readonly rfmSegment: string;
                readonly tier: string;
            };
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
        readonly Send: {
            readonly id: string;
            /** @description Of a message that is no mail */
            readonly channel?: string;
            /** @description A key as it is stored, as `u:42` */
            readonly customer: string;
            readonly chain: string;
            readonly run: string;
            readonly step: number;
            readonly template: string;
            readonly variant?: string;
            readonly language: string;
            /** @description Of the config */
            readonly version: number;
            /** @description Milliseconds since 1970, UTC */
            readonly claimedAt: number;
            /**
             * @description `unknown`: nobody knows whether the mail service took it
             * @enum {string}
             */
            readonly status: "claimed" | "sent" | "unknown";
            readonly messageId?: string;
            readonly bouncing?: boolean;
            readonly offer?: {
                readonly offer: string;
                readonly benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                readonly variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                readonly subject?: string;
                readonly tier: string;
                /** @description Smallest order, minor units */
                readonly minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                readonly validUntil: number;
                /** @description Every choice that led to it, in words */
                readonly reason: string;
                readonly code?: string;
                readonly issue?: number;
            };
            /** @description What the last night had said of the customer */
            readonly scored?: {
                readonly segment: string;
                readonly cell: string;
            };
            /** @description Why this customer, now */
            readonly reason: string;
            /** @description An order of this person has redeemed its code */
            readonly used: boolean;
        };
        /** @description A share, with the interval that holds the truth 95 times in 100 */
        readonly Share: {
            readonly share: number;
            readonly low: number;
            readonly high: number;
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
        /** @description Whether an address may be mailed, and what decided that */
        readonly Standing: {
            /** @constant */
            readonly mayMail: "yes";
            readonly why: string;
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
        } | {
            /** @constant */
            readonly mayMail: "not-now";
            readonly why: string;
            /** @description Milliseconds since 1970, UTC */
            readonly at?: number;
            /** @description Milliseconds since 1970, UTC */
            readonly until?: number;
        } | {
            /** @constant */
            readonly mayMail: "never";
            readonly why: string;
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
        };
        readonly Timetable: {
            /** @description Milliseconds since 1970, UTC */
            readonly beginsAt: number;
            /** @description Milliseconds since 1970, UTC */
            readonly endsAt?: number;
            /** @description Minutes after midnight on each customer's clock */
            readonly localTime?: number;
            /** @enum {string} */
            readonly late: "tomorrow" | "send";
            /** @description The mails of one day are spread over so long, milliseconds */
            readonly spreadMs: number;
            /** @description Share of the places that are due by the end of each day, from 0 to 1 */
            readonly days: readonly number[];
            readonly timeZone: string;
            readonly quiet?: {
                readonly from: string;
                readonly to: string;
            };
        };
        /** @description What of a night is kept for years */
        readonly TrendRow: {
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            readonly date: string;
            readonly customers: number;
            readonly mailable: number;
            readonly oneTimeBuyers: number;
            readonly repeatBuyers: number;
            /** @description Null where there is nothing to divide by */
            readonly repeatPurchaseRate: number | null;
            /** @description In the night's period, as all that follows */
            readonly joined: number;
            readonly newCustomers: number;
            readonly activeCustomers: number;
            /** @description Null where there is nothing to divide by */
            readonly retentionRate: number | null;
            /** @description Null where there is nothing to divide by */
            readonly churnRate: number | null;
            readonly orders: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly revenue: number;
            readonly averageOrder: number | null;
            readonly valueAtRisk: number | null;
            readonly segments: {
                readonly [key: string]: {
                    readonly customers: number;
                    readonly mailable: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    readonly revenue: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    readonly spent: number;
                };
            };
        };
        /** @description Something that is wrong, or waits for a person */
        readonly Trouble: {
            /** @constant */
            readonly kind: "sending";
            /** @enum {string} */
            readonly how: "stopped" | "closed";
            readonly why: string;
            /** @description Milliseconds since 1970, UTC */
            readonly since: number;
        } | {
            /** @constant */
            readonly kind: "night-late";
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            readonly night: string;
        } | {
            /** @constant */
            readonly kind: "held";
            readonly chain: string;
            readonly customers: number;
            readonly nights: number;
        } | {
            /** @constant */
            readonly kind: "budget";
            readonly budget: string;
            readonly period: string;
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly limit: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            readonly free: number;
        } | {
            /** @constant */
            readonly kind: "campaign";
            readonly campaign: string;
            readonly why: string;
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
        } | {
            /** @constant */
            readonly kind: "webhook";
            readonly messages: number;
        } | {
            /** @constant */
            readonly kind: "not-understood";
            /** @enum {string} */
            readonly about: "money" | "consent" | "other";
            readonly count: number;
            readonly names: readonly string[];
        } | {
            /** @constant */
            readonly kind: "wallets";
            readonly wallets: number;
        } | {
            /** @constant */
            readonly kind: "paused";
            readonly chains: readonly string[];
        };
        /** @description Points as the wallet or the facts have them */
        readonly WalletSide: {
            /** @description Of all lots, good or not */
            readonly points: number;
            readonly spent: number;
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
        /** @description The way from the audience to the mails */
        readonly Waterfall: {
            readonly audience: number;
            /** @description In the order in which it is asked, by the reason in words */
            readonly lost: {
                readonly [key: string]: {
                    readonly [key: string]: number;
                };
            };
            readonly holdout: number;
            /** @description Another mail has the last free place for now */
            readonly capped: {
                readonly [key: string]: number;
            };
            /** @description Customers who share an address with another of the audience */
            readonly twice: number;
            readonly mails: number;
            readonly discount: {
                /** @description With an offer in them, by what it gives in words */
                readonly mails: {
                    readonly [key: string]: number;
                };
                /** @description If everybody orders once for the usual sum, minor units */
                readonly ofAverageOrders: number;
                /** @description Mails of whose offer no cost can be said */
                readonly withoutOrders: number;
                /** @description Mails without an offer although the campaign has one */
                readonly none: {
                    readonly [key: string]: number;
                };
            };
            /** @description Mails by time zone */
            readonly zones: {
                readonly [key: string]: number;
            };
        };
        /** @description The audience as a whole, weighed before anything goes */
        readonly Weighed: {
            readonly begun: {
                readonly campaign: string;
                readonly version: number;
                /** @description Of a check 0 */
                readonly start: number;
                /** @description Milliseconds since 1970, UTC */
                readonly startedAt: number;
                /** @description Milliseconds since 1970, UTC */
                readonly beginsAt: number;
                /** @description Milliseconds since 1970, UTC */
                readonly endsAt?: number;
                readonly shardCount: number;
            };
            /** @description Milliseconds since 1970, UTC */
            readonly at: number;
            /** @description ISO 4217, as EUR */
            readonly currency: string;
            /** @description Of the whole base */
            readonly customers: number;
            readonly waterfall: components["schemas"]["Waterfall"];
            readonly table: components["schemas"]["Timetable"];
            /** @description Mails of each day of the ramp-up, or of the only one */
            readonly days: readonly number[];
            readonly mailsASecond: number;
            readonly plan: components["schemas"]["CampaignPlan"];
            /** @description The last mail is due about then */
            readonly lastDue: number;
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
                        readonly shop: {
                            readonly name: string;
                            readonly url: string;
                            /** @description ISO 4217, as EUR */
                            readonly currency: string;
                            readonly timeZone: string;
                            readonly languages: readonly string[];
                            readonly defaultLanguage: string;
                            readonly periodDays: number;
                            /** @description Of the config in force */
                            readonly version: number;
                        } | null;
                        /** @description The last night that is computed; null before the first one */
                        readonly night: string | null;
                        /** @description By the deployment's clock, which runs ahead on a local stack */
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
                            /** @description By language, as a sample customer gets them */
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
    readonly getCampaignsByCampaign: {
        readonly parameters: {
            readonly query?: {
                readonly exact?: "true" | "false";
            };
            readonly header?: never;
            readonly path: {
                readonly campaign: string;
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
                        readonly run: components["schemas"]["CampaignRun"];
                        /** @description Whether its switch stands at pause, which holds at once */
                        readonly paused: boolean;
                        readonly counts: {
                            readonly sent: number;
                            /** @description Nobody knows whether the mail service took them */
                            readonly unknown: number;
                            /** @description Addresses that do not exist */
                            readonly bounced: number;
                            readonly complained: number;
                        };
                        /** @description Absent while the audience is being looked through */
                        readonly weighed?: components["schemas"]["Weighed"];
                        /** @description What became of everybody; absent before the first count */
                        readonly outcome?: components["schemas"]["CampaignOutcome"];
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
    readonly getCampaignsByCampaignCheck: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly campaign: string;
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
                    readonly "application/json": components["schemas"]["Weighed"];
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
    readonly postCampaignsByCampaignCheck: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly campaign: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Begun */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly result: "checking";
                        /** @description Milliseconds since 1970, UTC */
                        readonly since: number;
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
    readonly postCampaignsByCampaignStart: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly campaign: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** Format: date-time */
                    readonly at?: string;
                    readonly again?: boolean;
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
                        /** @enum {string} */
                        readonly result: "started" | "under-way" | "over";
                        readonly run: components["schemas"]["CampaignRun"];
                    };
                };
            };
            /** @description Begun */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly result: "started" | "under-way" | "over";
                        readonly run: components["schemas"]["CampaignRun"];
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
    readonly postCampaignsByCampaignPause: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly campaign: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly reason?: string;
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
                        /** @constant */
                        readonly result: "switched";
                        readonly run: components["schemas"]["CampaignRun"];
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
    readonly postCampaignsByCampaignResume: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly campaign: string;
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
                        /** @constant */
                        readonly result: "switched";
                        readonly run: components["schemas"]["CampaignRun"];
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
    readonly postCampaignsByCampaignStop: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly campaign: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
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
                        /** @constant */
                        readonly result: "stopped";
                        readonly run: components["schemas"]["CampaignRun"];
                        /** @description Runs of customers that this call ended */
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
    readonly getOverview: {
        readonly parameters: {
            readonly query?: {
                readonly days?: number;
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
                        /** @description Null before the first publication */
                        readonly currency: string | null;
                        readonly periodDays: number | null;
                        /** @description One a night, oldest first */
                        readonly rows: readonly components["schemas"]["TrendRow"][];
                        /** @description Of as many days before those */
                        readonly previous: readonly components["schemas"]["TrendRow"][];
                        /** @description Of 364 days earlier, so that weekdays fall on weekdays */
                        readonly yearBefore: readonly components["schemas"]["TrendRow"][];
                        readonly marks: readonly {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            readonly day: string;
                            /** @enum {string} */
                            readonly kind: "config" | "campaign";
                            /** @description A version, or a campaign's id */
                            readonly name: string;
                            readonly note?: string;
                        }[];
                        /** @description Of the version in force, in the order in which they are tried */
                        readonly segments: readonly {
                            readonly id: string;
                            /** @description By language */
                            readonly name: {
                                readonly [key: string]: string;
                            };
                        }[];
                        /** @description The worst first */
                        readonly troubles: readonly components["schemas"]["Trouble"][];
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
    readonly getResults: {
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
                    readonly "application/json": readonly components["schemas"]["ResultRow"][];
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
    readonly getExperiments: {
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
                        readonly experiments: readonly components["schemas"]["ExperimentReport"][];
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
    readonly getExperimentsByName: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
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
                        /** @description `CHAIN.TEMPLATE` */
                        readonly experiment: string;
                        readonly chain: string;
                        readonly epoch: string;
                        /**
                         * @description Means are orders a person, or margin a person in minor units
                         * @enum {string}
                         */
                        readonly by: "orders" | "margin";
                        readonly withinDays: number;
                        /** @description Whether the interval decides by itself */
                        readonly automatic: boolean;
                        /** @enum {string} */
                        readonly state: "not-begun" | "counts-are-off" | "too-early" | "undecided" | "winner" | "decided";
                        readonly variants: readonly {
                            readonly variant: string;
                            /** @description Percent */
                            readonly share: number;
                            /** @description Whose window is over */
                            readonly people: number;
                            /** @description Those of them with any outcome */
                            readonly moved: number;
                            readonly mean: number | null;
                            readonly interval?: components["schemas"]["Interval"];
                        }[];
                        /** @description Absent before the night has begun to count */
                        readonly counted?: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            readonly beganOn: string;
                            /**
                             * Format: date
                             * @description Windows that close up to this day
                             */
                            readonly through: string;
                            /** @description ISO 4217, as EUR */
                            readonly currency: string;
                            readonly tightestAt: number;
                            readonly leader: string;
                            readonly differences: readonly {
                                readonly than: string;
                                readonly interval?: components["schemas"]["Interval"];
                                readonly detectable?: number;
                                /** @description People until a fifth more would show */
                                readonly peopleForFifth?: number;
                            }[];
                            /** @description The probability that the draw comes out as unevenly as this */
                            readonly sampleRatio: number;
                            readonly missing: {
                                readonly people: number;
                                readonly outcomes: number;
                            };
                            readonly gone: number;
                        };
                        /** @description Newest last */
                        readonly decisions: readonly components["schemas"]["ExperimentDecision"][];
                        /**
                         * Format: date
                         * @description When the next windows close
                         */
                        readonly nextCloses?: string;
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
    readonly postExperimentsByNameDecide: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly variant: string;
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
                        readonly experiment: string;
                        readonly variant?: string;
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
    readonly postExperimentsByNameReopen: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
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
                        readonly experiment: string;
                        readonly variant?: string;
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
    readonly getCustomersByKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly key: string;
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
                    readonly "application/json": components["schemas"]["CustomerReport"];
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
    readonly postCustomersMerge: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly one: string;
                    readonly other: string;
                    readonly reason: string;
                    readonly undo?: boolean;
                    readonly dry_run?: boolean;
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
                         * @description `looked`: with `dry_run`, nothing was stored
                         * @enum {string}
                         */
                        readonly result: "decided" | "looked";
                        /** @description That the decision is about */
                        readonly keys: readonly [
                            string,
                            string
                        ];
                        readonly before: readonly {
                            /** @description A key as it is stored, as `u:42` */
                            readonly root: string;
                            readonly keys: readonly string[];
                        }[];
                        readonly after: readonly {
                            /** @description A key as it is stored, as `u:42` */
                            readonly root: string;
                            readonly keys: readonly string[];
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
    readonly postCustomersSplit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly one: string;
                    readonly other: string;
                    readonly reason: string;
                    readonly undo?: boolean;
                    readonly dry_run?: boolean;
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
                         * @description `looked`: with `dry_run`, nothing was stored
                         * @enum {string}
                         */
                        readonly result: "decided" | "looked";
                        /** @description That the decision is about */
                        readonly keys: readonly [
                            string,
                            string
                        ];
                        readonly before: readonly {
                            /** @description A key as it is stored, as `u:42` */
                            readonly root: string;
                            readonly keys: readonly string[];
                        }[];
                        readonly after: readonly {
                            /** @description A key as it is stored, as `u:42` */
                            readonly root: string;
                            readonly keys: readonly string[];
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
    readonly postMailboxesAllow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly address: string;
                    readonly reason: string;
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
                        readonly before: components["schemas"]["Standing"];
                        readonly after: components["schemas"]["Standing"];
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
    readonly getCatalogueProducts: {
        readonly parameters: {
            readonly query?: {
                readonly after?: string;
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
                        readonly products: readonly {
                            /** @constant */
                            readonly kind: "product";
                            readonly product: components["schemas"]["Product"];
                            /** @description When a fact told of it last */
                            readonly toldAt?: number;
                            /** @description When a feed did */
                            readonly fedAt?: number;
                        }[];
                        /** @description The `after` of the next call; absent on the last page */
                        readonly next?: string;
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
    readonly postCatalogueProducts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly at: number;
                    readonly first: boolean;
                    readonly products: readonly {
                        readonly product: string;
                        readonly aliases: readonly string[];
                        readonly inStock: boolean;
                        readonly name?: string;
                        readonly category?: string;
                        readonly price?: {
                            readonly amount: number;
                            readonly currency: string;
                        };
                        readonly image?: string;
                        readonly url?: string;
                    }[];
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
                        readonly changed: number;
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
    readonly getCatalogueProduct: {
        readonly parameters: {
            readonly query: {
                readonly id: string;
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
                    readonly "application/json": components["schemas"]["Product"];
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
    readonly getCatalogueFeed: {
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
                        readonly feed: components["schemas"]["FeedMark"] | null;
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
    readonly postCatalogueFeed: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly at: number;
                    readonly products: number;
                    readonly inStock: number;
                    readonly discontinued: number;
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
                        /** @constant */
                        readonly noted: true;
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
    readonly postCatalogueDiscontinued: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly products: readonly string[];
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
                        readonly discontinued: number;
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
    readonly getWebhooks: {
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
                        readonly webhooks: readonly {
                            readonly name: string;
                            readonly url: string;
                            readonly emits: readonly string[];
                            /** @description Messages that it has not got */
                            readonly failed: number;
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
    readonly getWebhooksFailed: {
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
                        /** @description Newest first, without what they hold */
                        readonly failed: readonly {
                            readonly id: string;
                            readonly webhook: string;
                            readonly message: string;
                            /** @description A key as it is stored, as `u:42` */
                            readonly customer: string;
                            readonly chain: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly emittedAt: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly failedAt: string;
                            readonly tries: number;
                            readonly why: string;
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
    readonly postWebhooksReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly id?: string;
                    readonly webhook?: string;
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
                    readonly "application/json": {
                        readonly replayed: number;
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
    readonly postWebhooksByWebhookTest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly webhook: string;
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
                        /** @constant */
                        readonly kind: "taken";
                        readonly status: number;
                    } | {
                        /** @constant */
                        readonly kind: "not-taken";
                        readonly why: string;
                        /** @description Milliseconds, as the webhook asks for */
                        readonly retryAfterMs?: number;
                    } | {
                        /** @constant */
                        readonly kind: "refused";
                        readonly why: string;
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
    readonly getCodesCode: {
        readonly parameters: {
            readonly query: {
                readonly code: string;
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
                        /** @constant */
                        readonly kind: "issued";
                        readonly code: components["schemas"]["CodeRecord"];
                        /** @description ISO 4217, as EUR */
                        readonly currency?: string;
                        /** @description Milliseconds since 1970, UTC */
                        readonly now: number;
                    } | {
                        /** @constant */
                        readonly kind: "listed";
                        readonly offer: string;
                        /** @description Milliseconds since 1970, UTC */
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
    readonly getCodesPools: {
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
                        readonly now: number;
                        readonly pools: readonly {
                            readonly offer: string;
                            readonly added: number;
                            readonly free: number;
                            readonly taken: {
                                readonly [key: string]: number;
                            };
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
    readonly postCodesPools: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly offer: string;
                    readonly codes: readonly string[];
                    /** @default false */
                    readonly dry_run?: boolean;
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
                        readonly results: readonly (("added" | "known") | {
                            readonly refused: string;
                        })[];
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
    readonly getCodesBudgets: {
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
                        readonly currency?: string;
                        readonly budgets: readonly {
                            readonly budget: string;
                            readonly period: string;
                            readonly limit: number;
                            readonly reserved: number;
                            readonly free: number;
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
    readonly postCodesWithdraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                    readonly why: string;
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
                        /** @enum {string} */
                        readonly kind: "changed" | "same";
                        readonly code: components["schemas"]["CodeRecord"];
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
    readonly getTill: {
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
                        /** @description Absent where the shop's till asks instead */
                        readonly platform?: string;
                        readonly url?: string;
                        /** @description That are due */
                        readonly batches: number;
                        /** @description In them */
                        readonly codes: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601, UTC
                         */
                        readonly waitingSince?: string;
                        /** @description While the platform takes nothing */
                        readonly held?: {
                            readonly why: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly since: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly until: string;
                        };
                        /** @description Codes that were given up in the last 30 days */
                        readonly failed: number;
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
    readonly getTillFailed: {
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
                        /** @description Newest first */
                        readonly failed: readonly {
                            readonly batch: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            readonly failedAt: string;
                            /** @description Codes in it */
                            readonly size: number;
                            /** @description Those that the platform does not know */
                            readonly failed: number;
                            readonly why: string;
                            /** @description Refused one by one */
                            readonly codes: readonly {
                                readonly code: string;
                                readonly why: string;
                            }[];
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
    readonly postTillReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly batch?: string;
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
                    readonly "application/json": {
                        /** @description Batches */
                        readonly replayed: number;
                        /** @description Whether there was anything to try */
                        readonly asked: boolean;
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
    readonly getLoyaltyCustomersByKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly key: string;
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
                        /** @description A key as it is stored, as `u:42` */
                        readonly customer: string;
                        readonly level: string;
                        /** @description That can be spent now */
                        readonly available: number;
                        /** @description Of orders that are being paid */
                        readonly held: number;
                        readonly pending: number;
                        readonly expiringSoon: number;
                        readonly spent: number;
                        readonly nextExpiry?: {
                            /** @description A day of the shop's time zone, counted from 1970-01-01 */
                            readonly on: number;
                            readonly points: number;
                        };
                        readonly debt?: number;
                        readonly card?: string;
                        readonly holds: readonly {
                            readonly order: string;
                            readonly points: number;
                            /** @enum {string} */
                            readonly state: "held" | "committed" | "cancelled" | "returned";
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
    readonly postLoyaltyAudit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly shard: number;
                    readonly since?: number;
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
                        readonly looked: number;
                        /** @description Spends that a till had committed and nobody had told */
                        readonly told: number;
                        readonly differ: number;
                        /** @description The first thousand */
                        readonly differing: readonly {
                            /** @description A key as it is stored, as `u:42` */
                            readonly customer: string;
                            readonly wallet: components["schemas"]["WalletSide"];
                            readonly facts: components["schemas"]["WalletSide"];
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
    readonly postLoyaltyCard: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
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
                    readonly "application/json": {
                        /** @description A key as it is stored, as `u:42` */
                        readonly customer: string;
                        readonly number: string;
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
    readonly postLoyaltyGrant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly customer: string;
                    readonly points: number;
                    readonly reason: string;
                    readonly grant: string;
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
                        /** @enum {string} */
                        readonly kind: "granted" | "same";
                        /** @description A key as it is stored, as `u:42` */
                        readonly customer: string;
                        /** @description What could be spent before */
                        readonly available: number;
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
    readonly postLoyaltyImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly import: string;
                    readonly from: string;
                    readonly dry_run?: boolean;
                    readonly rows: readonly {
                        readonly line: number;
                        readonly customer: string;
                        readonly points: string;
                        readonly expires?: string;
                    }[];
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
                        readonly imported: number;
                        /** @description Lines that were imported before */
                        readonly already: number;
                        readonly points: number;
                        readonly refused: readonly {
                            readonly line: number;
                            readonly why: string;
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
    readonly postLoyaltyMend: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly customer: string;
                    readonly reason: string;
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
                        /** @enum {string} */
                        readonly kind: "mended" | "same";
                        readonly before: components["schemas"]["WalletSide"];
                        readonly after: components["schemas"]["WalletSide"];
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
