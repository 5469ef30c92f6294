// Made by `npm run openapi` of src/contracts/admin-shapes.ts.

export interface paths {
    "/v1/shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop, and the night that all figures are of */
        get: operations["getShop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The config in force and its history */
        get: operations["getConfig"];
        /**
         * Check a config and put it in force
         * @description As a new version, whole or not at all. A config with mistakes is refused with 422 and all of them in `problems`.
         */
        put: operations["putConfig"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version with its files
         * @description With their text, or with the address of a zip of them where they are too large for an answer, or with `as=archive`.
         */
        get: operations["getConfigByVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description Of the version of Comeback that is deployed.
         */
        get: operations["getOpenapi.json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an earlier version in force again
         * @description As a new version with its content, so that the history stays true.
         */
        post: operations["postConfigRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is wrong with a config, and what it would change
         * @description Changes nothing. Problems in the words and at the places of `comeback config validate`; against the version in force, the changed lines and what follows from them for customers.
         */
        post: operations["postConfigCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where to put a config that is too large for a request
         * @description Answers with an address in S3 that takes this very zip and nothing else, for 15 minutes. `PUT` it there with the `headers` as they are and without a token; then name its `id` as `upload` to the routes under `/v1/config/jobs`, to the plan or the draft. The same zip has the same `id`; it is kept for two days.
         */
        post: operations["postConfigUploads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/jobs/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have an upload checked
         * @description As `POST /v1/config/check` does with files. Ask `GET /v1/config/jobs/{id}` for what came of it.
         */
        post: operations["postConfigJobsCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/jobs/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have an upload checked and put in force
         * @description As `PUT /v1/config` does with files: as a new version, whole or not at all, and only over `base` where that is named. The same upload is published once: whoever asks while it is under way gets the same `id`, and files that are in force are no new version without `force`.
         */
        post: operations["postConfigJobsPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a job on an upload has come, and what came of it
         * @description Ask every few seconds while it is `running`. Of a check, changed lines are left out from 2 MB on, and findings from 2,000 on. 404 once it is a week old.
         */
        get: operations["getConfigJobsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a config's plan worked out
         * @description What publishing these files, or those of an `upload`, would do to customers, against the version in force, in the next night and the 30 days after it. Changes nothing. A config with mistakes is refused with 422, one that was made from an overtaken version with 409. The same files against the same version and night are worked out once: whoever asks again gets the same `id`; a plan that failed is tried again.
         */
        post: operations["postConfigPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/plan/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The plan of a config, once it is worked out
         * @description Ask every few seconds while it is `running`. The plan is what `comeback config plan --json` prints; its examples are empty without `customers.read`. 404 once its night is over.
         */
        get: operations["getConfigPlanById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's draft of a config */
        get: operations["getConfigDraft"];
        /**
         * Keep a draft of a config
         * @description One a person. 409 `overtaken` with the draft that is kept, if it was saved from elsewhere since `revision` was read. A draft without changes is dropped.
         */
        put: operations["putConfigDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every mail of the config */
        get: operations["getMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A mail as a sample customer would get it now
         * @description Nothing is stored, counted or sent. Code and links are samples.
         */
        post: operations["postMailsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/preview-as": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A mail as somebody real would get it now
         * @description It shows their name and what else the mail says of them.
         */
        post: operations["postMailsPreviewAs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/{template}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a mail to oneself, or to somebody of the team
         * @description Marked as a test, with a sample code and links that change nothing. It counts nowhere. So many an hour for each caller. With somebody real in it, it goes to the caller's own address only.
         */
        post: operations["postMailsByTemplateTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The chains in force, step by step */
        get: operations["getChains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chains/{chain}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a chain
         * @description At once, whatever version is in force. A paused chain sends nothing and loses nobody.
         */
        post: operations["postChainsByChainPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chains/{chain}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a chain */
        post: operations["postChainsByChainResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chains/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries that wait for approval */
        get: operations["getChainsHeld"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chains/{chain}/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or drop all that is held of a chain */
        post: operations["postChainsByChainHeld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chains/{chain}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a chain for its members */
        post: operations["postChainsByChainStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The campaigns, each with its latest start */
        get: operations["getCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a campaign's latest start goes
         * @description `exact=true` counts what became of everybody now, however many there are.
         */
        get: operations["getCampaignsByCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaign}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the last check found */
        get: operations["getCampaignsByCampaignCheck"];
        put?: never;
        /**
         * Begin to look through the audience
         * @description Lets nobody in. Ask for the check until its `at` is not before `since`.
         */
        post: operations["postCampaignsByCampaignCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaign}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a campaign
         * @description 202 for a new start; 200 where it was started before, or is over and `again` is missing.
         */
        post: operations["postCampaignsByCampaignStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaign}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a campaign at once */
        post: operations["postCampaignsByCampaignPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaign}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused campaign go on */
        post: operations["postCampaignsByCampaignResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaign}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a start for good */
        post: operations["postCampaignsByCampaignStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the shop stands, what happened on the way, and what is wrong */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is not understood, which sources have gone quiet, and how well the base knows its people */
        get: operations["getQuality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known to go out in 30 days, and what went out in 14
         * @description Chains that depend on what customers do have no dates: who is in them stands in `waiting`. Days are the shop's.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether mails go and the last night ran, what is wrong, and which alarms ring */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a month costs, by the shop's own counts and list prices
         * @description Reckoned, and not AWS's bill: docs/cost.md says how.
         */
        get: operations["getCost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether mails go, why not, and who waits */
        get: operations["getSending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sending/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops all mails
         * @description Mails of chains, service mails, campaigns and confirmations: none goes until somebody resumes. Functions that are at work hear of it within five seconds. Nobody is lost.
         */
        post: operations["postSendingStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sending/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets mails go again
         * @description After a stop the counts of the shop's own limits begin anew.
         */
        post: operations["postSendingResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of nights
         * @description Of the last night; of one, by `date`; or with `from` and `to` a list of all nights in that range, oldest first.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metrics/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit of the base, as the last night has counted it
         * @description What bringing people back is worth rests on the query: usual assumptions where it says none.
         */
        get: operations["getMetricsAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the base and each chain will bring in the next 30 and 90 days
         * @description Of the newest forecast, which a night makes each week; with how earlier ones have turned out. 404 before the first.
         */
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The forms in force, their entry points, and how far people came who met them
         * @description Counts are those of the last night.
         */
        get: operations["getForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms/{form}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A form as people see it
         * @description Nothing is sent, and no look is counted. The markup cannot be sent: it has no seal.
         */
        get: operations["getFormsByFormPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms/{form}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The QR code of a form's address */
        get: operations["getFormsByFormCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The segments, with what the last night counted in each */
        get: operations["getSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/rfm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The RFM table of the last night, cell by cell */
        get: operations["getSegmentsRfm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How customers have moved between segments */
        get: operations["getSegmentsFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What conditions on customers can ask in this shop */
        get: operations["getSegmentsFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is in a segment, a named RFM segment or an RFM cell, page by page
         * @description Opens the lists that the last night has written; with a condition a page may be short or empty, and `next` says whether there is more. 409 where another night has taken the lists' place: begin again.
         */
        get: operations["getSegmentsMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segments/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many a condition would match
         * @description Changes nothing. It asks the sample that the last night has drawn; a wrong condition is a problem with the reason in `detail` and the place in `at`.
         */
        post: operations["postSegmentsCount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What chains and campaigns have come to
         * @description From what the last night made ready. Without days the last 30; `range=all` since figures are kept. docs/results.md says what each figure means.
         */
        get: operations["getResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/results/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customers behind a figure, newest day first */
        get: operations["getResultsCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the tests of the config in force stand */
        get: operations["getExperiments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one test stands */
        get: operations["getExperimentsByName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the hold-outs of the config in force have shown */
        get: operations["getProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proof/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one hold-out has shown, and what it had shown before it was changed */
        get: operations["getProofById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{name}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give everybody one variant from now on */
        post: operations["postExperimentsByNameDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{name}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw again */
        post: operations["postExperimentsByNameReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find somebody by exactly an id, address, phone, order or code
         * @description Nothing is searched: every way is a read by a key.
         */
        get: operations["getCustomersFind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the page of one customer shows */
        get: operations["getCustomersPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a customer, newest first
         * @description 50 lines at a time. 404 when nobody is known by the id.
         */
        get: operations["getCustomersTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is stored of one person
         * @description For somebody who asks what the shop knows of them. 404 when nobody is known by it.
         */
        get: operations["getCustomersExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a person from every table
         * @description From the answer on nothing is mailed; the rest goes within minutes, and a receipt says so. It cannot be undone.
         */
        post: operations["postCustomersErase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receipts of erasures, newest first */
        get: operations["getErasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is known of a customer, and why
         * @description By the shop's id, an address, a browser's id, a platform's number, or a key as it is stored. 404 when nobody is known by it.
         */
        get: operations["getCustomersByKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make two customers one */
        post: operations["postCustomersMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make two keys of one customer two customers */
        post: operations["postCustomersSplit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a customer's consent to mails, by an operator's word
         * @description The same `id` again does nothing more. Only the customer can agree again.
         */
        post: operations["postCustomersUnsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailboxes/allow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let mails go again to an address that complained or bounced
         * @description It gives no consent: who has unsubscribed stays so.
         */
        post: operations["postMailboxesAllow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a part of a file of orders or people
         * @description The calls are the shop's own word, as with the server's write key. A call that was taken before changes nothing, so a part may be sent again. What the API does not take is named by its place; everything else is in.
         */
        post: operations["postImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the catalogue knows, by pages */
        get: operations["getCatalogueProducts"];
        put?: never;
        /**
         * Take in a part of a feed
         * @description A part that is sent twice changes nothing the second time.
         */
        post: operations["postCatalogueProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product, by any of its ids */
        get: operations["getCatalogueProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The feed that was read last */
        get: operations["getCatalogueFeed"];
        put?: never;
        /** Note that a feed was read to its end */
        post: operations["postCatalogueFeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/discontinued": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name what the feed no longer has */
        post: operations["postCatalogueDiscontinued"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks of the config in force */
        get: operations["getWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that were given up */
        get: operations["getWebhooksFailed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post given-up messages again
         * @description Within a minute, under their ids: one by its `id`, those of a `webhook`, or all.
         */
        post: operations["postWebhooksReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post a message of the type `test` */
        post: operations["postWebhooksByWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look a code up, in any case of its letters */
        get: operations["getCodesCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lists that codes come from */
        get: operations["getCodesPools"];
        put?: never;
        /**
         * Add codes to an offer's list
         * @description `results` has for each in turn what became of it. With `dry_run` nothing is written.
         */
        post: operations["postCodesPools"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Budgets in their running periods
         * @description Amounts are minor units of `currency`.
         */
        get: operations["getCodesBudgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a customer a code of a published offer
         * @description The same `id` again gives nothing more. 422 where a budget or a list is at its end.
         */
        post: operations["postCodesGive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a code back
         * @description One that an order has used is refused.
         */
        post: operations["postCodesWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/till": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the shop's platform */
        get: operations["getTill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/till/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Codes that the platform has not taken */
        get: operations["getTillFailed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/till/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put given-up codes on the platform again */
        post: operations["postTillReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loyalty/customers/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer's wallet */
        get: operations["getLoyaltyCustomersByKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loyalty/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recount a part of the wallets */
        post: operations["postLoyaltyAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loyalty/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The number of a customer's card */
        post: operations["postLoyaltyCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loyalty/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give points, or take some
         * @description The same `grant` again changes nothing.
         */
        post: operations["postLoyaltyGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loyalty/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in balances of another programme */
        post: operations["postLoyaltyImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loyalty/mend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a wallet what the facts say */
        post: operations["postLoyaltyMend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log of changes, newest first */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may use the admin API, and in which role */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invites somebody by mail, with a role; again, where the first password was not used */
        post: operations["postTeamInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives somebody another role */
        post: operations["postTeamRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes somebody out */
        post: operations["postTeamRemove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the nightly job now
         * @description A date that is done is skipped, unless `force` says otherwise.
         */
        post: operations["postRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The run that was started last */
        get: operations["getRunsLatest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One run
         * @description AWS forgets executions after 90 days.
         */
        get: operations["getRunsByRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Abuse: {
            /** @description Referrals: `earned`, `waiting`, or why they were refused */
            friends: {
                [key: string]: number;
            };
            /** @description Whose first order of the period used a code or was a friend's */
            newcomers: number;
            /** @description Of them, on whose browser somebody else had ordered before */
            serialNewcomers: number;
        };
        /** @description `to` is absent in the last */
        AuditBand: {
            customers: number;
            /** @description Null where there is nothing to divide by */
            share: number | null;
            /** @description Minor units (cents, kopecks) of the store's currency */
            spent: number;
            /** @description Null where there is nothing to divide by */
            shareOfSpent: number | null;
            from: number;
            to?: number;
        };
        AuditGain: {
            returning: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            revenue: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            margin: number;
        };
        AuditPart: {
            customers: number;
            /** @description Null where there is nothing to divide by */
            share: number | null;
            /** @description Minor units (cents, kopecks) of the store's currency */
            spent: number;
            /** @description Null where there is nothing to divide by */
            shareOfSpent: number | null;
        };
        /** @description What `comeback audit --json` prints */
        BaseAudit: {
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            asOf: string;
            /** @enum {string} */
            asOfBecause: "given" | "today" | "last-order";
            /** @description ISO 4217, as EUR */
            currency: string;
            /** @description Of after `asOf` */
            leftOut: {
                customers: number;
                orders: number;
            };
            customers: number;
            buyers: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            spent: number;
            /** @description May be mailed: an address that works, and consent */
            reachable: number;
            neverBought: components["schemas"]["AuditPart"];
            boughtOnce: components["schemas"]["AuditPart"];
            boughtAgain: components["schemas"]["AuditPart"];
            byOrders: components["schemas"]["AuditBand"][];
            firstOrder: {
                /** @description Days */
                median: number | null;
                /** @description By days */
                within: {
                    [key: string]: number | null;
                };
                cameWithOrder: number;
                watched: number;
            };
            secondOrder: {
                /** @description Days */
                median: number | null;
                /** @description By days */
                within: {
                    [key: string]: number | null;
                };
            };
            daysBetweenOrders: number | null;
            asleep: {
                customers: number;
                /** @description Null where there is nothing to divide by */
                share: number | null;
                /** @description Minor units (cents, kopecks) of the store's currency */
                spent: number;
                /** @description Null where there is nothing to divide by */
                shareOfSpent: number | null;
                afterDays: number;
                /** @enum {string} */
                from: "given" | "own-gaps" | "default";
            };
            /** @description Of buyers, by days since the last order */
            bySilence: components["schemas"]["AuditBand"][];
            byThemselves: {
                days: number;
                asleep: number;
                cameBack: number;
                /** @description Null where there is nothing to divide by */
                share: number | null;
            };
            concentration: {
                share: number;
                customers: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                spent: number;
                /** @description Null where there is nothing to divide by */
                shareOfSpent: number | null;
            }[];
            cohorts: components["schemas"]["Cohort"][];
            comeback: {
                assumptions: {
                    /** @description Share of those written to who order because of it */
                    response: number;
                    /** @description By each of them */
                    orders: number;
                    /** @description Share of the price */
                    discount: number;
                    /** @description Share of the full price that is left after the goods */
                    margin: number;
                };
                groups: {
                    /** @enum {string} */
                    group: "asleep-again" | "asleep-once" | "never-bought";
                    customers: number;
                    reachable: number;
                    averageOrder: number | null;
                    gain: components["schemas"]["AuditGain"];
                }[];
                all: components["schemas"]["AuditGain"];
                ofReachable: components["schemas"]["AuditGain"];
            };
        };
        /** @description What an offer gives; money in minor units of the store's currency */
        Benefit: {
            /** @constant */
            kind: "percent";
            percent: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            most?: number;
        } | {
            /** @constant */
            kind: "amount";
            /** @description Minor units (cents, kopecks) of the store's currency */
            amount: number;
        } | {
            /** @constant */
            kind: "free_delivery";
            /** @description Minor units (cents, kopecks) of the store's currency */
            cost?: number;
        } | {
            /** @constant */
            kind: "waived_fee";
            /** @description Or by language */
            fee: string | {
                [key: string]: string;
            };
            /** @description Minor units (cents, kopecks) of the store's currency */
            amount: number;
        } | {
            /** @constant */
            kind: "cashback";
            percent: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            most?: number;
        } | {
            /** @constant */
            kind: "gift";
            product: string;
            /** @description Or by language */
            name: string | {
                [key: string]: string;
            };
            /** @description Minor units (cents, kopecks) of the store's currency */
            cost?: number;
        };
        /** @description Something that is known to happen on a day */
        CalendarItem: {
            /** @constant */
            kind: "campaign";
            campaign: string;
            /**
             * @description `planned`: the config names the time, and nobody has started it
             * @enum {string}
             */
            state: "planned" | "preparing" | "running";
            paused: boolean;
            /** @description About how many go that day; null before the audience is counted */
            mails: number | null;
            /** @description On its first day: when it begins */
            at?: number;
            /** @description Of a start of several days: which one, from 1 */
            day?: number;
            days?: number;
        } | {
            /** @constant */
            kind: "campaign-ends";
            campaign: string;
            /** @description Milliseconds since 1970, UTC */
            at: number;
        } | {
            /** @constant */
            kind: "dates";
            chain: string;
            attribute: string;
            /** @description Whose date it is, and who may be mailed; conditions are left out */
            customers: number;
            paused: boolean;
        } | {
            /** @constant */
            kind: "budget-ends";
            budget: string;
            period: string;
            /** @description Minor units (cents, kopecks) of the store's currency */
            limit: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            free: number;
        } | {
            /** @constant */
            kind: "digest";
            addresses: number;
        };
        CameIn: {
            /** @description Who signed up for the first time within the period */
            people: number;
            /** @description Of them, who had ordered already */
            boughtBefore: number;
            /** @description Of them, who have had their first order since */
            ordered: number;
        };
        CampaignOutcome: {
            /** @description When it was counted */
            at: number;
            tally: {
                /** @description By what was expected of them: what became of them, by the reason */
                by: {
                    [key: string]: {
                        [key: string]: {
                            [key: string]: number;
                        };
                    };
                };
                /** @description Not decided yet */
                waiting: number;
                boughtAfterMail: number;
                boughtHeldOut: number;
            };
        };
        CampaignOverview: {
            id: string;
            /** @description By language; absent where the version in force has no such campaign */
            name?: {
                [key: string]: string;
            };
            audience?: {
                segment?: string;
                when?: string;
                frozen: boolean;
            };
            /** @description Absent before the first start */
            run?: components["schemas"]["CampaignRun"];
        };
        /** @description What it asks of AWS */
        CampaignPlan: {
            stateTransitions: number;
            readUnits: number;
            writeUnits: number;
            functionMs: number;
            /** @description From the first mail to the last, milliseconds */
            sendingMs: number;
            /** @description US dollars by what is paid for */
            dollars: {
                [key: string]: number;
            };
        };
        /** @description One start of a campaign, the latest */
        CampaignRun: {
            campaign: string;
            /** @description 1 for the first start */
            start: number;
            /** @description Of the config that it keeps */
            version: number;
            by: string;
            /** @description Milliseconds since 1970, UTC */
            startedAt: number;
            /** @description Milliseconds since 1970, UTC */
            beginsAt: number;
            /** @description Milliseconds since 1970, UTC */
            endsAt?: number;
            restarts: number;
            /**
             * @description `preparing`: the audience is being looked through and entered
             * @enum {string}
             */
            phase: "preparing" | "running" | "ended" | "stopped";
            /** @description Milliseconds since 1970, UTC */
            phaseSince: number;
            paused?: {
                why: string;
                /** @description Milliseconds since 1970, UTC */
                at: number;
                /** @description By its own limits */
                itself: boolean;
            };
            stopped?: {
                why: string;
                /** @description Milliseconds since 1970, UTC */
                at: number;
            };
            /** @description Mails sent before count towards no limit */
            countedFrom: number;
        };
        ChainDetails: {
            id: string;
            /** @description By language */
            name: {
                [key: string]: string;
            };
            /** @enum {string} */
            kind: "marketing" | "service";
            enter: components["schemas"]["ChainEntry"];
            enterWhen?: string;
            exit?: string;
            reenter: string;
            topic?: string;
            holdoutPercent: number;
            /** @description Of customers who get the mails without their offer */
            explorePercent: number;
            paused: boolean;
            /** @description Who waits for somebody's approval, by night */
            held: {
                run: string;
                count: number;
                because: {
                    /** @constant */
                    why: "more-than-usual";
                    /** @description The most entries of the last 30 nights */
                    highest: number;
                } | {
                    /** @constant */
                    why: "much-of-the-base";
                    /** @description All customers of the shop */
                    customers: number;
                } | {
                    /** @constant */
                    why: "existing";
                };
                /** @description As of held entries */
                ends?: {
                    /**
                     * Format: date
                     * @description A day of the shop's time zone
                     */
                    from: string;
                    /**
                     * Format: date
                     * @description A day of the shop's time zone
                     */
                    to: string;
                };
            }[];
            steps: components["schemas"]["ChainStep"][];
        };
        /** @description What enters a customer into a chain */
        ChainEntry: {
            /** @constant */
            by: "event";
            event: string;
        } | {
            /** @constant */
            by: "segment";
            segment: string;
        } | {
            /** @constant */
            by: "date";
            date: string;
            /** @description As `14d` */
            before?: string;
            /** @description As `14d` */
            after?: string;
        } | {
            /** @constant */
            by: "replenishment";
            /** @description As `14d` */
            before?: string;
            product?: string;
            /** @description One of them; any where empty */
            categories: string[];
        } | {
            /** @constant */
            by: "points-expiring";
            /** @description As `14d` */
            before: string;
        } | {
            /** @constant */
            by: "points-available";
            least: number;
        } | {
            /** @constant */
            by: "level-near";
            /** @description In the store's currency */
            within: number;
        };
        ChainForecast: {
            chain: string;
            paused: boolean;
            entries: components["schemas"]["ForecastFigure"];
            mails: components["schemas"]["ForecastFigure"];
            /** @description Minor units */
            discounts: components["schemas"]["ForecastFigure"];
            /** @description That would not come without the chain, by its hold-out */
            orders: components["schemas"]["ForecastFigure"];
            /** @description The same; minor units */
            revenue: components["schemas"]["ForecastFigure"];
            /** @description The same; minor units */
            margin?: components["schemas"]["ForecastFigure"];
        };
        ChainOverview: {
            id: string;
            /** @description What enters it: `event NAME`, `segment NAME`, `date NAME`, … */
            enter: string;
            /** @description Steps that send one */
            mails: number;
            paused: boolean;
        };
        /** @description A chain that an event starts, and what it sends */
        ChainStarting: {
            chain: string;
            /** @description By language */
            name: {
                [key: string]: string;
            };
            /** @description In CEL */
            when?: string;
            /** @description Templates, in the order in which they go */
            mails: string[];
        };
        ChainStep: {
            /** @description Index among the chain's steps: what entries, mails and results call it */
            step: number;
            /** @description Before it */
            waits: ({
                /** @description As `24h` */
                wait: string;
                since?: string;
            } | {
                /** @description As `10:00` */
                wait_until: string;
            } | {
                wait_for: string;
                before?: string;
            })[];
            does: {
                /** @constant */
                kind: "send";
                template: string;
                /** @description Of which each person gets one; empty without a test */
                variants: string[];
            } | {
                /** @constant */
                kind: "silence";
            } | {
                /** @constant */
                kind: "emit";
                message: string;
                channel: string;
            };
            offer?: string;
            /** @description Only for customers for whom this holds, in CEL */
            when?: string;
        };
        /** @description What is expected in the next 30 days, with the interval that holds it 95 times in 100 */
        Chance: {
            expected: number;
            low: number;
            high: number;
        };
        /** @description A person or a program that changed something */
        ChangedBy: {
            /** @description Of the token; of the command line the user's name on their machine */
            subject: string;
            client?: string;
            /** @enum {string} */
            role?: "viewer" | "marketer" | "admin";
            /** @enum {string} */
            via: "api" | "command-line";
        };
        CodeRecord: {
            /** @description Upper case */
            code: string;
            /** @description As it stands in mails, where that differs */
            written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            pool?: true;
            offer: string;
            issue: number;
            /** @description A key as it is stored, as `u:42` */
            customer: string;
            mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            bound: "customer" | "anyone";
            terms: {
                benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                subject?: string;
                tier: string;
                /** @description Smallest order, minor units */
                minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                validUntil: number;
            };
            chain?: string;
            mailVariant?: string;
            /** @description Budgets that it is reserved in */
            counters: string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            reserved: number;
            /** @description Milliseconds since 1970, UTC */
            issuedAt: number;
            batch?: string;
            revision: number;
            /** @description Milliseconds since 1970, UTC */
            sentAt?: number;
            voided?: string[];
            extra?: {
                order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            settled?: number;
            /** @description Times that somebody else tried it */
            strangers?: number;
            /** @constant */
            stage: "reserved";
        } | {
            /** @description Upper case */
            code: string;
            /** @description As it stands in mails, where that differs */
            written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            pool?: true;
            offer: string;
            issue: number;
            /** @description A key as it is stored, as `u:42` */
            customer: string;
            mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            bound: "customer" | "anyone";
            terms: {
                benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                subject?: string;
                tier: string;
                /** @description Smallest order, minor units */
                minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                validUntil: number;
            };
            chain?: string;
            mailVariant?: string;
            /** @description Budgets that it is reserved in */
            counters: string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            reserved: number;
            /** @description Milliseconds since 1970, UTC */
            issuedAt: number;
            batch?: string;
            revision: number;
            /** @description Milliseconds since 1970, UTC */
            sentAt: number;
            voided?: string[];
            extra?: {
                order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            settled?: number;
            /** @description Times that somebody else tried it */
            strangers?: number;
            /** @constant */
            stage: "sent";
        } | {
            /** @description Upper case */
            code: string;
            /** @description As it stands in mails, where that differs */
            written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            pool?: true;
            offer: string;
            issue: number;
            /** @description A key as it is stored, as `u:42` */
            customer: string;
            mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            bound: "customer" | "anyone";
            terms: {
                benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                subject?: string;
                tier: string;
                /** @description Smallest order, minor units */
                minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                validUntil: number;
            };
            chain?: string;
            mailVariant?: string;
            /** @description Budgets that it is reserved in */
            counters: string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            reserved: number;
            /** @description Milliseconds since 1970, UTC */
            issuedAt: number;
            batch?: string;
            revision: number;
            /** @description Milliseconds since 1970, UTC */
            sentAt?: number;
            voided?: string[];
            extra?: {
                order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            settled?: number;
            /** @description Times that somebody else tried it */
            strangers?: number;
            /** @constant */
            stage: "redeemed";
            redemption: {
                order: string;
                /** @description What the order was discounted by, minor units */
                amount: number;
                /** @description What it came to, minor units */
                total?: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                margin?: number;
                /** @description Milliseconds since 1970, UTC */
                at: number;
                /** @description Who ordered, where that is somebody else */
                by?: string;
            };
        } | {
            /** @description Upper case */
            code: string;
            /** @description As it stands in mails, where that differs */
            written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            pool?: true;
            offer: string;
            issue: number;
            /** @description A key as it is stored, as `u:42` */
            customer: string;
            mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            bound: "customer" | "anyone";
            terms: {
                benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                subject?: string;
                tier: string;
                /** @description Smallest order, minor units */
                minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                validUntil: number;
            };
            chain?: string;
            mailVariant?: string;
            /** @description Budgets that it is reserved in */
            counters: string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            reserved: number;
            /** @description Milliseconds since 1970, UTC */
            issuedAt: number;
            batch?: string;
            revision: number;
            /** @description Milliseconds since 1970, UTC */
            sentAt?: number;
            voided?: string[];
            extra?: {
                order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            settled?: number;
            /** @description Times that somebody else tried it */
            strangers?: number;
            /** @enum {string} */
            stage: "released" | "spent";
            redemption: {
                order: string;
                /** @description What the order was discounted by, minor units */
                amount: number;
                /** @description What it came to, minor units */
                total?: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                margin?: number;
                /** @description Milliseconds since 1970, UTC */
                at: number;
                /** @description Who ordered, where that is somebody else */
                by?: string;
            };
            /** @description Milliseconds since 1970, UTC */
            voidAt: number;
        } | {
            /** @description Upper case */
            code: string;
            /** @description As it stands in mails, where that differs */
            written?: string;
            /**
             * @description Of an uploaded list
             * @constant
             */
            pool?: true;
            offer: string;
            issue: number;
            /** @description A key as it is stored, as `u:42` */
            customer: string;
            mailbox?: string;
            /**
             * @description Who may use it
             * @enum {string}
             */
            bound: "customer" | "anyone";
            terms: {
                benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                subject?: string;
                tier: string;
                /** @description Smallest order, minor units */
                minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                validUntil: number;
            };
            chain?: string;
            mailVariant?: string;
            /** @description Budgets that it is reserved in */
            counters: string[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            reserved: number;
            /** @description Milliseconds since 1970, UTC */
            issuedAt: number;
            batch?: string;
            revision: number;
            /** @description Milliseconds since 1970, UTC */
            sentAt?: number;
            voided?: string[];
            extra?: {
                order: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                amount: number;
            }[];
            /** @description Minor units (cents, kopecks) of the store's currency */
            settled?: number;
            /** @description Times that somebody else tried it */
            strangers?: number;
            /** @constant */
            stage: "withdrawn";
            why: string;
            /** @description Milliseconds since 1970, UTC */
            withdrawnAt: number;
            /** @constant */
            back?: true;
        };
        CodeReport: {
            code: string;
            offer?: string;
            /** @enum {string} */
            state: "reserved" | "sent" | "redeemed" | "released" | "spent" | "withdrawn" | "expired" | "another's" | "nobody's";
            /** @description Milliseconds since 1970, UTC */
            until?: number;
            /** @description What used it */
            order?: string;
            /** @description What that order was discounted by, minor units */
            amount?: number;
            strangers?: number;
        };
        Cohort: {
            /** @description Of the first order, as `2026-01` */
            month: string;
            customers: number;
            /** @description Share of them who bought in that month, the next, … */
            retention: number[];
            /** @description All their money until the end of each month, minor units */
            cumulativeRevenue: number[];
            /** @description That, for each customer of the cohort */
            lifetimeValue: number[];
        };
        ConditionField: {
            name: string;
            /** @enum {string} */
            type: "number" | "string" | "bool" | "list";
            meaning?: string;
            values?: string[];
        };
        /** @description Where a zip of files is */
        ConfigArchive: {
            /** @description To be fetched within 15 minutes, without a token */
            url: string;
            bytes: number;
        };
        /** @description What is wrong with a config, and what it would change */
        ConfigCheck: {
            /** @description Whether it may be published */
            ok: boolean;
            problems: components["schemas"]["FileRemark"][];
            warnings: components["schemas"]["FileRemark"][];
            /** @description In force; null before the first publication */
            version: number | null;
            /** @description Published after `base`, newest first */
            since: components["schemas"]["ConfigVersion"][];
            changes: components["schemas"]["FileChange"][];
            effects: components["schemas"]["ConfigEffect"][];
            refolding?: components["schemas"]["Refolding"];
            /** @description As of the last night */
            customers?: number;
            /** @description Where the rules of segments change */
            shift?: components["schemas"]["SegmentShift"];
        };
        ConfigDraft: {
            /** @description The version that it was begun from; 0 before the first publication */
            base: number;
            /** @description What it has different from that version, by path; null: the file goes away. Absent where `archive` is there */
            files?: {
                [key: string]: string | null;
            };
            /** @description Of what is written, where that is too large for an answer */
            archive?: components["schemas"]["ConfigArchive"];
            /** @description With `archive`: the files that go away */
            removed?: string[];
            /** @description Milliseconds since 1970, UTC */
            savedAt: number;
        };
        /** @description What a version changes beyond the lines of its files */
        ConfigEffect: {
            /** @constant */
            kind: "segment-gone";
            segment: string;
            /** @description The chains that take customers from it */
            feeds: string[];
        } | {
            /** @constant */
            kind: "segment-new";
            segment: string;
            /** @description The chains that take customers from it */
            feeds: string[];
        } | {
            /** @constant */
            kind: "rules-change";
        } | {
            /** @constant */
            kind: "takes-existing";
            chain: string;
            segment: string;
            /** @description As of the last night */
            customers?: number;
        } | {
            /** @constant */
            kind: "chain-new";
            chain: string;
        } | {
            /** @constant */
            kind: "chain-gone";
            chain: string;
        } | {
            /** @constant */
            kind: "chain-changed";
            chain: string;
        } | {
            /** @constant */
            kind: "campaign-new";
            campaign: string;
        } | {
            /** @constant */
            kind: "campaign-gone";
            campaign: string;
        };
        /** @description How far a job on an upload has come */
        ConfigJobTold: {
            /** @constant */
            state: "running";
            progress?: {
                /** @enum {string} */
                stage: "checking" | "storing";
                /** @description Of the upload */
                files: number;
                mails: {
                    done: number;
                    of: number;
                    /** @description Of those that are done: rendered now, because no earlier job has rendered the same */
                    fresh: number;
                };
            };
        } | {
            /** @constant */
            state: "published";
            /**
             * @description `unchanged`: the version in force has the same files
             * @enum {string}
             */
            result: "published" | "unchanged";
            /** @description In force now */
            version: number;
            digest: string;
            by: string;
            note?: string;
            warnings: components["schemas"]["FileRemark"][];
        } | {
            /** @constant */
            state: "checked";
            check: components["schemas"]["ConfigCheck"];
        } | {
            /** @constant */
            state: "failed";
            /** @enum {string} */
            why: "wrong-config" | "overtaken" | "bad-upload" | "internal";
            detail: string;
            /** @description Of `wrong-config` */
            problems?: components["schemas"]["FileRemark"][];
            /** @description Of `overtaken`: published since, newest first */
            since?: components["schemas"]["ConfigVersion"][];
        };
        /** @description What publishing a config would do */
        ConfigPlan: {
            /** @description In force; null before the first publication */
            version: number | null;
            /**
             * Format: date
             * @description The night that is looked at
             */
            night: string;
            /** @description When it begins */
            at: number;
            /** @description ISO 4217, as EUR */
            currency: string;
            customers: number;
            /** @description That night compares with nothing: nobody enters by segment or date */
            takesStock: boolean;
            refolding?: components["schemas"]["Refolding"];
            segments: {
                moves: components["schemas"]["PlannedMove"][];
                sizes: components["schemas"]["PlannedSize"][];
            };
            tiers: {
                moves: components["schemas"]["PlannedMove"][];
                sizes: components["schemas"]["PlannedSize"][];
            };
            chains: components["schemas"]["PlannedChain"][];
            /** @description All chains together but those of which nothing is known */
            total: {
                before?: components["schemas"]["PlannedTotal"];
                after: components["schemas"]["PlannedTotal"];
            };
            warnings: components["schemas"]["PlanWarning"][];
        };
        /** @description One published version of the config */
        ConfigVersion: {
            version: number;
            /** @description Milliseconds since 1970, UTC */
            publishedAt: number;
            /** @description The id of a person or a client, or who published from the command line */
            by: string;
            note?: string;
            /** @description SHA-256 of the files */
            digest: string;
        };
        Consent: {
            /** @enum {string} */
            status: "none" | "given" | "withdrawn";
            /** @description Milliseconds since 1970, UTC */
            at?: number;
            proof?: components["schemas"]["ConsentProof"];
        };
        /** @description Decisions about mails by what proves them */
        ConsentOrigins: {
            "double-opt-in": number;
            "own-page": number;
            form: number;
            checkout: number;
            platform: number;
            site: number;
            import: number;
            operator: number;
            told: number;
        };
        /** @description What shows that a person agreed, word for word */
        ConsentProof: {
            purpose: string;
            channel: string;
            source: string;
            textVersion?: string;
            textHash?: string;
            address?: string;
            ip?: string;
            userAgent?: string;
            /** @description Milliseconds since 1970, UTC */
            doubleOptInAt?: number;
            page?: string;
            /** @description Milliseconds since 1970, UTC */
            tickedAt?: number;
        };
        CustomerExport: {
            /** @constant */
            format: "comeback.customer/1";
            /** @description Milliseconds since 1970, UTC */
            exportedAt: number;
            /** @description A key as it is stored, as `u:42` */
            id: string;
            /** @description Everything that the person is known by, the customer first */
            keys: string[];
            /** @description Orders that are kept apart and are nobody else's */
            orders: string[];
            addresses: string[];
            /** @description What follows from the facts */
            profile?: {
                [key: string]: unknown;
            };
            /** @description What the last night decided */
            score?: {
                [key: string]: unknown;
            };
            /** @description The random name in files for analysts */
            analysts?: string;
            /** @description What is bought, how often and when last */
            taste?: {
                [key: string]: unknown;
            };
            /** @description Points, as tills decide on them */
            wallet?: {
                [key: string]: unknown;
            };
            /** @description Everything that was told, with its source, oldest first */
            facts: {
                [key: string]: unknown;
            }[];
            /** @description Of each address: consent with its proof, withdrawals, bounces, choices */
            ledgers: {
                /** @description A key as it is stored, as `u:42` */
                mailbox: string;
                facts: {
                    [key: string]: unknown;
                }[];
            }[];
            /** @description Of chains and campaigns, with what became of each step and why */
            entries: {
                [key: string]: unknown;
            }[];
            /** @description Mails and other messages, with their offers */
            sends: {
                [key: string]: unknown;
            }[];
            /** @description Codes that were given to the person */
            codes: {
                [key: string]: unknown;
            }[];
            /** @description What else lies under the keys: draws of tests, sign-ups that wait */
            others: {
                [key: string]: unknown;
            }[];
        };
        CustomerLoyalty: {
            level: string;
            balance: {
                /** @description Points that can be spent */
                good: number;
                /** @description Until the return window closes */
                pending: number;
                expiringSoon: number;
            };
            expiry?: {
                points: number;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                on: number;
            };
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            since?: number;
            /** @description The first day without the level if nothing is bought */
            until?: number;
            next?: {
                level: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                missing: number;
            };
            /** @description Oldest first, the last 200 */
            history: components["schemas"]["PointsLine"][];
        };
        /** @description Everything that the page of one customer shows */
        CustomerPage: {
            /** @description Milliseconds since 1970, UTC */
            now: number;
            currency: string;
            timeZone: string;
            head: {
                id: string;
                name?: string;
                email?: string;
                phone?: string;
                locale?: string;
                country?: string;
                timeZone?: string;
                /** @description Milliseconds since 1970, UTC */
                since: number;
                entry?: string;
                via?: string;
                /** @description Absent before the first night */
                segment?: {
                    id: string;
                    name: string | {
                        [key: string]: string;
                    };
                    /**
                     * Format: date
                     * @description A day of the shop's time zone
                     */
                    since: string;
                    previous?: string;
                    /** @description Absent of the segment of everybody else */
                    condition?: string;
                    /** @description The condition with the values that it saw */
                    reason: string;
                    rfm: {
                        segment: string;
                        cell: string;
                        recency: number;
                        frequency: number;
                        monetary: number;
                    };
                    tier: string;
                    /**
                     * Format: date
                     * @description The first night that came to this verdict, which stands since
                     */
                    asOf: string;
                };
                orders: number;
                /** @description Net of refunds */
                spent: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                averageOrder: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                refunded: number;
                /** @description Milliseconds since 1970, UTC */
                firstOrderAt?: number;
                /** @description Milliseconds since 1970, UTC */
                lastOrderAt?: number;
                /** @description Milliseconds since 1970, UTC */
                lastVisitAt?: number;
                mailable: {
                    /** @enum {string} */
                    may: "yes" | "not-now" | "never";
                    reason: components["schemas"]["Reason"];
                    /** @description When what decides it happened */
                    at?: number;
                    /** @description Milliseconds since 1970, UTC */
                    until?: number;
                };
                /** @description What only browsers say */
                claimed?: {
                    name?: string;
                    email?: string;
                    phone?: string;
                };
            };
            /** @description The names of the published segments, by id */
            segments: {
                [key: string]: string | {
                    [key: string]: string;
                };
            };
            chains: {
                chain: string;
                name: string | {
                    [key: string]: string;
                };
                /** @enum {string} */
                kind: "marketing" | "service" | "campaign";
                paused: boolean;
                /** @description False: the version in force has it no more */
                published: boolean;
                /** @description Newest first */
                runs: {
                    run: string;
                    version: number;
                    /** @description Milliseconds since 1970, UTC */
                    enteredAt: number;
                    reason: components["schemas"]["Reason"];
                    holdout: boolean;
                    /**
                     * @description Where the hold-out is the shop's, from all mails
                     * @constant
                     */
                    heldOutBy?: "shop";
                    active: boolean;
                    /** @description Milliseconds since 1970, UTC */
                    endedAt?: number;
                    outcome?: components["schemas"]["Reason"];
                    order?: string;
                    steps: {
                        step: number;
                        /** @enum {string} */
                        action?: "send" | "emit" | "silence";
                        /** @description The template or the message */
                        name?: string;
                        /** @description Milliseconds since 1970, UTC */
                        at: number;
                        outcome: string;
                        reason: components["schemas"]["Reason"];
                    }[];
                }[];
                /** @description Of a chain without runs: why, by the rules of now */
                notEntered?: {
                    /** @enum {string} */
                    code: "no-event" | "event-condition" | "event-late" | "event-before-config" | "event-condition-then" | "event-not-kept" | "event-otherwise" | "not-in-segment" | "no-night-yet" | "segment-condition" | "segment-before" | "segment-tonight" | "no-date" | "date-ahead" | "date-condition" | "nothing-due" | "due-ahead" | "due-past" | "no-programme" | "points-not-together" | "points-not-ending" | "level-not-near" | "not-in-audience" | "campaign-not-started" | "campaign-before";
                    about?: string;
                    /** @description Milliseconds since 1970, UTC */
                    at?: number;
                    condition?: string;
                    /** @description The fields of the condition: as they were then of `event-condition-then` and `event-otherwise`, else as they are now */
                    seen: {
                        field: string;
                        value: string;
                    }[];
                };
            }[];
            /** @description Soonest first */
            next: ({
                /** @constant */
                kind: "step";
                /** @description Milliseconds since 1970, UTC */
                at: number;
                chain: string;
                run: string;
                step: number;
                /** @enum {string} */
                action: "send" | "emit" | "silence";
                name: string;
                offer?: string;
                /** @description The next of its run: the others follow if nothing comes in between */
                first: boolean;
                paused: boolean;
                /** @description What the rules would say then, if nothing changes */
                expected: {
                    /** @enum {string} */
                    kind: "act" | "leave" | "skip" | "defer" | "hold-out";
                    reason?: components["schemas"]["Reason"];
                };
            } | {
                /** @constant */
                kind: "replenishment";
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                on: string;
                product?: string;
                category?: string;
                everyDays: number;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                boughtOn: string;
            } | {
                /** @constant */
                kind: "points-good";
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                on: string;
                points: number;
            } | {
                /** @constant */
                kind: "points-end";
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                on: string;
                points: number;
            } | {
                /** @constant */
                kind: "date";
                /** @description Milliseconds since 1970, UTC */
                at: number;
                chain: string;
                date: string;
            })[];
            /** @description Newest first, at most 100 */
            offers: {
                /** @description Milliseconds since 1970, UTC */
                at: number;
                offer: string;
                template: string;
                benefit: components["schemas"]["Benefit"];
                tier: string;
                variant: string;
                subject?: string;
                code?: string;
                /** @description Milliseconds since 1970, UTC */
                validUntil: number;
                reason: string;
            }[];
            /** @description Newest first, at most 100 */
            codes: {
                code: string;
                offer?: string;
                /** @enum {string} */
                state: "reserved" | "sent" | "redeemed" | "released" | "spent" | "withdrawn" | "expired" | "another's" | "nobody's";
                /** @description Milliseconds since 1970, UTC */
                until?: number;
                order?: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                amount?: number;
                strangers?: number;
            }[];
            points?: {
                level: string;
                levelName: string | {
                    [key: string]: string;
                };
                good: number;
                pending: number;
                expiringSoon: number;
                next?: {
                    level: string;
                    name: string | {
                        [key: string]: string;
                    };
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    missing: number;
                };
                /**
                 * Format: date
                 * @description Of the level
                 */
                until?: string;
            };
            scores: {
                noPurchase?: {
                    probability: number;
                    periodDays: number;
                    model: string;
                    /**
                     * @description Present while the customer has ordered on one day only
                     * @constant
                     */
                    note?: "one order: mostly the shop's average";
                    fallback?: string;
                    seasonUnknown?: string;
                    /** @description The same of a typical buyer */
                    typical?: number;
                    /** @description The weightiest first */
                    contributions: {
                        /** @enum {string} */
                        fact: "silence" | "pace" | "orderDays" | "spentEach";
                        value?: number;
                        typical: number;
                        /** @description Multiplies the odds of no purchase */
                        odds: number;
                    }[];
                };
                /** @description By how much mails raise the probability of an order; absent while no check claims to know */
                uplift?: number;
                value: {
                    /** @constant */
                    known: true;
                    expectedOrders: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    expectedMoney: number;
                    periodDays: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    lifetimeValue: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    valueAtRisk: number;
                    horizonMonths: number;
                    /** @description Where this customer's money will lie, 19 times in 20 */
                    ranges: {
                        expectedMoney: {
                            /** @description Minor units (cents, kopecks) of the store's currency */
                            low: number;
                            /** @description Minor units (cents, kopecks) of the store's currency */
                            high: number;
                        };
                        lifetimeValue: {
                            /** @description Minor units (cents, kopecks) of the store's currency */
                            low: number;
                            /** @description Minor units (cents, kopecks) of the store's currency */
                            high: number;
                        };
                    };
                    /**
                     * @description Present while the customer has ordered on one day only
                     * @constant
                     */
                    note?: "one order: mostly the shop's average";
                } | {
                    /** @constant */
                    known: false;
                    why: string;
                };
                gaps?: {
                    mean: number;
                    shortest: number;
                    longest: number;
                };
            };
            identities: {
                key: string;
                /** @enum {string} */
                kind: "user" | "platform" | "email" | "anonymous" | "order";
                source?: string;
                /** @description Milliseconds since 1970, UTC */
                since?: number;
                /**
                 * @description Whose word joins it
                 * @enum {string}
                 */
                by?: "server" | "mailbox" | "browser" | "operator";
                /** @description The import whose rows this key stands for, where the file named somebody by an address or a phone alone */
                imported?: {
                    id: string;
                    /** @description Milliseconds since 1970, UTC */
                    at: number;
                };
            }[];
            /** @description Newest first */
            consents: {
                /** @description Milliseconds since 1970, UTC */
                at: number;
                channel: string;
                given: boolean;
                source: string;
                /** @enum {string} */
                rank: "server" | "mailbox" | "browser";
                purpose: string;
                textVersion?: string;
                page?: string;
                /** @description Milliseconds since 1970, UTC */
                doubleOptInAt?: number;
                address?: string;
                ip?: string;
                userAgent?: string;
                reason?: string;
            }[];
            /** @description What an operator may give */
            grantable: {
                /** @description Published, with a code */
                offers: {
                    id: string;
                    name: string | {
                        [key: string]: string;
                    };
                }[];
                /** @description Whether there is a loyalty programme */
                points: boolean;
            };
            timeline: {
                /** @description Newest first */
                lines: components["schemas"]["TimelineLine"][];
                /** @description Ask with `after` set to it; absent at the end */
                next?: string;
            };
        };
        CustomerReport: {
            /** @description A key as it is stored, as `u:42` */
            id: string;
            profile: components["schemas"]["Profile"];
            /** @description Absent without an address */
            mailbox?: components["schemas"]["Standing"];
            /** @description What the owner of the address has chosen */
            preferences?: {
                /** @description Whether mails on it are wanted; others are */
                topics: {
                    [key: string]: boolean;
                };
                most?: {
                    mails: number;
                    days: number;
                };
                /** @description Milliseconds since 1970, UTC */
                pausedUntil?: number;
                language?: string;
            };
            /** @description What is on record of the address's consent, newest first; absent without an address */
            consents?: components["schemas"]["Fact"][];
            /** @description Absent before the first night */
            score?: components["schemas"]["Score"];
            noPurchase?: components["schemas"]["NoPurchase"];
            /** @description By how much mails raise the probability of an order; absent while no check claims to know */
            uplift?: number;
            value: components["schemas"]["CustomerValue"];
            /** @description Absent without a loyalty programme */
            loyalty?: components["schemas"]["CustomerLoyalty"];
            /** @description In the order in which they happened */
            facts: components["schemas"]["Fact"][];
            /** @description Of the oldest, where an answer has no room for all */
            factsLeftOut: number;
            /** @description Of mails and orders, newest first */
            codes: components["schemas"]["CodeReport"][];
            /** @description Oldest first */
            sends: components["schemas"]["Send"][];
            /** @description Oldest first */
            entries: components["schemas"]["ChainEntry"][];
            /** @description Who else was signed in on the customer's browsers */
            sharers?: {
                /** @description A key as it is stored, as `u:42` */
                customer: string;
                /** @description A key as it is stored, as `u:42` */
                device: string;
                orders: number;
                /** @description This customer was new when the other had ordered already */
                isLater: boolean;
            }[];
        };
        CustomerValue: {
            /** @constant */
            known: true;
            /** @description Order days of the next period */
            expectedOrders: number;
            /** @description Of the next period, minor units */
            expectedMoney: number;
            /** @description Discounted, within the horizon, minor units */
            lifetimeValue: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            valueAtRisk: number;
            /** @description ISO 4217, as EUR */
            currency: string;
            periodDays: number;
            /** @description Where this customer's money will lie, 19 times in 20 */
            ranges: {
                expectedMoney: {
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    low: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    high: number;
                };
                lifetimeValue: {
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    low: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    high: number;
                };
            };
            /**
             * @description Present while the customer has ordered on one day only
             * @constant
             */
            note?: "one order: mostly the shop's average";
            horizon: {
                months: number;
                monthlyDiscount: number;
            };
            models: {
                orders: {
                    kind: string;
                    fallback?: string;
                };
                money: {
                    kind: string;
                    fallback?: string;
                };
            };
        } | {
            /** @constant */
            known: false;
            why: string;
        };
        /** @description How far people came who met one form or entry point */
        EntryFunnel: {
            /** @description On the days of `counted`; null of a night that did not count it */
            looks: {
                /** @description Times that the form was shown to a browser; programs that say so are left out */
                shown: number;
                /** @description Times that it was sent and taken */
                sent: number;
                /** @description Mailboxes whose owners were asked to confirm */
                asked: number;
                confirmed: number;
            } | null;
            /** @description Within `period`; null of a night that did not count it */
            cameIn: {
                /** @description Who signed up for the first time, here */
                people: number;
                /** @description Of them, who had ordered already */
                boughtBefore: number;
                /** @description Of them, who have had their first order since */
                ordered: number;
            } | null;
            ever: {
                /** @description Who first joined here, ever */
                people: number;
                buyers: number;
                repeatBuyers: number;
                /** @description All their orders, minor units */
                spent: number;
            };
        };
        EntryPlace: {
            /** @description Null of the form's own address, without a place */
            via: string | null;
            url: string;
            funnel: components["schemas"]["EntryFunnel"];
        };
        EntryPoint: {
            /** @description Who first joined there, ever */
            people: number;
            buyers: number;
            repeatBuyers: number;
            /** @description All their orders, minor units */
            spent: number;
        };
        /** @description What an erasure has done. It names nobody */
        ErasureReceipt: {
            /** @description Random */
            id: string;
            /** @description Milliseconds since 1970, UTC */
            askedAt: number;
            /** @description Milliseconds since 1970, UTC */
            erasedAt: number;
            /** @description Who asked: an operator, or the source of a webhook */
            by: string;
            reason: string;
            /** @description Items removed or made nobody's, by place */
            removed: {
                [key: string]: number;
            };
        };
        /** @description A number of people: the best guess, and the interval that holds the truth 95 times in 100 */
        Estimate: {
            about: number;
            low: number;
            high: number;
        };
        /** @description An expected sum of money in minor units, with its interval */
        Expected: {
            expected: number;
            low: number;
            high: number;
        };
        ExperimentDecision: {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A person's or a client's id, or `the interval` */
            by: string;
            /** @constant */
            kind: "decided";
            variant: string;
            leader: string;
            differences: {
                than: string;
                interval?: components["schemas"]["Interval"];
                detectable?: number;
                peopleForFifth?: number;
            }[];
        } | {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A person's or a client's id, or `the interval` */
            by: string;
            /** @constant */
            kind: "reopened";
        };
        ExperimentReport: {
            /** @description `CHAIN.TEMPLATE` */
            experiment: string;
            chain: string;
            epoch: string;
            /**
             * @description Means are orders a person, or margin a person in minor units
             * @enum {string}
             */
            by: "orders" | "margin";
            withinDays: number;
            /** @description Whether the interval decides by itself */
            automatic: boolean;
            /** @enum {string} */
            state: "not-begun" | "counts-are-off" | "too-early" | "undecided" | "winner" | "decided";
            variants: {
                variant: string;
                /** @description Percent */
                share: number;
                /** @description Whose window is over */
                people: number;
                /** @description Those of them with any outcome */
                moved: number;
                mean: number | null;
                interval?: components["schemas"]["Interval"];
            }[];
            /** @description Absent before the night has begun to count */
            counted?: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                beganOn: string;
                /**
                 * Format: date
                 * @description Windows that close up to this day
                 */
                through: string;
                /** @description ISO 4217, as EUR */
                currency: string;
                tightestAt: number;
                leader: string;
                differences: {
                    than: string;
                    interval?: components["schemas"]["Interval"];
                    detectable?: number;
                    /** @description People until a fifth more would show */
                    peopleForFifth?: number;
                }[];
                /** @description The probability that the draw comes out as unevenly as this */
                sampleRatio: number;
                missing: {
                    people: number;
                    outcomes: number;
                };
                gone: number;
            };
            /** @description Newest last */
            decisions: components["schemas"]["ExperimentDecision"][];
        };
        Fact: {
            id: string;
            kind: string;
            /** @description A key as it is stored, as `u:42` */
            customer: string;
            /** @description When it happened */
            at: number;
            /** @description Milliseconds since 1970, UTC */
            receivedAt: number;
            source: string;
            /**
             * @description Whose word it is; the shop's own when absent
             * @enum {string}
             */
            rank?: "server" | "mailbox" | "browser";
            import?: string;
        } & {
            [key: string]: unknown;
        };
        FeedMark: {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            by: string;
            products: number;
            inStock: number;
            discontinued: number;
        };
        FileChange: {
            file: string;
            /** @enum {string} */
            change: "added" | "removed" | "changed";
            /** @description Lines that begin with `+`, `-` or a space, and `@@ N` where the file goes on at line N */
            lines: string[];
        };
        /** @description What is wrong or can hardly be meant, at a place in a file of the config */
        FileRemark: {
            file: string;
            /** @description From 1 */
            line: number;
            /** @description From 1 */
            column?: number;
            message: string;
        };
        Forecast: {
            expected: number;
            low: number;
            high: number;
            /** @description If nobody orders; null where nothing bounds it */
            most: number | null;
        };
        /** @description What is expected, and between which it will be nine times in ten; or why nothing is known yet */
        ForecastFigure: {
            /** @constant */
            known: true;
            expected: number;
            low: number;
            high: number;
        } | {
            /** @constant */
            known: false;
            /** @enum {string} */
            why: "few-buyers" | "few-first-orders" | "few-newcomers" | "too-new" | "not-measured" | "not-trusted";
        };
        FormOverview: {
            form: string;
            /** @description By language */
            title: {
                [key: string]: string;
            };
            /** @description The form as a page */
            url: string;
            /** @description Shows the form in a page of the shop */
            script: string;
            fields: {
                /** @description `email`, `name`, `phone`, or an attribute */
                asks: string;
                /** @description By language */
                label: {
                    [key: string]: string;
                };
                required: boolean;
            }[];
            consent: {
                version: string;
                required: boolean;
                /** @description `email`, … */
                channel: string;
            }[];
            topics: string[];
            /** @description An offer that the form shows by its name */
            offer: string | null;
            /** @description The page of the shop that comes after it */
            redirect: string | null;
            /** @description Sign-ups that one connection may send in an hour */
            mostAnHour: number;
            funnel: components["schemas"]["EntryFunnel"];
            /** @description The address without a place first, then by people */
            places: components["schemas"]["EntryPlace"][];
        };
        /** @description What happened at forms on these days, by entry point */
        FormTotals: {
            /**
             * Format: date
             * @description The first day of the period on which looks were counted
             */
            from: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            to: string;
            points: {
                [key: string]: {
                    /** @description Times that the form was shown to a browser */
                    shown: number;
                    /** @description Times that it was sent and taken */
                    sent: number;
                    /** @description Mailboxes whose owners were asked to confirm */
                    asked: number;
                    confirmed: number;
                };
            };
        };
        Funnel: {
            all: components["schemas"]["FunnelRow"];
            /** @description By month of being first seen, and `(earlier)` */
            months: {
                [key: string]: components["schemas"]["FunnelRow"];
            };
            /** @description By where they came in; `(none)`, `(others)` */
            entryPoints: {
                [key: string]: components["schemas"]["FunnelRow"];
            };
        };
        FunnelRow: {
            /** @description First seen then */
            people: number;
            /** @description Whom the shop's site saw before their first order */
            visited: number;
            cart: number;
            checkout: number;
            ordered: number;
            orderedAgain: number;
            /** @description Buyers whom the site had not seen by the day of their first order */
            elsewhere: number;
            elsewhereAgain: number;
            /** @description Each step, divided by the one before it; null where nobody came as far */
            shareOfCarts: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfCheckouts: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfOrders: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfSecondOrders: number | null;
            /** @description The step before which most get lost */
            mostLostBefore: ("cart" | "checkout" | "ordered" | "orderedAgain") | null;
        };
        /** @description What went out on a day */
        GoneDay: {
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            day: string;
            sent: number;
            /** @description Most first */
            chains: {
                chain: string;
                sent: number;
            }[];
        };
        GroupFigures: {
            customers: number;
            /** @description May be mailed */
            mailable: number;
            /** @description With an order in the period */
            active: number;
            /** @description Of the period; absent in nights before they were counted by group */
            orders?: number;
            /** @description Of the period, minor units */
            revenue: number;
            averageOrder?: number | null;
            /** @description Ever, minor units */
            spent: number;
            /** @description Null where there is nothing to divide by */
            shareOfCustomers: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfRevenue: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfSpent: number | null;
            /** @description Of the group in the next period, minor units; null without buyers */
            expectedRevenue: number | null;
            /** @description Mean over its buyers, minor units expected in the next year */
            predictedLifetimeValue: number | null;
            /** @description Minor units that its buyers may take elsewhere; null without buyers */
            valueAtRisk: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfValueAtRisk: number | null;
        };
        GroupReach: {
            customers: number;
            mailable: number;
            /** @description Of the period, to whoever was in the group when the mail was made */
            mails: number;
            /** @description Null where there is nothing to divide by */
            mailsPerMailable: number | null;
            /** @description Chains and campaigns that enter by the group or ask for it by name */
            aims: {
                /** @enum {string} */
                kind: "chain" | "campaign";
                id: string;
            }[];
            /** @description Of the period, with the code of a mail */
            orders: number;
            /** @description Of those orders, minor units */
            revenue: number;
            /** @description Null where there is nothing to divide by */
            ordersPerMail: number | null;
            revenuePerMail: number | null;
        };
        /** @description Entries of a night that wait until somebody approves them */
        HeldEntries: {
            chain: string;
            /** @description The night that held them back */
            run: string;
            /** @description Or `date NAME`, or `replenishment` */
            segment: string;
            /** @description The days that the night entered, of a chain by date */
            dates?: {
                /** @description Milliseconds since 1970, UTC */
                from: number;
                /** @description Milliseconds since 1970, UTC */
                until: number;
            };
            /** @description Of a chain that warns of points: the days on which these end. Whoever is let in later is warned of nothing */
            ends?: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                from: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                to: string;
            };
            /** @description Customers who wait */
            count: number;
            because: {
                /** @constant */
                why: "more-than-usual";
                /** @description The most entries of the last 30 nights */
                highest: number;
            } | {
                /** @constant */
                why: "much-of-the-base";
                /** @description All customers of the shop */
                customers: number;
            } | {
                /** @constant */
                why: "existing";
            };
            /** @description Milliseconds since 1970, UTC */
            heldAt: number;
            /** @description Documents that list them */
            chunks: number;
            /** @description Taken, and not carried out to the end yet: decide the same again */
            decision?: {
                /** @enum {string} */
                kind: "approved" | "dropped";
                by: string;
                /** @description Milliseconds since 1970, UTC */
                at: number;
            };
            settled?: boolean;
        };
        /** @description Holds the truth 95 times in 100, however often one looks */
        Interval: {
            estimate: number;
            low: number;
            high: number;
        };
        /** @description A line of a cart or an order */
        Item: {
            product: string;
            name?: string;
            category?: string;
            /** @description Of one */
            price?: components["schemas"]["Money"];
            quantity: number;
            url?: string;
            image?: string;
        };
        Liability: {
            members: number;
            /** @description That can be spent today */
            points: number;
            /** @description Points of orders that may still be sent back */
            pending: number;
            /** @description Of `points`, minor units */
            worth: number;
            /** @description Of `pending`, minor units */
            pendingWorth: number;
            /** @description Of `worth`, what is going to be spent */
            expectedWorth: components["schemas"]["Expected"] | null;
            /** @description Points that expire within 30 days */
            expiringSoon: number;
            /** @description Points taken back after they had been spent */
            debt: number;
            /** @description Points, ever */
            earned: number;
            /** @description Points, ever */
            spent: number;
            /** @description Of the points that are gone, those that expired */
            breakage: components["schemas"]["Share"] | null;
            /** @description Members who have ever spent points */
            spenders: number;
            /** @description Null where there is nothing to divide by */
            shareOfSpenders: number | null;
            /** @description From the first points to the first spent */
            medianDaysToFirstReward: number | null;
            /** @description Null where there is nothing to divide by */
            rewardedWithin90Days: number | null;
            levels: {
                level: string;
                members: number;
                points: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                worth: number;
            }[];
            /** @description By days since they could be spent */
            ages: {
                age: string;
                points: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                worth: number;
            }[];
        };
        MailSender: {
            /** @enum {string} */
            kind: "chain" | "campaign";
            id: string;
            /** @description By language */
            name: {
                [key: string]: string;
            };
            /** @description From 1; absent of a campaign */
            step?: number;
            offer?: string;
            service: boolean;
        };
        MemberRow: {
            /** @description A key as it is stored, as `u:42` */
            customer: string;
            email?: string;
            name?: string;
            mayMail: boolean;
            orders: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            spent: number;
            /** @description Milliseconds since 1970, UTC */
            lastOrderAt?: number;
            segment: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            segmentSince: string;
            previousSegment?: string;
            cell: string;
            tier: string;
            reason: string;
            fields: {
                [key: string]: string | number | boolean | null;
            };
        };
        Money: {
            /** @description Minor units of `currency` */
            amount: number;
            /** @description ISO 4217, as EUR */
            currency: string;
        };
        /** @description One execution of the nightly job */
        NightlyExecution: {
            name: string;
            /** @enum {string} */
            status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED" | "PENDING_REDRIVE";
            /** @description Milliseconds since 1970, UTC */
            startedAt: number;
            /** @description Milliseconds since 1970, UTC */
            stoppedAt?: number;
            /** @description What the run says of itself: `run`, `customers`, `changed`, …; once it has succeeded */
            output?: unknown;
            error?: string;
        };
        /** @description The figures of one night; docs/metrics.md has every definition. A rate without a divisor is null. */
        NightlyMetrics: {
            /** @description The night: its date */
            run: string;
            /**
             * Format: date
             * @description The last day of the period
             */
            date: string;
            /** @description Of the config that it was computed with */
            version: number;
            /** @description Took stock only: announced nothing, entered nobody */
            baseline: boolean;
            /** @description Customers whose segment, level or scores moved */
            changed: number;
            /** @description Customers who entered chains */
            enrolled: number;
            /** @description ISO 4217, as EUR */
            currency: string;
            periodDays: number;
            /** @description Both ends included */
            period: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                from: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                to: string;
            };
            periodBefore: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                from: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                to: string;
            };
            /** @description Everybody; people who were merged count once */
            customers: number;
            /** @description May be mailed */
            mailable: number;
            nonBuyers: number;
            oneTimeBuyers: number;
            repeatBuyers: number;
            /** @description Null where there is nothing to divide by */
            shareOfNonBuyers: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfOneTimeBuyers: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfRepeatBuyers: number | null;
            /** @description Repeat buyers of all buyers */
            repeatPurchaseRate: number | null;
            /** @description All orders ever, minor units */
            spent: number;
            /** @description First seen in the period */
            joined: number;
            /** @description First order in the period */
            newCustomers: number;
            /** @description With an order in the period */
            activeCustomers: number;
            /** @description With an order in the period before */
            activeCustomersBefore: number;
            /** @description With an order in both */
            retainedCustomers: number;
            /** @description With an order in the period, none in the one before, one earlier */
            reactivatedCustomers: number;
            /** @description Retained of those active before (CRR) */
            retentionRate: number | null;
            /** @description 1 less `retentionRate` */
            churnRate: number | null;
            /** @description Null where there is nothing to divide by */
            reactivationRate: number | null;
            /** @description Of the period */
            orders: number;
            /** @description Of the period, net of refunds, minor units */
            revenue: number;
            averageOrder: number | null;
            /** @description Orders for each active customer */
            purchaseFrequency: number | null;
            /** @description For each active customer, minor units */
            revenuePerCustomer: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfRepeatRevenue: number | null;
            /** @description Of gaps that have ended */
            meanDaysBetweenOrders: number | null;
            /** @description Of all gaps, open ones included (Kaplan–Meier) */
            medianDaysBetweenOrders: number | null;
            medianDaysToSecondOrder: number | null;
            /** @description Share of buyers, by days: 30, 60, 90, 180, 365 */
            secondOrderWithin: {
                [key: string]: number | null;
            };
            /** @description What a buyer has brought so far, minor units */
            historicLifetimeValue: number | null;
            /** @description Buyers of whom the value model says something */
            valuedCustomers: number;
            /** @description Of them all in the next period */
            expectedOrders: number | null;
            /** @description Of them all in the next period, minor units */
            expectedRevenue: number | null;
            /** @description Mean, discounted, of the next year; minor units */
            predictedLifetimeValue: number | null;
            valueAtRisk: number | null;
            /** @description By month of the first order, the last 24 */
            cohorts: components["schemas"]["Cohort"][];
            earlierCohorts: {
                customers: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                revenue: number;
                lifetimeValue: number | null;
            };
            segments: {
                [key: string]: components["schemas"]["GroupFigures"];
            };
            rfmCells: {
                [key: string]: components["schemas"]["GroupFigures"];
            };
            rfmSegments: {
                [key: string]: components["schemas"]["GroupFigures"];
            };
            tiers: {
                [key: string]: components["schemas"]["GroupFigures"];
            };
            /** @description By `entry`, or `entry?via=VIA` */
            entryPoints: {
                [key: string]: components["schemas"]["EntryPoint"];
            };
            signUps?: {
                [key: string]: components["schemas"]["SignUps"];
            };
            /** @description By entry point */
            cameIn?: {
                [key: string]: components["schemas"]["CameIn"];
            };
            forms?: components["schemas"]["FormTotals"];
            funnel: components["schemas"]["Funnel"];
            secondOrders: components["schemas"]["SecondOrders"];
            reach: components["schemas"]["Reach"];
            silence: components["schemas"]["Silence"];
            /** @enum {string} */
            churnModel: "trained-score" | "mbg-nbd" | "shrunk-prior" | "gap-hazards";
            /** @description Absent without codes */
            offers?: components["schemas"]["OfferCosts"];
            /** @description Absent without a loyalty programme */
            loyalty?: components["schemas"]["Liability"];
            /** @description Absent where there are neither codes nor points */
            abuse?: components["schemas"]["Abuse"];
            wallets?: components["schemas"]["WalletsFound"];
            /** @description Records that could not be read, by kind: the night went on without them */
            putAside?: components["schemas"]["PutAside"];
            /** @description What came on the last whole UTC day and was not understood */
            notUnderstood?: {
                /** @enum {string} */
                source: "segment" | "shopify" | "woocommerce" | "standard";
                kind: string;
                count: number;
            }[];
        };
        /** @description The probability that the customer orders nothing in the next period */
        NoPurchase: {
            probability: number;
            periodDays: number;
            /** @enum {string} */
            model: "trained-score" | "mbg-nbd" | "shrunk-prior" | "gap-hazards";
            /**
             * @description Present while the customer has ordered on one day only
             * @constant
             */
            note?: "one order: mostly the shop's average";
            fallback?: string;
            /** @description Why the level does not follow the seasons yet */
            seasonUnknown?: string;
            explanation?: {
                summary: string;
                probability: number;
                logOdds: number;
                typical: {
                    probability: number;
                    logOdds: number;
                };
                /** @description The weightiest first */
                contributions: {
                    /** @enum {string} */
                    fact: "silence" | "pace" | "orderDays" | "spentEach";
                    value?: number;
                    /** @description Of the shop's buyers */
                    typical: number;
                    /** @description Above 0: makes it likelier that there is no purchase */
                    logOdds: number;
                    words: string;
                }[];
            };
        };
        /** @description What one offer in one mail has cost and brought, over all its codes */
        OfferCost: {
            offer: string;
            /** @enum {string} */
            kind: "percent" | "amount" | "free_delivery" | "waived_fee" | "cashback" | "gift";
            tier: string;
            /** @description Of the offer */
            variant: string;
            /** @description `campaign:NAME` of a campaign */
            chain: string | null;
            /** @description Of the mail, in a test */
            mailVariant: string | null;
            /** @description Codes that were reserved for a customer */
            issued: number;
            /** @description Of those, how many a mail or message has brought */
            sent: number;
            /** @description Used by an order that stands */
            redeemed: number;
            /** @description Used by an order that was cancelled or refunded whole */
            voided: number;
            /** @description Sent, not used, and past their last day */
            expired: number;
            withdrawn: number;
            /** @description What the orders of `redeemed` were given, minor units */
            discount: number;
            /** @description What those orders came to after it, minor units */
            revenue: number;
            /** @description Used by an order of somebody else than whom the code was given to */
            byOthers: number;
            /** @description Times that somebody else has tried one at a till */
            strangers: number;
            /** @description Sent codes whose last day has passed */
            over: number;
            /** @description How many of them were used */
            usedOfOver: number;
            /** @description Sent, unused and still good */
            open: number;
            /** @description What the open ones cost at most, minor units */
            openFace: number;
            /** @description Of the open ones, those without a bound */
            unbounded: number;
            /** @description `usedOfOver` of `over`; null before any time is over */
            redemption: components["schemas"]["Share"] | null;
            /** @description After discount and cost of goods; null where it is not known */
            marginLeft: number | null;
            /** @description What the open codes are going to cost; null below 20 known ones */
            exposure: components["schemas"]["Expected"] | null;
        };
        OfferCosts: {
            rows: components["schemas"]["OfferCost"][];
            total: {
                /** @description Codes that were reserved for a customer */
                issued: number;
                /** @description Of those, how many a mail or message has brought */
                sent: number;
                /** @description Used by an order that stands */
                redeemed: number;
                /** @description Used by an order that was cancelled or refunded whole */
                voided: number;
                /** @description Sent, not used, and past their last day */
                expired: number;
                withdrawn: number;
                /** @description What the orders of `redeemed` were given, minor units */
                discount: number;
                /** @description What those orders came to after it, minor units */
                revenue: number;
                /** @description Used by an order of somebody else than whom the code was given to */
                byOthers: number;
                /** @description Times that somebody else has tried one at a till */
                strangers: number;
                /** @description Sent codes whose last day has passed */
                over: number;
                /** @description How many of them were used */
                usedOfOver: number;
                /** @description Sent, unused and still good */
                open: number;
                /** @description What the open ones cost at most, minor units */
                openFace: number;
                /** @description Of the open ones, those without a bound */
                unbounded: number;
                /** @description Left of the orders of `priced`, minor units */
                margin: number;
                /** @description Redeemed codes whose orders' margin is known */
                priced: number;
            };
        };
        /** @description How far a plan has come */
        PlanTold: {
            /** @constant */
            state: "running";
            /** @description Customers that have been looked at */
            looked?: number;
        } | {
            /** @constant */
            state: "done";
            plan: components["schemas"]["ConfigPlan"];
        } | {
            /** @constant */
            state: "failed";
            problem: string;
            /** @description Of an upload whose config has mistakes */
            problems?: components["schemas"]["FileRemark"][];
        };
        /** @description What the config in force does not do */
        PlanWarning: {
            /** @constant */
            kind: "held-tonight";
            chain: string;
            entrants: number;
            because: components["schemas"]["Unusual"];
        } | {
            /** @constant */
            kind: "held-later";
            chain: string;
            /** @description Nights after the next one */
            night: number;
            entrants: number;
            because: components["schemas"]["Unusual"];
        } | {
            /** @constant */
            kind: "nobody-enters";
            chain: string;
            before: number;
        } | {
            /** @constant */
            kind: "segment-emptied";
            segment: string;
            before: number;
        } | {
            /** @constant */
            kind: "budget";
            /** @description As `offer:first_order@2026-11` */
            counter: string;
            /** @description Minor units (cents, kopecks) of the store's currency */
            left: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            most: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            expected: number;
        } | {
            /** @constant */
            kind: "cap";
            share: number;
            before: number;
        } | {
            /** @constant */
            kind: "more-mails";
            before: number;
            after: number;
        };
        PlannedChain: {
            chain: string;
            /** @enum {string} */
            change: "new" | "gone" | "changed" | "same";
            before?: components["schemas"]["PlannedOutlook"];
            after?: components["schemas"]["PlannedOutlook"];
        };
        PlannedDiscount: {
            /** @description All codes used, at the most that each can cost; null where nobody counts */
            most: number | null;
            /** @description Codes of which nothing bounds the cost; `most` is without them */
            unbounded: number;
            /** @description Minor units of the store's currency */
            expected?: components["schemas"]["Chance"];
            /** @description Codes of which nobody knows how many will be used; `expected` is without them */
            withoutRate: number;
        };
        /** @description What the next 30 nights bring, and what that is told from */
        PlannedMonth: {
            /** @enum {string} */
            by: "records" | "history" | "unknown";
            entries: components["schemas"]["Forecast"];
            heldOut: components["schemas"]["Forecast"];
            mails: components["schemas"]["Forecast"];
            /** @description Of `mails`: beyond the frequency cap */
            overCap?: components["schemas"]["Forecast"];
            codes?: components["schemas"]["Forecast"];
            discount?: components["schemas"]["PlannedDiscount"];
            /** @description AWS at list prices */
            usd: components["schemas"]["Forecast"];
        };
        PlannedMove: {
            from: string;
            to: string;
            customers: number;
            /** @description At most five; none without `customers.read` */
            examples: string[];
        };
        PlannedOutlook: {
            tonight: components["schemas"]["PlannedTonight"];
            month: components["schemas"]["PlannedMonth"];
        };
        PlannedSize: {
            id: string;
            /** @description Null of one that is new */
            before: number | null;
            /** @description Null of one that goes */
            after: number | null;
        };
        PlannedTonight: {
            /** @description Who meet the entry condition */
            entrants: number;
            held?: components["schemas"]["Unusual"];
            /** @description Without those who are in the chain already, or were too recently */
            entering: components["schemas"]["Estimate"];
            heldOut: components["schemas"]["Estimate"];
            /** @description Of those who enter: to whom nothing may or is to be sent */
            unmailed: components["schemas"]["Estimate"];
            /** @description Of those who enter: whose first mail the frequency cap has no place for */
            capped: components["schemas"]["Estimate"];
            /** @description Of those who enter: whose first mail goes */
            mailed: components["schemas"]["Estimate"];
            /** @description At most five; none without `customers.read` */
            examples: string[];
        };
        PlannedTotal: {
            entries: components["schemas"]["Forecast"];
            mails: components["schemas"]["Forecast"];
            /** @description Of `mails`: beyond the frequency cap */
            overCap?: components["schemas"]["Forecast"];
            codes?: components["schemas"]["Forecast"];
            discount?: components["schemas"]["PlannedDiscount"];
            /** @description AWS at list prices */
            usd: components["schemas"]["Forecast"];
        };
        PointsLine: {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            day: number;
            /** @description Always above 0 */
            points: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            active: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            expires?: number;
            /** @constant */
            kind: "earned";
            by: {
                order: string;
            } | {
                action: string;
            } | {
                friend: string;
            };
        } | {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            day: number;
            /** @description Always above 0 */
            points: number;
            /** @constant */
            kind: "taken-back";
            order: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            day: number;
            /** @description Always above 0 */
            points: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            active: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            expires?: number;
            /** @constant */
            kind: "granted";
            reason: string;
            by: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            day: number;
            /** @description Always above 0 */
            points: number;
            /** @constant */
            kind: "taken";
            reason: string;
            by: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            day: number;
            /** @description Always above 0 */
            points: number;
            /** @constant */
            kind: "spent";
            order?: string;
            code?: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            day: number;
            /** @description Always above 0 */
            points: number;
            /** @constant */
            kind: "returned";
            spend: string;
        } | {
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description A day of the shop's time zone, counted from 1970-01-01 */
            day: number;
            /** @description Always above 0 */
            points: number;
            /** @constant */
            kind: "expired";
        };
        /** @description Why a request was refused (RFC 9457) */
        Problem: {
            /** @enum {string} */
            type: "urn:comeback:problem:malformed" | "urn:comeback:problem:too-large" | "urn:comeback:problem:unauthorized" | "urn:comeback:problem:forbidden" | "urn:comeback:problem:exposed-key" | "urn:comeback:problem:not-found" | "urn:comeback:problem:overtaken" | "urn:comeback:problem:conflict" | "urn:comeback:problem:body-too-large" | "urn:comeback:problem:inflated-too-large" | "urn:comeback:problem:unsupported-encoding" | "urn:comeback:problem:answer-too-large" | "urn:comeback:problem:not-possible" | "urn:comeback:problem:wrong-config" | "urn:comeback:problem:too-many" | "urn:comeback:problem:internal" | "urn:comeback:problem:not-configured" | "urn:comeback:problem:unavailable";
            /** @description The same for every problem of the type */
            title: string;
            status: number;
            /** @description What is wrong in this very request */
            detail: string;
            /** @description Where in the request, as `body.segment` */
            place?: string;
            /** @description Each member that is not as described */
            errors?: {
                place: string;
                detail: string;
            }[];
            /** @description Of a config that is wrong: every mistake in its files */
            problems?: {
                file: string;
                line?: number;
                column?: number;
                message: string;
            }[];
            /** @description Of a wrong condition: characters from its start */
            at?: number;
            /** @description Of a member of the team who stays: `oneself` or `last-admin` */
            why?: string;
        };
        Product: {
            /** @description The id that items of carts and orders have */
            product: string;
            name?: string;
            category?: string;
            price?: components["schemas"]["Money"];
            url?: string;
            image?: string;
            /** @constant */
            outOfStock?: true;
            /**
             * @description The feed tells of it no more
             * @constant
             */
            discontinued?: true;
            /** @description Heard of first, days since 1970-01-01 */
            since?: number;
        };
        /** @description What follows from a customer's facts */
        Profile: {
            /** @description A key as it is stored, as `u:42` */
            id: string;
            /** @description Other keys of the same person */
            aliases: string[];
            /** @description Milliseconds since 1970, UTC */
            firstSeenAt: number;
            email?: string;
            /** @description When `email` took the place of another address */
            addressSince?: number;
            name?: string;
            phone?: string;
            locale?: string;
            timeZone?: string;
            country?: string;
            /** @description Milliseconds since 1970, UTC */
            subscribedAt?: number;
            /** @description The entry point by which the customer came in */
            entry?: string;
            via?: string;
            /** @description That the shop's config declares */
            attributes?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description What browsers say and nobody else has confirmed */
            claimed?: {
                email?: string;
                name?: string;
                phone?: string;
                consent?: components["schemas"]["Consent"];
            };
            consent: components["schemas"]["Consent"];
            /** @description By channel other than e-mail */
            consents?: {
                [key: string]: {
                    /** @enum {string} */
                    status: "given" | "withdrawn";
                    /** @description Milliseconds since 1970, UTC */
                    at: number;
                };
            };
            /** @enum {string} */
            suppression?: "bounced" | "complained" | "privacy request";
            /** @description Since when a chain has silenced mails */
            silencedAt?: number;
            /** @description That count: placed and not cancelled */
            orders: number;
            /** @description Ascending; `spent` in minor units, net of refunds */
            orderDays: {
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                day: number;
                orders: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                spent: number;
            }[];
            /** @description Milliseconds since 1970, UTC */
            firstOrderAt?: number;
            /** @description Milliseconds since 1970, UTC */
            lastOrderAt?: number;
            firstOrder?: {
                category?: string;
                /** @constant */
                couponed?: true;
                /** @description Percent that its total lies below its prices */
                discount?: number;
                /** @constant */
                refunded?: true;
                /** @description Days from the order to its delivery */
                deliveredAfter?: number;
            };
            /** @description How far the customer came on the site before the first order */
            firstOn?: {
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                visit: number;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                cart?: number;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                checkout?: number;
            };
            /** @description Milliseconds since 1970, UTC */
            browserOrderAt?: number;
            /** @description Ever, net of refunds, minor units */
            spent: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            refunded: number;
            /** @description Other currencies of orders, carts and refunds */
            foreign?: string[];
            /** @description In a currency without a rate */
            unpricedOrders: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            averageOrder: number;
            /** @description Days between order days */
            gaps?: {
                mean: number;
                shortest: number;
                longest: number;
            };
            lastCategory?: string;
            lastMerchant?: string;
            /** @description Orders by category */
            categories: {
                [key: string]: number;
            };
            merchants: {
                [key: string]: number;
            };
            products: {
                product: string;
                name?: string;
                category?: string;
                orders: number;
                /** @description Milliseconds since 1970, UTC */
                lastAt: number;
            }[];
            coupons: {
                code: string;
                order: string;
                /** @description Milliseconds since 1970, UTC */
                at: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                spent: number;
            }[];
            cart?: {
                items: components["schemas"]["Item"][];
                url?: string;
                /** @description Minor units (cents, kopecks) of the store's currency */
                value: number;
                /** @description Milliseconds since 1970, UTC */
                changedAt: number;
            };
            /** @description Milliseconds since 1970, UTC */
            lastVisitAt?: number;
            /** @description Viewed last and not bought since, newest first */
            viewed: components["schemas"]["Item"][];
            /** @description Milliseconds since 1970, UTC */
            lastActivityAt?: number;
            reviews: number;
            /** @description Milliseconds since 1970, UTC */
            lastReviewAt?: number;
            /** @description Milliseconds since 1970, UTC */
            lastOpenedAt?: number;
            /** @description Milliseconds since 1970, UTC */
            lastClickedAt?: number;
            /** @description The account as it is stored; `loyalty` beside the profile is for people */
            loyalty?: {
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                on: number;
                lots: {
                    points: number;
                    /** @description A day of the shop's time zone, counted from 1970-01-01 */
                    active: number;
                    /** @description A day of the shop's time zone, counted from 1970-01-01 */
                    expires?: number;
                    /** @description A day of the shop's time zone, counted from 1970-01-01 */
                    given?: number;
                }[];
                spent: number;
                earned: number;
                expired?: number;
                debt?: number;
                uncovered?: number;
                level: string;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                levelSince?: number;
                previousLevel?: string;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                graceUntil?: number;
                changes?: {
                    /** @description A day of the shop's time zone, counted from 1970-01-01 */
                    from: number;
                    level: string;
                }[];
                next?: {
                    level: string;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    missing: number;
                };
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                firstEarnedOn?: number;
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                firstSpentOn?: number;
            };
            levelTold?: {
                level: string;
                next: number;
            };
            /** @description Who brought the customer */
            referral?: {
                /** @description A key as it is stored, as `u:42` */
                by: string;
                code: string;
                /** @description Milliseconds since 1970, UTC */
                at: number;
                rank?: string;
                refused?: string;
                /** @constant */
                earned?: true;
            };
            /** @description Milliseconds since 1970, UTC */
            backfilledAt?: number;
            /** @description That were folded into it */
            facts: number;
        };
        ProofArm: {
            /** @description Whose window is over */
            people: number;
            /** @description Those of them who ordered */
            buyers: number;
            /** @description Of a person, within the limit */
            mean: number | null;
        };
        ProofCounted: {
            epoch: string;
            percent: number;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            beganOn: string;
            /**
             * Format: date
             * @description The last day on which the config in force had it
             */
            lastOn: string;
            /**
             * Format: date
             * @description Windows that closed up to this day
             */
            through: string;
            /** @description ISO 4217, as EUR */
            currency: string;
            /**
             * @description Named before anything is counted
             * @enum {string}
             */
            primary: "orders" | "revenue" | "margin";
            /** @description The primary first; of the others there is no verdict */
            outcomes: components["schemas"]["ProofOutcome"][];
            /** @description Who ordered at all, as a difference of shares */
            ordered?: components["schemas"]["Interval"];
            /** @description Who have to order on the smaller side before there is an interval */
            missingBuyers: number;
            /** @description Why it is not to be trusted; empty where nothing speaks against it */
            reasons: components["schemas"]["ProofReason"][];
            /** @description Erased meanwhile: they count with nothing */
            gone: number;
            /** @description Days on which the mails were changed */
            changedOn: string[];
            /** @description From the segment at the draw to the one when the window had closed. Counts without a test; absent in what was counted before */
            moves?: {
                /** @description From, then to. `(new)`: not a customer then; `(unknown)`: no record reaches back so far */
                mailed: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
                /** @description From, then to. `(new)`: not a customer then; `(unknown)`: no record reaches back so far */
                heldOut: {
                    [key: string]: {
                        [key: string]: number;
                    };
                };
            };
            /** @description What each variant of a test in the mails brought, against those held out while it ran. Without a verdict */
            variants: {
                /** @description The test, as `GET /v1/experiments` names it */
                experiment: string;
                /** @description Of the test: other variants are another epoch */
                epoch: string;
                variant: string;
                /** @description The primary first */
                outcomes: components["schemas"]["ProofOutcome"][];
            }[];
            /** @description Refunded or cancelled after the count, for nine weeks: no part of any outcome */
            takenBack: {
                mailed: {
                    people: number;
                    orders: number;
                    /** @description Minor units */
                    revenue: number;
                };
                heldOut: {
                    people: number;
                    orders: number;
                    /** @description Minor units */
                    revenue: number;
                };
            };
            entriesPerDay: number;
            /** @description What is found in four of five cases; absent where nobody enters */
            detectable?: {
                /** @description With a year's entries, as a difference of shares */
                share: number;
                /** @description The same in minor units per entry */
                money?: number;
                days: number;
                target: number;
                /**
                 * Format: date
                 * @description Absent where it would be more than five years from the start
                 */
                readyOn?: string;
            };
            /** @description Whether to hold out more for a while */
            learnFast: components["schemas"]["ProofLearnFast"];
        };
        ProofLearnFast: {
            /** @constant */
            state: "nobody-enters";
        } | {
            /** @constant */
            state: "not-needed";
            days: number;
        } | {
            /** @constant */
            state: "out-of-reach";
            /** @description Until it is found with half of the people held out: more than five years */
            days: number;
        } | {
            /** @constant */
            state: "proposed";
            /** @description The share to hold out */
            heldOut: number;
            forDays: number;
            /** @description The difference of shares that is found by then */
            share: number;
            shareOtherwise: number;
            days: number;
            daysOtherwise: number;
            ordersForgone: number;
        };
        /** @description Whether the draws tell whom mails move */
        ProofLearning: {
            /** @enum {string} */
            state: "nobody-held-out" | "not-looked";
        } | {
            /** @constant */
            state: "too-early";
            /**
             * @description Counted draws on the smaller side, or people with an order
             * @enum {string}
             */
            of: "draws" | "outcomes";
            have: number;
            need: number;
            /**
             * Format: date
             * @description At the pace of the last window; absent where nobody is drawn
             */
            readyOn?: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            lookedOn: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            nextLookOn: string;
            /** @description Counted draws that each hold-out has given to learn from, of two years */
            sides: {
                /** @description `chain:NAME`, `campaign:NAME` or `loyalty` */
                experiment: string;
                mailed: number;
                heldOut: number;
            }[];
        } | {
            /** @constant */
            state: "nothing-better";
            /** @description What ranking people gains over mailing as many at random, in orders per person mailed */
            qini: number;
            /** @description Of the 99% interval that decides */
            low: number;
            high: number;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            lookedOn: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            nextLookOn: string;
            /** @description Counted draws that each hold-out has given to learn from, of two years */
            sides: {
                /** @description `chain:NAME`, `campaign:NAME` or `loyalty` */
                experiment: string;
                mailed: number;
                heldOut: number;
            }[];
        } | {
            /** @constant */
            state: "used";
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            since: string;
            /** @enum {string} */
            learner: "S-learner, logistic with interactions" | "S-learner, gradient boosting" | "T-learner, gradient boosting";
            /** @description What ranking people gains over mailing as many at random, in orders per person mailed */
            qini: number;
            /** @description Of the 99% interval that decides */
            low: number;
            high: number;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            lookedOn: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            nextLookOn: string;
            /** @description Counted draws that each hold-out has given to learn from, of two years */
            sides: {
                /** @description `chain:NAME`, `campaign:NAME` or `loyalty` */
                experiment: string;
                mailed: number;
                heldOut: number;
            }[];
        };
        ProofOutcome: {
            /**
             * @description Money in minor units
             * @enum {string}
             */
            outcome: "orders" | "revenue" | "margin";
            mailed: components["schemas"]["ProofArm"];
            heldOut: components["schemas"]["ProofArm"];
            /** @description What a person who is let in brings more, adjusted for what people had bought before. Absent while it is too early */
            perEntry?: components["schemas"]["Interval"];
            /** @description Of all who were let in */
            total?: components["schemas"]["Interval"];
            /** @description The difference without that adjustment */
            plain?: components["schemas"]["Interval"];
            /** @description The difference without the limit: one order can decide it */
            uncut?: number;
            /** @description Values beyond this count as this, fixed when the count began */
            limit: number;
        };
        ProofQuarter: {
            /** @description `2026-Q3` */
            quarter: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            from: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            to: string;
            /** @description Of people held out of all mails */
            percent: number;
            /** @description ISO 4217, as EUR */
            currency: string;
            /**
             * @description no-past: nothing was bought in the year before, so there is nothing to fix a limit by
             * @enum {string}
             */
            state: "no-past" | "too-early" | "not-trusted" | "undecided" | "more" | "less";
            /** @enum {string} */
            primary: "orders" | "revenue" | "margin";
            /** @description The primary first */
            outcomes: {
                /**
                 * @description Money in minor units
                 * @enum {string}
                 */
                outcome: "orders" | "revenue" | "margin";
                mailed: components["schemas"]["ProofArm"];
                heldOut: components["schemas"]["ProofArm"];
                /** @description The difference without the limit: one order can decide it */
                uncut?: number;
                /** @description Values beyond this count as this, fixed when the count began */
                limit: number;
                /** @description What all mails together brought per person who was not held out. For one look, after the quarter */
                perPerson?: components["schemas"]["Interval"];
                /** @description Of all who were not held out */
                total?: components["schemas"]["Interval"];
                /** @description The difference without the adjustment */
                plain?: number;
            }[];
            /** @description Who would have had to order on the smaller side for an interval */
            missingBuyers: number;
            /** @description People held out to whom a mail went all the same, by another name. More than one in 200 is one of `reasons` */
            heldOutButMailed: number;
            reasons: components["schemas"]["ProofReason"][];
        };
        /** @description Why a result is not to be trusted */
        ProofReason: {
            /** @constant */
            code: "sample-ratio";
            /** @description Of being mailed */
            probability: number;
            treated: number;
            heldOut: number;
            /** @description Of so uneven a draw, however often one looks */
            chance: number;
        } | {
            /** @constant */
            code: "balance";
            probability: number;
            /** @enum {string} */
            covariate: "spent" | "orders";
            /** @description Mean of the year before the draw */
            treated: number;
            heldOut: number;
        } | {
            /** @constant */
            code: "in-both-arms";
            people: number;
        } | {
            /** @constant */
            code: "held-out-but-mailed";
            people: number;
        };
        ProofReport: {
            /** @description `chain:NAME`, `campaign:NAME`, `loyalty`; `offer:NAME` and `allocate:OFFER` where `heldOut` are mailed without the offer */
            id: string;
            /** @description Of people held out */
            percent: number;
            withinDays: number;
            /** @enum {string} */
            state: "not-begun" | "too-early" | "not-trusted" | "undecided" | "more" | "less";
            /** @description Drawn, and not counted yet because their window is open */
            ripening: {
                mailed: number;
                heldOut: number;
            };
            /** @description Absent before a night has begun to measure */
            counted?: components["schemas"]["ProofCounted"];
        };
        /** @description What all mails together have brought */
        ProofTogether: {
            /** @description By the config in force; 0 where nobody is held out of all mails */
            percent: number;
            /** @description Absent where nobody is held out, or before a night has seen it */
            next?: {
                quarter: string;
                /**
                 * Format: date
                 * @description Counted by the night after this day
                 */
                to: string;
            };
            /** @description Closed ones, newest first */
            quarters: components["schemas"]["ProofQuarter"][];
        };
        PutAside: {
            [key: string]: number;
        };
        /** @description `(new)` are those whom no night had scored when the mail was made */
        Reach: {
            segments: {
                [key: string]: components["schemas"]["GroupReach"];
            };
            rfmCells: {
                [key: string]: components["schemas"]["GroupReach"];
            };
        };
        /** @description Why something did or did not happen */
        Reason: {
            /**
             * @description Names the reason, for words in any language
             * @enum {string}
             */
            code: "no-profile" | "merged" | "over-before" | "exit" | "anchor-gone" | "moment-over" | "bought-again" | "wait-moved" | "quiet-hours" | "suppressed" | "unsubscribed" | "no-consent" | "unconfirmed" | "silenced" | "no-address" | "bad-address" | "when-false" | "holdout" | "shop-holdout" | "topic-unwanted" | "paused-by-customer" | "same-mail-today" | "frequency-cap" | "own-limit" | "soft-bounces" | "privacy-request" | "consent" | "own-order" | "completed" | "silence" | "unknown-end" | "cannot-be-made" | "event-gone" | "not-to-be-had" | "no-codes" | "no-budget" | "code-not-on-till" | "explored" | "allocated" | "stopped" | "channel-consent" | "event" | "segment" | "date" | "replenishment" | "campaign" | "points" | "level" | "other";
            /** @description As the journal has it, in English */
            text: string;
            /** @description What of it is not the same for everybody */
            about?: string;
        };
        /** @description Whose profiles the next night makes anew from what is known */
        Refolding: {
            /** @constant */
            kind: "first-version";
            /** @description At list prices, at most */
            usd?: number;
        } | {
            /** @constant */
            kind: "everybody";
            because: string[];
            /** @description At list prices, at most */
            usd?: number;
        } | {
            /** @constant */
            kind: "currencies";
            currencies: string[];
            /** @description At list prices, at most */
            usd?: number;
        };
        /** @description What API Gateway says when it refuses before Comeback is asked */
        Refusal: {
            message: string;
        };
        Result: {
            /** @description `campaign:NAME` of a campaign */
            chain: string;
            campaign: boolean;
            version?: number;
            /** @description From 0 */
            step?: number | null;
            template?: string | null;
            /** @description Of a step that sends one of several */
            variant?: string | null;
            offer?: string | null;
            tier?: string | null;
            reason?: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            day?: string;
            entered: number;
            /** @description Drawn into the hold-out; of a step, those who would have got it */
            heldOut: number;
            /** @description As of `asOf`, whatever days are asked for */
            waiting: number;
            left: number;
            sent: number;
            /** @description Sent, less what came back */
            delivered: number;
            skipped: number;
            /** @description By reason */
            skippedBy: {
                [key: string]: number;
            };
            failed: number;
            unknown: number;
            silenced: number;
            bounced: number;
            /** @description By a person, as far as that shows */
            opened: number;
            openedByMachine: number;
            clicked: number;
            unsubscribed: number;
            complained: number;
            ordered: components["schemas"]["ResultOrders"];
            /** @description Of the hold-out's entries */
            orderedHeldOut: components["schemas"]["ResultOrders"];
            /** @description Orders within five days after an opening or a click, each given to the last of them */
            attributed: {
                orders: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                revenue: number;
            };
        };
        ResultCustomer: {
            /** @description Comeback's key */
            customer: string;
            /** @description When it happened; absent of who waits */
            at?: number;
            chain: string;
            version: number;
            step: number | null;
            channel: string | null;
            template: string | null;
            variant: string | null;
            offer: string | null;
            offerVariant: string | null;
            tier: string | null;
            /** @enum {string} */
            outcome: "entered" | "held-out" | "waiting" | "sent" | "skipped" | "failed" | "unknown" | "silenced" | "bounced" | "opened" | "opened-by-machine" | "clicked" | "unsubscribed" | "complained" | "ordered" | "ordered-held-out" | "attributed" | "left";
            reason: string | null;
            /** @description The run of an entry, the id of a send */
            of: string;
        };
        ResultOrders: {
            /** @description Windows that have closed: of so many it is known */
            windows: number;
            /** @description Of those, with an order in the window */
            customers: number;
            orders: number;
            /** @description Net of refunds, as it was when the window closed */
            revenue: number;
            /** @description What the chain's own codes in these orders have cost */
            discounts: number;
            /** @description Null where the store's config names no margin */
            margin: number | null;
        };
        RfmCell: {
            /** @description Recency, frequency, monetary: `333` */
            cell: string;
            rfmSegment: string;
            customers: number;
            mailable: number;
            /** @description With an order in the period */
            active: number;
            /** @description Of the period; null of a night that did not count them by cell */
            orders: number | null;
            /** @description Of the period, minor units */
            revenue: number;
            averageOrder: number | null;
            /** @description Ever, minor units */
            spent: number;
            valueAtRisk: number | null;
            /** @description Of the period, to whoever was in the cell when the mail was made */
            mails: number;
            /** @description In the cell by hysteresis alone */
            held: number;
        };
        /** @description Limits between the scores, ascending */
        RfmLimits: {
            /** @description At most the first is the best score, and so on */
            recencyDays: number[];
            /** @description At least the first is 2, and so on */
            orders: number[];
            /** @description Minor units; at least the first is 2, and so on */
            spent: number[];
        };
        /** @description A named segment of the RFM table */
        RfmOverview: {
            id: string;
            /** @description Best first, as `333` */
            cells: string[];
            people: number;
            /** @description In the night of `nightThen` */
            peopleThen: number | null;
            /** @description Null where there is nothing to divide by */
            share: number | null;
            /** @description May be mailed; null of a night that did not count it */
            mailable: number | null;
            /** @description What one of them has spent ever, on average; minor units */
            meanSpent: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfSpent: number | null;
        };
        /** @description What the last night decided about a customer */
        Score: {
            /**
             * Format: date
             * @description The night
             */
            date: string;
            recency: number;
            frequency: number;
            monetary: number;
            segment: string;
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            segmentSince: string;
            previousSegment?: string;
            /** @description Three digits, `333` best (`555` of scores up to 5); `000` never bought */
            cell: string;
            rfmSegment: string;
            tier: string;
            /** @description The condition that held, with the values that it saw */
            reason: string;
            /** @description What held the night before */
            before?: {
                segment: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                segmentSince: string;
                previousSegment?: string;
                /** @description Three digits, `333` best (`555` of scores up to 5); `000` never bought */
                cell: string;
                rfmSegment: string;
                tier: string;
                /** @description Segments before that one, oldest first, as far back as the period reaches */
                stays?: {
                    segment: string;
                    /**
                     * Format: date
                     * @description A day of the shop's time zone
                     */
                    since: string;
                }[];
            };
        };
        SecondOrderRow: {
            group: string;
            customers: number;
            /** @description With a second order within `days` */
            within: number;
            /** @description Null for fewer than 20 customers */
            share: components["schemas"]["Share"] | null;
            /** @description With a second order by now, however late */
            ever: number;
        };
        SecondOrders: {
            /** @description After the first order, within which a second one counts */
            days: number;
            /** @description That count, both ends included */
            firstOrders: {
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                from: string;
                /**
                 * Format: date
                 * @description A day of the shop's time zone
                 */
                to: string;
            };
            customers: number;
            deliveryTime: components["schemas"]["SecondOrderRow"][];
            category: components["schemas"]["SecondOrderRow"][];
            discount: components["schemas"]["SecondOrderRow"][];
            refund: components["schemas"]["SecondOrderRow"][];
        };
        SegmentOverview: {
            id: string;
            /** @description In the shop's first language */
            name: string;
            /** @description By each of its languages */
            names: {
                [key: string]: string;
            };
            /** @description CEL; absent in the last one, which is for everybody else */
            when?: string;
            /** @description Whether the config in force has it */
            current: boolean;
            people: number;
            /** @description In the night of `nightThen` */
            peopleThen: number | null;
            /** @description Null where there is nothing to divide by */
            share: number | null;
            /** @description May be mailed; null of a night that did not count it */
            mailable: number | null;
            /** @description What one of them has spent ever, on average; minor units */
            meanSpent: number | null;
            /** @description Null where there is nothing to divide by */
            shareOfSpent: number | null;
        };
        SegmentShift: {
            /** @description The night that has drawn those who were asked */
            night: string;
            asked: number;
            customers: number;
            /** @description Whether all of them were asked */
            exact: boolean;
            /**
             * @description `night`: `before` is what the night counted. `now`: the rules in force are not the night's
             * @enum {string}
             */
            counted: "night" | "now";
            /** @description Customers who would be in another segment */
            moved: components["schemas"]["Estimate"];
            segments: {
                id: string;
                /** @description By language */
                name: {
                    [key: string]: string;
                };
                /** @description Null of a segment that is new */
                before: components["schemas"]["Estimate"] | null;
                /** @description Null of one that goes */
                after: components["schemas"]["Estimate"] | null;
            }[];
        };
        Send: {
            id: string;
            /** @description Of a message that is no mail */
            channel?: string;
            /** @description A key as it is stored, as `u:42` */
            customer: string;
            chain: string;
            run: string;
            step: number;
            template: string;
            variant?: string;
            language: string;
            /** @description Of the config */
            version: number;
            /** @description Milliseconds since 1970, UTC */
            claimedAt: number;
            /**
             * @description `unknown`: nobody knows whether the mail service took it
             * @enum {string}
             */
            status: "claimed" | "sent" | "unknown";
            messageId?: string;
            bouncing?: boolean;
            offer?: {
                offer: string;
                benefit: components["schemas"]["Benefit"];
                /** @enum {string} */
                variant: "last_category" | "best_category" | "last_shop" | "universal";
                /** @description The category or the shop that the variant is about */
                subject?: string;
                tier: string;
                /** @description Smallest order, minor units */
                minOrder?: number;
                /** @description Milliseconds since 1970, UTC */
                validUntil: number;
                /** @description Every choice that led to it, in words */
                reason: string;
                code?: string;
                issue?: number;
            };
            /** @description What the last night had said of the customer */
            scored?: {
                segment: string;
                cell: string;
            };
            /** @description Why this customer, now */
            reason: string;
            /** @description Ordered on the same day of the shop before it; absent where nothing was */
            before?: {
                orders: number;
                /** @description Minor units (cents, kopecks) of the store's currency */
                spent: number;
            };
            /** @description When that was first told, as all that may become of it */
            bounced?: number;
            /** @description By a person, as far as that shows */
            opened?: number;
            /** @description Milliseconds since 1970, UTC */
            openedByMachine?: number;
            /** @description Milliseconds since 1970, UTC */
            clicked?: number;
            /** @description Milliseconds since 1970, UTC */
            unsubscribed?: number;
            /** @description Milliseconds since 1970, UTC */
            complained?: number;
            /** @description An order of this person has redeemed its code */
            used: boolean;
        };
        /** @description Whether mails go, why not, and who waits */
        Sending: {
            /** @description Why no mail goes; null while mails go */
            barrier: ({
                /** @constant */
                kind: "stopped";
                why: string;
                /** @description Milliseconds since 1970, UTC */
                since: number;
                /** @description Absent where the shop's own limits were passed */
                by?: {
                    /** @description Of the token; of the command line the user's name on their machine */
                    subject: string;
                    client?: string;
                    /** @enum {string} */
                    role?: "viewer" | "marketer" | "admin";
                    /** @enum {string} */
                    via: "api" | "command-line";
                    /** @description Where the user pool knows the subject */
                    email?: string;
                };
            } | {
                /** @constant */
                kind: "closed";
                why: string;
                /** @description Milliseconds since 1970, UTC */
                since: number;
                /** @description From then on a single mail tries again */
                probeAt: number;
                probes: number;
            }) | null;
            /** @description When a person last let mails go again */
            resumed: {
                /** @description Milliseconds since 1970, UTC */
                at: number;
                why: string;
                by?: {
                    /** @description Of the token; of the command line the user's name on their machine */
                    subject: string;
                    client?: string;
                    /** @enum {string} */
                    role?: "viewer" | "marketer" | "admin";
                    /** @enum {string} */
                    via: "api" | "command-line";
                    /** @description Where the user pool knows the subject */
                    email?: string;
                };
            } | null;
            /** @description The shop's own limit that the last mails pass */
            breach: string | null;
            /** @description Mails sent before count towards no limit */
            countedFrom: number;
            /** @description Of the last 30 days, by UTC days */
            days: {
                /** @description A day of the shop's time zone, counted from 1970-01-01 */
                day: number;
                sent: number;
                unknown: number;
                bounced: number;
                complained: number;
            }[];
            shopStops: {
                shop: string;
                request: string;
                /** @description Milliseconds since 1970, UTC */
                at: number;
            }[];
            waiting: {
                /** @description Customers who are in a chain or a campaign, as of `asOf`; null before the first night */
                inChains: number | null;
                asOf: number | null;
                /** @description Mails that have come due since, by the pace of the last 30 days and at most those in chains; null while mails go */
                dueAbout: number | null;
                /** @description Under way */
                campaigns: string[];
            };
        };
        /** @description What a shop needs until mails go, in the order in which it is done */
        Setup: {
            steps: {
                /** @enum {string} */
                step: "config" | "events" | "night" | "consent" | "mail";
                done: boolean;
            }[];
        };
        /** @description A share, with the interval that holds the truth 95 times in 100 */
        Share: {
            share: number;
            low: number;
            high: number;
        };
        ShownMail: {
            /** @description Of a variant it may be another than the one asked for */
            template: string;
            subject: string;
            /** @description What lists of mails show after the subject */
            preheader: string;
            /** @description Show it in a sandbox */
            html: string;
            text: string;
            language: string;
            tier: string;
            /** @description Which one is in the mail and why, or why none is */
            offer: string;
            /** @description Of the HTML; Gmail cuts mails off at 102 KB */
            bytes: number;
            /** @description What mail programs make of it */
            findings: components["schemas"]["FileRemark"][];
        };
        /** @description Of the period: mailboxes' owners who were asked to confirm */
        SignUps: {
            asked: number;
            confirmed: number;
            /** @description Null where there is nothing to divide by */
            confirmedShare: number | null;
        };
        Silence: {
            /** @description To whom nothing goes for this reason only */
            customers: number;
            /** @description By for how many days at most; null has no limit */
            since: {
                days: number | null;
                customers: number;
            }[];
            /** @description Mails that they would have got in the period */
            mails: number | null;
            /** @description Since each of them was silenced */
            mailsSoFar: number | null;
            /** @description US dollars, of `mails` */
            usd: number | null;
            usdSoFar: number | null;
            usdPerThousandMails: {
                ses: number;
                rest: number;
            };
        };
        /** @description Whether an address may be mailed, and what decided that */
        Standing: {
            /** @constant */
            mayMail: "yes";
            why: string;
            /** @description Milliseconds since 1970, UTC */
            at: number;
        } | {
            /** @constant */
            mayMail: "not-now";
            why: string;
            /** @description Milliseconds since 1970, UTC */
            at?: number;
            /** @description Milliseconds since 1970, UTC */
            until?: number;
        } | {
            /** @constant */
            mayMail: "never";
            why: string;
            /** @description Milliseconds since 1970, UTC */
            at: number;
        };
        /** @description What those who began the period in a segment bought in it */
        StartGroup: {
            customers: number;
            active: number;
            orders: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            revenue: number;
            averageOrder: number | null;
        };
        /** @description One thing that happened to a customer */
        TimelineLine: {
            id: string;
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @enum {string} */
            group: "orders" | "visits" | "mails" | "chains" | "codes" | "points" | "consent" | "identity" | "other";
            /** @enum {string} */
            what: "ordered" | "order-changed" | "order-cancelled" | "refunded" | "delivered" | "order-moved" | "visited" | "viewed" | "cart-added" | "cart-removed" | "cart-replaced" | "cart-emptied" | "checkout" | "reviewed" | "mail-sent" | "message-sent" | "mail-unknown" | "mail-opened" | "mail-clicked" | "mail-bounced" | "mail-complained" | "mail-delivered" | "mail-delayed" | "mail-rejected" | "chain-entered" | "step" | "chain-ended" | "code-granted" | "code-used" | "points-earned" | "points-taken-back" | "points-granted" | "points-taken" | "points-spent" | "points-returned" | "points-expired" | "level-changed" | "referred" | "friend-brought" | "subscribed" | "consent-given" | "consent-withdrawn" | "channel-given" | "channel-withdrawn" | "preferences" | "mails-allowed" | "silenced" | "privacy-request" | "identified" | "linked" | "decided" | "import-undone" | "own-event";
            source?: string;
            /**
             * @description Absent: the shop's own word
             * @enum {string}
             */
            rank?: "mailbox" | "browser";
            order?: string;
            money?: components["schemas"]["Money"];
            /** @description At most ten */
            items?: {
                name: string;
                quantity: number;
            }[];
            moreItems?: number;
            chain?: string;
            step?: number;
            template?: string;
            variant?: string;
            /** @description Of a step: sent, skipped, deferred, holdout, … */
            outcome?: string;
            reason?: components["schemas"]["Reason"];
            offer?: string;
            benefit?: components["schemas"]["Benefit"];
            code?: string;
            points?: number;
            from?: string;
            to?: string;
            /** @description What only words can say: an address of a page, a reason */
            text?: string;
            by?: string;
            rating?: number;
        };
        Timetable: {
            /** @description Milliseconds since 1970, UTC */
            beginsAt: number;
            /** @description Milliseconds since 1970, UTC */
            endsAt?: number;
            /** @description Minutes after midnight on each customer's clock */
            localTime?: number;
            /** @enum {string} */
            late: "tomorrow" | "send";
            /** @description The mails of one day are spread over so long, milliseconds */
            spreadMs: number;
            /** @description Share of the places that are due by the end of each day, from 0 to 1 */
            days: number[];
            timeZone: string;
            quiet?: {
                from: string;
                to: string;
            };
        };
        /** @description What of a night is kept for years */
        TrendRow: {
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            date: string;
            customers: number;
            mailable: number;
            oneTimeBuyers: number;
            repeatBuyers: number;
            /** @description Null where there is nothing to divide by */
            repeatPurchaseRate: number | null;
            /** @description In the night's period, as all that follows */
            joined: number;
            newCustomers: number;
            activeCustomers: number;
            /** @description Null where there is nothing to divide by */
            retentionRate: number | null;
            /** @description Null where there is nothing to divide by */
            churnRate: number | null;
            orders: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            revenue: number;
            averageOrder: number | null;
            valueAtRisk: number | null;
            segments: {
                [key: string]: {
                    customers: number;
                    mailable: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    revenue: number;
                    /** @description Minor units (cents, kopecks) of the store's currency */
                    spent: number;
                };
            };
            /** @description Stored by then, about; absent in older nights */
            facts?: number;
        };
        /** @description Something that is wrong, or waits for a person */
        Trouble: {
            /** @constant */
            kind: "sending";
            /** @enum {string} */
            how: "stopped" | "closed";
            why: string;
            /** @description Milliseconds since 1970, UTC */
            since: number;
            by?: components["schemas"]["ChangedBy"];
        } | {
            /** @constant */
            kind: "night-late";
            /**
             * Format: date
             * @description A day of the shop's time zone
             */
            night: string;
        } | {
            /** @constant */
            kind: "quiet";
            /** @enum {string} */
            source: "segment" | "shopify" | "woocommerce" | "standard";
            /** @description Milliseconds since 1970, UTC */
            lastAt: number;
        } | {
            /** @constant */
            kind: "held";
            chain: string;
            customers: number;
            nights: number;
            /**
             * Format: date
             * @description Of a chain that warns of points: the day on which the first of them end
             */
            endsOn?: string;
        } | {
            /** @constant */
            kind: "budget";
            budget: string;
            period: string;
            /** @description Minor units (cents, kopecks) of the store's currency */
            limit: number;
            /** @description Minor units (cents, kopecks) of the store's currency */
            free: number;
        } | {
            /** @constant */
            kind: "campaign";
            campaign: string;
            why: string;
            /** @description Milliseconds since 1970, UTC */
            at: number;
        } | {
            /** @constant */
            kind: "webhook";
            messages: number;
        } | {
            /** @constant */
            kind: "not-understood";
            /** @enum {string} */
            about: "money" | "consent" | "other";
            count: number;
            names: string[];
        } | {
            /** @constant */
            kind: "wallets";
            wallets: number;
        } | {
            /** @constant */
            kind: "paused";
            chains: string[];
        };
        /** @description Why a night's entries of a chain wait until somebody approves */
        Unusual: {
            /** @constant */
            why: "more-than-usual";
            /** @description The most of 30 nights */
            highest: number;
        } | {
            /** @constant */
            why: "much-of-the-base";
            customers: number;
        } | {
            /** @constant */
            why: "existing";
        };
        /** @description Points as the wallet or the facts have them */
        WalletSide: {
            /** @description Of all lots, good or not */
            points: number;
            spent: number;
        };
        /** @description What recounting the wallets has found */
        WalletsFound: {
            looked: number;
            /** @description Spends that a till had committed and nobody had told */
            told: number;
            differ: number;
            /** @description Keys of the first of those that differ */
            customers: string[];
        };
        /** @description The way from the audience to the mails */
        Waterfall: {
            audience: number;
            /** @description In the order in which it is asked, by the reason in words */
            lost: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            holdout: number;
            /** @description Another mail has the last free place for now */
            capped: {
                [key: string]: number;
            };
            /** @description Customers who share an address with another of the audience */
            twice: number;
            mails: number;
            discount: {
                /** @description With an offer in them, by what it gives in words */
                mails: {
                    [key: string]: number;
                };
                /** @description If everybody orders once for the usual sum, minor units */
                ofAverageOrders: number;
                /** @description Mails of whose offer no cost can be said */
                withoutOrders: number;
                /** @description Mails without an offer although the campaign has one */
                none: {
                    [key: string]: number;
                };
            };
            /** @description Mails by time zone */
            zones: {
                [key: string]: number;
            };
        };
        /** @description The audience as a whole, weighed before anything goes */
        Weighed: {
            begun: {
                campaign: string;
                version: number;
                /** @description Of a check 0 */
                start: number;
                /** @description Milliseconds since 1970, UTC */
                startedAt: number;
                /** @description Milliseconds since 1970, UTC */
                beginsAt: number;
                /** @description Milliseconds since 1970, UTC */
                endsAt?: number;
                shardCount: number;
            };
            /** @description Milliseconds since 1970, UTC */
            at: number;
            /** @description ISO 4217, as EUR */
            currency: string;
            /** @description Of the whole base */
            customers: number;
            waterfall: components["schemas"]["Waterfall"];
            table: components["schemas"]["Timetable"];
            /** @description Mails of each day of the ramp-up, or of the only one */
            days: number[];
            mailsASecond: number;
            plan: components["schemas"]["CampaignPlan"];
            /** @description The last mail is due about then */
            lastDue: number;
        };
    };
    responses: {
        /** @description The request is not as described */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description No token, or one that is not good any more */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The token does not have the route's scope */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description There is nothing by this name */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description This contradicts what has happened */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The body is larger than allowed */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The body is packed in another way than gzip */
        UnsupportedEncoding: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Understood, and cannot be done */
        NotPossible: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Wait and try again */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description It is not known whether this was done: look before you try again */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Too much at once: try again in a moment */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["Refusal"];
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
    getShop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null before the first publication */
                        shop: {
                            name: string;
                            url: string;
                            /** @description ISO 4217, as EUR */
                            currency: string;
                            timeZone: string;
                            languages: string[];
                            defaultLanguage: string;
                            periodDays: number;
                            /** @description Of the config in force */
                            version: number;
                            /** @description How the config in force calls what other answers tell by id */
                            names: {
                                /** @description By id */
                                segments: {
                                    [key: string]: {
                                        [key: string]: string;
                                    };
                                };
                                /** @description By id */
                                chains: {
                                    [key: string]: {
                                        [key: string]: string;
                                    };
                                };
                                /** @description By id */
                                campaigns: {
                                    [key: string]: {
                                        [key: string]: string;
                                    };
                                };
                                /** @description By id */
                                offers: {
                                    [key: string]: {
                                        [key: string]: string;
                                    };
                                };
                            };
                        } | null;
                        /** @description The last night that is computed; null before the first one */
                        night: string | null;
                        /** @description By the deployment's clock, which runs ahead on a local stack */
                        now: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In force; null before the first publication */
                        version: number | null;
                        /** @description Of the version in force */
                        chains: components["schemas"]["ChainOverview"][];
                        /** @description Newest first */
                        history: components["schemas"]["ConfigVersion"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    putConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    files: {
                        [key: string]: string;
                    };
                    note?: string;
                    force?: boolean;
                    base?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `unchanged`: the version in force has the same files
                         * @enum {string}
                         */
                        result: "published" | "unchanged";
                        /** @description In force now */
                        version: number;
                        digest: string;
                        by: string;
                        note?: string;
                        warnings?: components["schemas"]["FileRemark"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConfigByVersion: {
        parameters: {
            query?: {
                as?: "archive";
            };
            header?: never;
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** @description Milliseconds since 1970, UTC */
                        publishedAt: number;
                        /** @description The id of a person or a client, or who published from the command line */
                        by: string;
                        note?: string;
                        /** @description SHA-256 of the files */
                        digest: string;
                        /** @description As they were written, by their path in the config's folder. Absent where `archive` is there */
                        files?: {
                            [key: string]: string;
                        };
                        /** @description Of what is too large for an answer */
                        archive?: components["schemas"]["ConfigArchive"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "getOpenapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                        paths: {
                            [key: string]: unknown;
                        };
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postConfigRollback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    base?: number;
                    /** @description Why, for the history and the log of changes */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `unchanged`: the version in force has the same files
                         * @enum {string}
                         */
                        result: "published" | "unchanged";
                        /** @description In force now */
                        version: number;
                        digest: string;
                        by: string;
                        note?: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postConfigCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    files: {
                        [key: string]: string;
                    };
                    base?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigCheck"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postConfigUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sha256: string;
                    bytes: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        url: string;
                        headers: {
                            [key: string]: string;
                        };
                        /** @description Seconds */
                        expiresIn: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postConfigJobsCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    upload: string;
                    base?: number;
                };
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postConfigJobsPublish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    upload: string;
                    note?: string;
                    force?: boolean;
                    base?: number;
                };
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConfigJobsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigJobTold"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postConfigPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    files?: {
                        [key: string]: string;
                    };
                    upload?: string;
                    base?: number;
                };
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description For `GET /v1/config/plan/{id}` */
                        id: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConfigPlanById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanTold"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConfigDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: components["schemas"]["ConfigDraft"] | null;
                        revision: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    putConfigDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base: number;
                    files?: {
                        [key: string]: string | null;
                    };
                    upload?: string;
                    /** @description With `upload` */
                    removed?: string[];
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        savedAt: number | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMails: {
        parameters: {
            query?: {
                draft?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null of a draft */
                        version: number | null;
                        languages: string[];
                        defaultLanguage: string;
                        currency: string;
                        /** @description By spend, the lowest first */
                        tiers: {
                            id: string;
                            from: number;
                        }[];
                        offers: {
                            id: string;
                            /** @description By language */
                            name: {
                                [key: string]: string;
                            };
                        }[];
                        mails: {
                            template: string;
                            /** @description By language, as a sample customer gets them */
                            subjects: {
                                [key: string]: string;
                            };
                            senders: components["schemas"]["MailSender"][];
                            variants: string[];
                            /** @description Asks who signs up to confirm */
                            confirms: boolean;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMailsPreview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    template: string;
                    language?: string;
                    variant?: string;
                    offer?: string;
                    draft?: boolean;
                    tier?: string;
                    /** @enum {string} */
                    sample?: "full" | "bare";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownMail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMailsPreviewAs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    template: string;
                    language?: string;
                    variant?: string;
                    offer?: string;
                    draft?: boolean;
                    customer: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownMail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMailsByTemplateTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    language?: string;
                    variant?: string;
                    offer?: string;
                    draft?: boolean;
                    tier?: string;
                    /** @enum {string} */
                    sample?: "full" | "bare";
                    customer?: string;
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        to: string;
                        subject: string;
                        language: string;
                        tier: string;
                        offer: string;
                        /** @description Of SES */
                        messageId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getChains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null before the first publication */
                        version: number | null;
                        chains: components["schemas"]["ChainDetails"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postChainsByChainPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        chain: string;
                        paused: boolean;
                        /** @description False if it was so before */
                        changed: boolean;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postChainsByChainResume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        chain: string;
                        paused: boolean;
                        /** @description False if it was so before */
                        changed: boolean;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getChainsHeld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Oldest night first */
                        held: components["schemas"]["HeldEntries"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postChainsByChainHeld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "approve" | "drop";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        chain: string;
                        /** @description Nights whose entries were waiting */
                        nights: number;
                        /** @description By this call */
                        entered: number;
                        /** @description Who no longer qualify, or are in the chain already */
                        left: number;
                        /** @description False if time ran out: send the same again */
                        done: boolean;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postChainsByChainStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    entered_by?: number;
                    /** Format: date-time */
                    since?: string;
                    from?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        chain: string;
                        stopped: number;
                        /** @description Time ran out: send the same again with `from` set to it */
                        next?: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaigns: components["schemas"]["CampaignOverview"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCampaignsByCampaign: {
        parameters: {
            query?: {
                exact?: "true" | "false";
            };
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        run: components["schemas"]["CampaignRun"];
                        /** @description Whether its switch stands at pause, which holds at once */
                        paused: boolean;
                        counts: {
                            sent: number;
                            /** @description Nobody knows whether the mail service took them */
                            unknown: number;
                            /** @description Addresses that do not exist */
                            bounced: number;
                            complained: number;
                        };
                        /** @description Absent while the audience is being looked through */
                        weighed?: components["schemas"]["Weighed"];
                        /** @description What became of everybody; absent before the first count */
                        outcome?: components["schemas"]["CampaignOutcome"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCampaignsByCampaignCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Weighed"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCampaignsByCampaignCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        result: "checking";
                        /** @description Milliseconds since 1970, UTC */
                        since: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCampaignsByCampaignStart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    at?: string;
                    again?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        result: "started" | "under-way" | "over";
                        run: components["schemas"]["CampaignRun"];
                    };
                };
            };
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        result: "started" | "under-way" | "over";
                        run: components["schemas"]["CampaignRun"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCampaignsByCampaignPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        result: "switched";
                        run: components["schemas"]["CampaignRun"];
                        changed: boolean;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCampaignsByCampaignResume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        result: "switched";
                        run: components["schemas"]["CampaignRun"];
                        changed: boolean;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCampaignsByCampaignStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    from?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        result: "stopped";
                        run: components["schemas"]["CampaignRun"];
                        /** @description Runs of customers that this call ended */
                        stopped: number;
                        /** @description Time ran out: send the same again with `from` set to it */
                        next?: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOverview: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null before the first publication */
                        currency: string | null;
                        periodDays: number | null;
                        /** @description One a night, oldest first */
                        rows: components["schemas"]["TrendRow"][];
                        /** @description Of as many days before those */
                        previous: components["schemas"]["TrendRow"][];
                        /** @description Of 364 days earlier, so that weekdays fall on weekdays */
                        yearBefore: components["schemas"]["TrendRow"][];
                        marks: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            day: string;
                            /** @enum {string} */
                            kind: "config" | "campaign";
                            /** @description A version, or a campaign's id */
                            name: string;
                            note?: string;
                        }[];
                        /** @description Of the version in force, in the order in which they are tried */
                        segments: {
                            id: string;
                            /** @description By language */
                            name: {
                                [key: string]: string;
                            };
                        }[];
                        /** @description The worst first */
                        troubles: components["schemas"]["Trouble"][];
                        /** @description Null of a shop that is set up */
                        setup: components["schemas"]["Setup"] | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getQuality: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Milliseconds since 1970, UTC */
                        now: number;
                        sources: {
                            /** @enum {string} */
                            source: "segment" | "shopify" | "woocommerce" | "standard";
                            /** @description Null where it was not heard in these days */
                            heard: {
                                /** @description Up to half an hour early */
                                lastAt: number;
                                /** @description On how many of the last 36 UTC days it spoke */
                                days: number;
                                /** @description Days; absent where it spoke on fewer than three */
                                longestPause?: number;
                                /** @description Silent for half as long again as its longest pause */
                                isQuiet: boolean;
                            } | null;
                            /** @description Of the last seven UTC days */
                            notUnderstood: number;
                        }[];
                        /** @description Of the last seven UTC days: what may cost money or consent first */
                        notUnderstood: {
                            /** @enum {string} */
                            source: "segment" | "shopify" | "woocommerce" | "standard";
                            /** @enum {string} */
                            kind: "amount" | "order" | "consent" | "time" | "field" | "event" | "topic" | "nameless" | "incomplete" | "call" | "identity" | "limited" | "uncounted" | "code" | "trait" | "attribute" | "property" | "nobody" | "refused";
                            /** @description Masked, and never a value; absent for what a day had no room for */
                            name?: string;
                            count: number;
                            /**
                             * Format: date
                             * @description A day of UTC
                             */
                            first: string;
                            /**
                             * Format: date
                             * @description A day of UTC
                             */
                            last: string;
                            /** @description The known name that it resembles */
                            meant?: string;
                            /**
                             * @description What the shop may lose by it
                             * @enum {string}
                             */
                            about?: "money" | "consent";
                        }[];
                        /** @description Records that cannot be read now, by kind; everybody else goes on without them */
                        putAside: components["schemas"]["PutAside"];
                        /** @description Null before the first night that has counted it */
                        base: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            night: string;
                            customers: number;
                            /** @description Customers by the strongest key that they are known by */
                            strongest: {
                                user: number;
                                platform: number;
                                email: number;
                                anonymous: number;
                            };
                            /** @description All keys of everybody */
                            keys: number;
                            /** @description Customers of several keys */
                            joined: number;
                            mostKeys: number;
                            /** @description Customers whose address somebody other than a browser has said */
                            addressed: number;
                            /** @description Customers of whom only a browser says an address */
                            unconfirmed: number;
                            /** @description Customers of whom a browser says another address than the known one */
                            contested: number;
                            /** @description Agreed by a browser's word alone: it does not count */
                            claimedConsents: number;
                            /** @description Orders in currencies without a rate */
                            unpriced: {
                                customers: number;
                                orders: number;
                            };
                            consents: {
                                none: number;
                                given: components["schemas"]["ConsentOrigins"];
                                withdrawn: components["schemas"]["ConsentOrigins"];
                            };
                        } | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null before the first publication */
                        currency: string | null;
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        today: string;
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        until: string;
                        /** @description Those with something on */
                        days: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            day: string;
                            items: components["schemas"]["CalendarItem"][];
                        }[];
                        /** @description Up to today, oldest first; empty before the first night */
                        gone: components["schemas"]["GoneDay"][];
                        waiting: {
                            chain: string;
                            customers: number;
                            paused: boolean;
                        }[];
                        /** @description What `gone` and `waiting` hold came before this */
                        countedUntil: number | null;
                        /** @description Within 30 days of the last night */
                        pointsExpiring: number | null;
                        quietHours: {
                            from: string;
                            to: string;
                        } | null;
                        /** @description Of chains and campaigns (`campaign:ID`), by language */
                        names: {
                            [key: string]: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Milliseconds since 1970, UTC */
                        now: number;
                        sending: components["schemas"]["Sending"];
                        /** @description The last one */
                        night: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            date: string;
                            late: boolean;
                        } | null;
                        /** @description The worst first */
                        troubles: components["schemas"]["Trouble"][];
                        /** @description Ringing ones first. Null where CloudWatch did not answer */
                        alarms: {
                            /** @description As the runbooks call it */
                            name: string;
                            /** @enum {string} */
                            state: "ringing" | "quiet" | "unknown";
                            /** @description Milliseconds since 1970, UTC */
                            since?: number;
                            hurts: string;
                            /** @description Page of docs/runbooks, without its ending */
                            runbook?: string;
                        }[] | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description Whose counts these are
                         */
                        night: string;
                        volume: {
                            customers: number;
                            /** @description Of 30 days, as all that follows */
                            events: number;
                            /**
                             * @description `assumed`: ten a customer, until two nights have counted
                             * @enum {string}
                             */
                            eventsAre: "counted" | "assumed";
                            mails: number;
                            orders: number;
                            codes: number;
                            loyalty: boolean;
                            /** @description Months of events that are stored */
                            months: number;
                        };
                        /** @description US dollars a month */
                        monthly: number;
                        /** @description Without SES's own fee */
                        withoutMailFee: number;
                        lines: {
                            item: string;
                            /** @enum {string} */
                            service: "SES" | "DynamoDB" | "Lambda" | "HTTP API" | "Step Functions" | "EventBridge" | "CloudWatch" | "Secrets Manager" | "KMS" | "several";
                            units: number;
                            /** @description US dollars a month */
                            usd: number;
                            /** @description What the line is for; adds up to `usd` */
                            of: {
                                /** @description US dollars a month */
                                standing: number;
                                /** @description US dollars a month */
                                customers: number;
                                /** @description US dollars a month */
                                events: number;
                                /** @description US dollars a month */
                                mails: number;
                            };
                        }[];
                        of: {
                            /** @description US dollars a month */
                            standing: number;
                            /** @description US dollars a month */
                            customers: number;
                            /** @description US dollars a month */
                            events: number;
                            /** @description US dollars a month */
                            mails: number;
                        };
                        each: {
                            /** @description Everything, by the customers */
                            customer: number | null;
                            /** @description What nights alone take of one customer */
                            customersNights: number | null;
                            /** @description US dollars a month; null where there is none */
                            event: number | null;
                            /** @description US dollars a month; null where there is none */
                            mail: number | null;
                        };
                        prices: {
                            region: string;
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            date: string;
                        };
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sending"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postSendingStop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: boolean;
                        sending: components["schemas"]["Sending"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postSendingResume: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: boolean;
                        sending: components["schemas"]["Sending"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMetrics: {
        parameters: {
            query?: {
                date?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NightlyMetrics"] | components["schemas"]["NightlyMetrics"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMetricsAudit: {
        parameters: {
            query?: {
                response?: number;
                discount?: number;
                margin?: number;
                orders?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        night: string;
                        audit: components["schemas"]["BaseAudit"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getForecast: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The night that made it
                         */
                        run: string;
                        /**
                         * Format: date
                         * @description The last day that it knew
                         */
                        through: string;
                        /** @description ISO 4217, as EUR */
                        currency: string;
                        ahead: {
                            days: 30 | 90;
                            base: {
                                /** @description Of customers who have bought before */
                                orders: components["schemas"]["ForecastFigure"];
                                /** @description Of the same; minor units */
                                revenue: components["schemas"]["ForecastFigure"];
                                /** @description Absent where the config names no margin */
                                margin?: components["schemas"]["ForecastFigure"];
                                /** @description Customers who have not bought yet and will */
                                firstOrders: components["schemas"]["ForecastFigure"];
                                /** @description Of customers who are not yet here */
                                newcomerOrders: components["schemas"]["ForecastFigure"];
                                /** @description Of the same; minor units */
                                newcomerRevenue: components["schemas"]["ForecastFigure"];
                                /** @description Of all chains that are not paused */
                                mails: components["schemas"]["ForecastFigure"];
                                /** @description Of their codes; minor units */
                                discounts: components["schemas"]["ForecastFigure"];
                            };
                            chains: components["schemas"]["ChainForecast"][];
                        }[];
                        learned: {
                            /** @description By the same rule on earlier days, which the intervals were learned from */
                            pastForecasts: number;
                            /** @description Years in which the season was seen; 0: not known yet */
                            seasons: number;
                            /** @description Chains whose effects were drawn towards one another; 0 below five */
                            shrunkChains: number;
                        };
                        /** @description How earlier forecasts have turned out */
                        calibration: {
                            days: 30 | 90;
                            /** @enum {string} */
                            figure: "orders" | "revenue" | "firstOrders" | "newcomerOrders" | "newcomerRevenue" | "mails" | "discounts";
                            /** @description Whose days are over */
                            forecasts: number;
                            /** @description Whose interval held what happened */
                            inside: number;
                            /** @description Sum told over sum happened */
                            ratio: number | null;
                        }[];
                        /** @description A forecast a week for two years, oldest first */
                        kept: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            run: string;
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            through: string;
                            ahead: {
                                days: 30 | 90;
                                told: {
                                    orders: components["schemas"]["ForecastFigure"];
                                    revenue: components["schemas"]["ForecastFigure"];
                                    firstOrders: components["schemas"]["ForecastFigure"];
                                    newcomerOrders: components["schemas"]["ForecastFigure"];
                                    newcomerRevenue: components["schemas"]["ForecastFigure"];
                                    mails: components["schemas"]["ForecastFigure"];
                                    discounts: components["schemas"]["ForecastFigure"];
                                };
                                /** @description Absent while the days are not over */
                                happened?: {
                                    orders: number;
                                    revenue: number;
                                    firstOrders: number;
                                    newcomerOrders: number;
                                    newcomerRevenue: number;
                                    mails: number;
                                    discounts: number;
                                };
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getForms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the config in force; null before the first publication */
                        version: number | null;
                        /** @description Of the shop, its own first */
                        languages: string[];
                        currency: string | null;
                        /** @description Whether owners of mailboxes are asked to confirm */
                        doubleOptIn: boolean;
                        /** @description That the counts are of; null before the first night */
                        night: string | null;
                        /** @description Of `cameIn` */
                        period: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            to: string;
                        } | null;
                        /** @description Of `looks`, which may have begun within the period */
                        counted: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            to: string;
                        } | null;
                        /** @description In the order of the config */
                        forms: components["schemas"]["FormOverview"][];
                        /** @description Entry points that are none of these forms: what a site tells, and forms of earlier versions */
                        others: {
                            entry: string;
                            funnel: components["schemas"]["EntryFunnel"];
                        }[];
                        /** @description Chains that signing up starts */
                        signUp: components["schemas"]["ChainStarting"][];
                        /** @description Events of the shop's own */
                        events: {
                            event: string;
                            properties: string[];
                            starts: components["schemas"]["ChainStarting"][];
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFormsByFormPreview: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        form: string;
                        language: string;
                        /** @description A whole page without scripts */
                        html: string;
                        /** @description What comes after it; null where that is a page of the shop */
                        done: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFormsByFormCode: {
        parameters: {
            query?: {
                via?: string;
            };
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the code leads */
                        url: string;
                        /** @description A drawing for any size, with the white margin that scanners need */
                        svg: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSegments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The night that the numbers are of; null before the first one */
                        night: string | null;
                        /** @description What `peopleThen` is of: 30 days before, or the oldest night kept */
                        nightThen: string | null;
                        customers: number;
                        /** @description ISO 4217, as EUR */
                        currency: string;
                        /** @description In the order in which they are tried; then those that only the night's config had */
                        segments: components["schemas"]["SegmentOverview"][];
                        rfm: components["schemas"]["RfmOverview"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSegmentsRfm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        night: string;
                        /** @description ISO 4217, as EUR */
                        currency: string;
                        periodDays: number;
                        scale: 3 | 5;
                        limits: components["schemas"]["RfmLimits"];
                        hysteresis: {
                            /** @description Percentage points, of the config in force */
                            points: number;
                            band: {
                                from: components["schemas"]["RfmLimits"];
                                to: components["schemas"]["RfmLimits"];
                            } | null;
                            /** @description In another cell than the night's limits alone would say */
                            held: number | null;
                        };
                        /** @description Best first; `000` has never bought */
                        cells: components["schemas"]["RfmCell"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSegmentsFlows: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        from: string;
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        to: string;
                        /** @description That have counted steps */
                        nights: number;
                        /** @description Steps of these nights; who goes to and fro counts each time */
                        moves: {
                            /** @description From, then to. `(new)`: not a customer then; `(unknown)`: no record reaches back so far */
                            segments: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            /** @description From, then to. `(new)`: not a customer then; `(unknown)`: no record reaches back so far */
                            rfmSegments: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            /** @description From, then to. `(new)`: not a customer then; `(unknown)`: no record reaches back so far */
                            tiers: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                        };
                        /** @description The same people at both ends of the newest night's period */
                        sincePeriod: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            eve: string;
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            night: string;
                            /** @description From, then to. `(new)`: not a customer then; `(unknown)`: no record reaches back so far */
                            matrix: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                        } | null;
                        /** @description The same of 7, 30, 90, 180 and 365 days before the newest night, as far as records reach back */
                        since: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            on: string;
                            days: number;
                            /** @description From, then to. `(new)`: not a customer then; `(unknown)`: no record reaches back so far */
                            matrix: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                        }[];
                        series: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            night: string;
                            periodDays: number;
                            groups: {
                                [key: string]: components["schemas"]["StartGroup"];
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSegmentsFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fields: components["schemas"]["ConditionField"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSegmentsMembers: {
        parameters: {
            query: {
                group: string;
                after?: string;
                limit?: number;
                condition?: string;
                mailable?: "true" | "false";
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        night: string;
                        /** @description Of the group by that night, whatever the condition */
                        members: number;
                        people: components["schemas"]["MemberRow"][];
                        /** @description Customers that were looked at for this page */
                        read: number;
                        /** @description Absent at the end */
                        next?: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postSegmentsCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    condition?: string;
                    segment?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        condition?: string;
                        segment?: string;
                        people: components["schemas"]["Estimate"];
                        /** @description Who of them may be mailed now */
                        mailable: components["schemas"]["Estimate"];
                        /** @description Where the last night has put them, most first */
                        segments: {
                            [key: string]: components["schemas"]["Estimate"];
                        };
                        /** @description Customers of the sample */
                        asked: number;
                        /** @description How many there are */
                        customers: number;
                        /** @description Whether all of them were asked */
                        exact: boolean;
                        /**
                         * Format: date
                         * @description The night that has drawn the sample
                         */
                        night?: string;
                        /** @description What is allowed in the condition and can hardly be meant */
                        warnings: {
                            message: string;
                            /** @description Characters from the condition's start */
                            at?: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getResults: {
        parameters: {
            query?: {
                chain?: string;
                version?: number;
                step?: number;
                template?: string;
                variant?: string;
                offer?: string;
                tier?: string;
                reason?: "shop" | "condition" | "cap" | "own-limit" | "paused-by-customer" | "topic" | "repeated" | "silenced" | "soft-bounces" | "unconfirmed" | "no-consent" | "unsubscribed" | "suppressed" | "no-address" | "no-code" | "no-offer" | "template" | "too-large" | "completed" | "bought-again" | "goal" | "ended" | "stopped" | "merged" | "gone" | "other";
                from?: string;
                to?: string;
                by?: "chain" | "version" | "step" | "template" | "variant" | "offer" | "tier" | "reason" | "day";
                range?: "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Milliseconds since 1970, UTC */
                        asOf: number;
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        from: string;
                        /**
                         * Format: date
                         * @description A day of the shop's time zone
                         */
                        to: string;
                        /**
                         * Format: date
                         * @description From this day on figures may still grow
                         */
                        openFrom: string;
                        windowDays: number;
                        /** @description ISO 4217, as EUR */
                        currency: string;
                        /** @enum {string} */
                        by: "chain" | "version" | "step" | "template" | "variant" | "offer" | "tier" | "reason" | "day";
                        results: components["schemas"]["Result"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getResultsCustomers: {
        parameters: {
            query: {
                chain?: string;
                version?: number;
                step?: number;
                template?: string;
                variant?: string;
                offer?: string;
                tier?: string;
                reason?: "shop" | "condition" | "cap" | "own-limit" | "paused-by-customer" | "topic" | "repeated" | "silenced" | "soft-bounces" | "unconfirmed" | "no-consent" | "unsubscribed" | "suppressed" | "no-address" | "no-code" | "no-offer" | "template" | "too-large" | "completed" | "bought-again" | "goal" | "ended" | "stopped" | "merged" | "gone" | "other";
                from?: string;
                to?: string;
                outcome: "entered" | "held-out" | "waiting" | "sent" | "skipped" | "failed" | "unknown" | "silenced" | "bounced" | "opened" | "opened-by-machine" | "clicked" | "unsubscribed" | "complained" | "ordered" | "ordered-held-out" | "attributed" | "left";
                of?: "entries" | "steps";
                after?: string;
                most?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The figure */
                        total: number;
                        customers: components["schemas"]["ResultCustomer"][];
                        /** @description Ask again with it as `after` */
                        next?: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        experiments: components["schemas"]["ExperimentReport"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExperimentsByName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `CHAIN.TEMPLATE` */
                        experiment: string;
                        chain: string;
                        epoch: string;
                        /**
                         * @description Means are orders a person, or margin a person in minor units
                         * @enum {string}
                         */
                        by: "orders" | "margin";
                        withinDays: number;
                        /** @description Whether the interval decides by itself */
                        automatic: boolean;
                        /** @enum {string} */
                        state: "not-begun" | "counts-are-off" | "too-early" | "undecided" | "winner" | "decided";
                        variants: {
                            variant: string;
                            /** @description Percent */
                            share: number;
                            /** @description Whose window is over */
                            people: number;
                            /** @description Those of them with any outcome */
                            moved: number;
                            mean: number | null;
                            interval?: components["schemas"]["Interval"];
                        }[];
                        /** @description Absent before the night has begun to count */
                        counted?: {
                            /**
                             * Format: date
                             * @description A day of the shop's time zone
                             */
                            beganOn: string;
                            /**
                             * Format: date
                             * @description Windows that close up to this day
                             */
                            through: string;
                            /** @description ISO 4217, as EUR */
                            currency: string;
                            tightestAt: number;
                            leader: string;
                            differences: {
                                than: string;
                                interval?: components["schemas"]["Interval"];
                                detectable?: number;
                                /** @description People until a fifth more would show */
                                peopleForFifth?: number;
                            }[];
                            /** @description The probability that the draw comes out as unevenly as this */
                            sampleRatio: number;
                            missing: {
                                people: number;
                                outcomes: number;
                            };
                            gone: number;
                        };
                        /** @description Newest last */
                        decisions: components["schemas"]["ExperimentDecision"][];
                        /**
                         * Format: date
                         * @description When the next windows close
                         */
                        nextCloses?: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proof: components["schemas"]["ProofReport"][];
                        together: components["schemas"]["ProofTogether"];
                        learning: components["schemas"]["ProofLearning"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProofById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `chain:NAME`, `campaign:NAME`, `loyalty`; `offer:NAME` and `allocate:OFFER` where `heldOut` are mailed without the offer */
                        id: string;
                        /** @description Of people held out */
                        percent: number;
                        withinDays: number;
                        /** @enum {string} */
                        state: "not-begun" | "too-early" | "not-trusted" | "undecided" | "more" | "less";
                        /** @description Drawn, and not counted yet because their window is open */
                        ripening: {
                            mailed: number;
                            heldOut: number;
                        };
                        /** @description Absent before a night has begun to measure */
                        counted?: components["schemas"]["ProofCounted"];
                        /** @description Newest first */
                        earlier: components["schemas"]["ProofCounted"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postExperimentsByNameDecide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    variant: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        experiment: string;
                        variant?: string;
                        changed: boolean;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postExperimentsByNameReopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        experiment: string;
                        variant?: string;
                        changed: boolean;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomersFind: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Who is known by exactly that, each once */
                        candidates: {
                            id: string;
                            by: ("id" | "address" | "phone" | "order" | "offer-code" | "referral-code" | "card")[];
                            name?: string;
                            email?: string;
                            segment?: {
                                id: string;
                                name: string | {
                                    [key: string]: string;
                                };
                            };
                            orders: number;
                            /** @description Milliseconds since 1970, UTC */
                            lastOrderAt?: number;
                            /** @description Milliseconds since 1970, UTC */
                            since: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomersPage: {
        parameters: {
            query: {
                customer: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomersTimeline: {
        parameters: {
            query: {
                customer: string;
                after?: string;
                groups?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Newest first */
                        lines: components["schemas"]["TimelineLine"][];
                        /** @description Ask with `after` set to it; absent at the end */
                        next?: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomersExport: {
        parameters: {
            query: {
                customer: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCustomersErase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    confirm: string;
                    /** @description For the receipt, which outlives the person: no name */
                    reason: string;
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `same`: this very request was made before
                         * @enum {string}
                         */
                        result: "asked" | "same";
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getErasures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Erasures that are under way */
                        open: number;
                        /** @description Of three years */
                        receipts: components["schemas"]["ErasureReceipt"][];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomersByKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCustomersMerge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    one: string;
                    other: string;
                    reason: string;
                    undo?: boolean;
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `looked`: with `dry_run`, nothing was stored
                         * @enum {string}
                         */
                        result: "decided" | "looked";
                        /** @description That the decision is about */
                        keys: [
                            string,
                            string
                        ];
                        before: {
                            /** @description A key as it is stored, as `u:42` */
                            root: string;
                            keys: string[];
                        }[];
                        after: {
                            /** @description A key as it is stored, as `u:42` */
                            root: string;
                            keys: string[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCustomersSplit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    one: string;
                    other: string;
                    reason: string;
                    undo?: boolean;
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `looked`: with `dry_run`, nothing was stored
                         * @enum {string}
                         */
                        result: "decided" | "looked";
                        /** @description That the decision is about */
                        keys: [
                            string,
                            string
                        ];
                        before: {
                            /** @description A key as it is stored, as `u:42` */
                            root: string;
                            keys: string[];
                        }[];
                        after: {
                            /** @description A key as it is stored, as `u:42` */
                            root: string;
                            keys: string[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCustomersUnsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    reason: string;
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `same`: this very request was done before
                         * @enum {string}
                         */
                        result: "unsubscribed" | "same";
                        before: {
                            /** @enum {string} */
                            may: "yes" | "not-now" | "never";
                            reason: components["schemas"]["Reason"];
                            /** @description When what decides it happened */
                            at?: number;
                            /** @description Milliseconds since 1970, UTC */
                            until?: number;
                        };
                        after: {
                            /** @enum {string} */
                            may: "yes" | "not-now" | "never";
                            reason: components["schemas"]["Reason"];
                            /** @description When what decides it happened */
                            at?: number;
                            /** @description Milliseconds since 1970, UTC */
                            until?: number;
                        };
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postMailboxesAllow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    customer?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: components["schemas"]["Standing"];
                        after: components["schemas"]["Standing"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    import: string;
                    /** @enum {string} */
                    subject: "orders" | "people";
                    /** @description Calls, as POST /v1/batch takes them. */
                    batch: unknown[];
                    /**
                     * @description The first and the last stand in the log of changes; the last may have no calls.
                     * @enum {string}
                     */
                    part: "first" | "next" | "last";
                    /** @description With the last part: what became of the file's rows. */
                    counts?: {
                        rows: number;
                        items: number;
                        sent: number;
                        bad: number;
                        duplicates: number;
                        left_out: number;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rejected: {
                            /** @description In the batch, from 0 */
                            index: number;
                            reason: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCatalogueProducts: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        products: {
                            /** @constant */
                            kind: "product";
                            product: components["schemas"]["Product"];
                            /** @description When a fact told of it last */
                            toldAt?: number;
                            /** @description When a feed did */
                            fedAt?: number;
                        }[];
                        /** @description The `after` of the next call; absent on the last page */
                        next?: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCatalogueProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    at: number;
                    first: boolean;
                    products: {
                        product: string;
                        aliases: string[];
                        inStock: boolean;
                        name?: string;
                        category?: string;
                        price?: {
                            amount: number;
                            currency: string;
                        };
                        image?: string;
                        url?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCatalogueProduct: {
        parameters: {
            query: {
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCatalogueFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feed: components["schemas"]["FeedMark"] | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCatalogueFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    at: number;
                    products: number;
                    inStock: number;
                    discontinued: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        noted: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCatalogueDiscontinued: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    products: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        discontinued: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhooks: {
                            name: string;
                            url: string;
                            emits: string[];
                            /** @description Messages that it has not got */
                            failed: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhooksFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Newest first, without what they hold */
                        failed: {
                            id: string;
                            webhook: string;
                            message: string;
                            /** @description A key as it is stored, as `u:42` */
                            customer: string;
                            chain: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            emittedAt: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            failedAt: string;
                            tries: number;
                            why: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWebhooksReplay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    id?: string;
                    webhook?: string;
                };
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        replayed: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWebhooksByWebhookTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "taken";
                        status: number;
                    } | {
                        /** @constant */
                        kind: "not-taken";
                        why: string;
                        /** @description Milliseconds, as the webhook asks for */
                        retryAfterMs?: number;
                    } | {
                        /** @constant */
                        kind: "refused";
                        why: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCodesCode: {
        parameters: {
            query: {
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        kind: "issued";
                        code: components["schemas"]["CodeRecord"];
                        /** @description ISO 4217, as EUR */
                        currency?: string;
                        /** @description Milliseconds since 1970, UTC */
                        now: number;
                    } | {
                        /** @constant */
                        kind: "listed";
                        offer: string;
                        /** @description Milliseconds since 1970, UTC */
                        now: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCodesPools: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        now: number;
                        pools: {
                            offer: string;
                            added: number;
                            free: number;
                            taken: {
                                [key: string]: number;
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCodesPools: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    offer: string;
                    codes: string[];
                    /** @default false */
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: (("added" | "known") | {
                            refused: string;
                        })[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCodesBudgets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency?: string;
                        budgets: {
                            budget: string;
                            period: string;
                            limit: number;
                            /** @description Reserved for the period's codes so far */
                            issued: number;
                            /** @description Of that, what came back: codes that expired or were withdrawn, uses that cost less */
                            returned: number;
                            /** @description `issued` less `returned` */
                            reserved: number;
                            free: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCodesGive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    offer: string;
                    reason: string;
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `same`: this very request was done before; `has-one`: the customer has a live code as good
                         * @enum {string}
                         */
                        result: "given" | "same" | "has-one";
                        code: string;
                        offer: string;
                        benefit: components["schemas"]["Benefit"];
                        /** @description Milliseconds since 1970, UTC */
                        validUntil: number;
                        /**
                         * @description `on-its-way`: the shop's platform takes it within a few minutes
                         * @enum {string}
                         */
                        onTill: "not-needed" | "on-its-way";
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCodesWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    why: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "changed" | "same";
                        code: components["schemas"]["CodeRecord"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Absent where the shop's till asks instead */
                        platform?: string;
                        url?: string;
                        /** @description That are due */
                        batches: number;
                        /** @description In them */
                        codes: number;
                        /**
                         * Format: date-time
                         * @description ISO 8601, UTC
                         */
                        waitingSince?: string;
                        /** @description While the platform takes nothing */
                        held?: {
                            why: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            since: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            until: string;
                        };
                        /** @description Codes that were given up in the last 30 days */
                        failed: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTillFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Newest first */
                        failed: {
                            batch: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            failedAt: string;
                            /** @description Codes in it */
                            size: number;
                            /** @description Those that the platform does not know */
                            failed: number;
                            why: string;
                            /** @description Refused one by one */
                            codes: {
                                code: string;
                                why: string;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postTillReplay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    batch?: string;
                };
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Batches */
                        replayed: number;
                        /** @description Whether there was anything to try */
                        asked: boolean;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getLoyaltyCustomersByKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description A key as it is stored, as `u:42` */
                        customer: string;
                        level: string;
                        /** @description That can be spent now */
                        available: number;
                        /** @description Of orders that are being paid */
                        held: number;
                        pending: number;
                        expiringSoon: number;
                        spent: number;
                        nextExpiry?: {
                            /** @description A day of the shop's time zone, counted from 1970-01-01 */
                            on: number;
                            points: number;
                        };
                        debt?: number;
                        card?: string;
                        holds: {
                            order: string;
                            points: number;
                            /** @enum {string} */
                            state: "held" | "committed" | "cancelled" | "returned";
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postLoyaltyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    shard: number;
                    since?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        looked: number;
                        /** @description Spends that a till had committed and nobody had told */
                        told: number;
                        differ: number;
                        /** @description The first thousand */
                        differing: {
                            /** @description A key as it is stored, as `u:42` */
                            customer: string;
                            wallet: components["schemas"]["WalletSide"];
                            facts: components["schemas"]["WalletSide"];
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postLoyaltyCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description A key as it is stored, as `u:42` */
                        customer: string;
                        number: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postLoyaltyGrant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    points: number;
                    reason: string;
                    grant: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "granted" | "same";
                        /** @description A key as it is stored, as `u:42` */
                        customer: string;
                        /** @description What could be spent before */
                        available: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postLoyaltyImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    import: string;
                    from: string;
                    dry_run?: boolean;
                    rows: {
                        line: number;
                        customer: string;
                        points: string;
                        expires?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imported: number;
                        /** @description Lines that were imported before */
                        already: number;
                        points: number;
                        refused: {
                            line: number;
                            why: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postLoyaltyMend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "mended" | "same";
                        before: components["schemas"]["WalletSide"];
                        after: components["schemas"]["WalletSide"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAudit: {
        parameters: {
            query?: {
                after?: string;
                by?: string;
                what?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            id: string;
                            /** @description Milliseconds since 1970, UTC */
                            at: number;
                            by: {
                                subject: string;
                                email?: string;
                                client?: string;
                                /** @enum {string} */
                                role?: "viewer" | "marketer" | "admin";
                                /** @enum {string} */
                                via: "api" | "command-line";
                            };
                            what: string;
                            area: string;
                            target?: string;
                            from?: string | number | boolean;
                            to?: string | number | boolean;
                            details?: {
                                [key: string]: string | number | boolean;
                            };
                            /** @enum {string} */
                            outcome: "begun" | "done" | "refused" | "failed" | "unknown";
                            why?: string;
                        }[];
                        next?: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTeam: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        members: {
                            id: string;
                            email: string;
                            /** @enum {string} */
                            role?: "viewer" | "marketer" | "admin";
                            /** @enum {string} */
                            state: "invited" | "active" | "blocked";
                            secondFactor: boolean;
                            /** @description Milliseconds since 1970, UTC */
                            invitedAt: number;
                        }[];
                        next?: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postTeamInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @enum {string} */
                    role: "viewer" | "marketer" | "admin";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        result: "invited" | "invited-again";
                        member: {
                            id: string;
                            email: string;
                            /** @enum {string} */
                            role?: "viewer" | "marketer" | "admin";
                            /** @enum {string} */
                            state: "invited" | "active" | "blocked";
                            secondFactor: boolean;
                            /** @description Milliseconds since 1970, UTC */
                            invitedAt: number;
                        };
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postTeamRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    /** @enum {string} */
                    role: "viewer" | "marketer" | "admin";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        result: "changed" | "same";
                        id: string;
                        /** @enum {string} */
                        to: "viewer" | "marketer" | "admin";
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postTeamRemove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        result: "removed";
                        id: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    postRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: date */
                    date?: string;
                    shards?: number;
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Begun */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NightlyExecution"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRunsLatest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NightlyExecution"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRunsByRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NightlyExecution"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedEncoding"];
            422: components["responses"]["NotPossible"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
}
