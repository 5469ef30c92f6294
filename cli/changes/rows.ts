import type { OperateTill } from "../../src/app/shops/operate.ts";
import type { CameOfIt } from "../../src/app/team/record-change.ts";
import type { OperateWebhooks } from "../../src/app/webhooks/operate.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { ChangeDetails } from "../../src/domain/team/change.ts";
import type { CampaignsAccess } from "../campaigns/access.ts";
import type { CatalogueAccess } from "../catalogue/access.ts";
import type { ConfigAccess, Published } from "../config/access.ts";
import type { ExperimentsAccess } from "../experiments/access.ts";
import type { LoyaltyAccess } from "../loyalty/access.ts";
import type { CodesAccess } from "../offers/access.ts";
import type { PeopleAccess } from "../people/access.ts";
import type { Rows } from "./recorded.ts";

export const done = (details: ChangeDetails = {}): CameOfIt => ({
  outcome: "done",
  ...(Object.keys(details).length > 0 && { details }),
});
const refused = (why: string): CameOfIt => ({ outcome: "refused", why });
/** `undefined` says that there is none such. */
const doneIfThere = (result: unknown, details: ChangeDetails = {}): CameOfIt =>
  result === undefined ? refused("not-found") : done(details);

function publishedAs(published: Published | undefined): CameOfIt {
  if (!published) return refused("not-found");
  const { result, version, replaced } = published;
  return { ...done({ result, version }), ...defined({ from: replaced }), to: version };
}

export const CONFIG_ROWS: Rows<ConfigAccess> = {
  current: "reads",
  history: "reads",
  chains: "reads",
  held: "reads",
  customers: "reads",
  segmentSizes: "reads",
  push: () => ({ command: "config push", area: "config", target: "config", came: publishedAs }),
  rollback: () => ({ command: "config rollback", area: "config", target: "config", came: publishedAs }),
  switchChain: (chain, pause) => ({
    ...{ command: `chain ${pause ? "pause" : "resume"}`, area: "chains", target: chain },
    came: (switched) =>
      switched.result === "no-chain"
        ? refused("not-found")
        : { outcome: "done", from: pause !== switched.changed, to: pause },
  }),
  decideHeld: (chain, kind) => ({
    ...{ command: "chain held", area: "chains", target: chain },
    came: ({ entered, left }) => done({ decision: kind, entered, left }),
  }),
  stopChain: ({ chain, reason }) => ({
    ...{ command: "chain stop", area: "chains", target: chain },
    came: (stopped) => done({ reason, stopped }),
  }),
};

export const CAMPAIGN_ROWS: Rows<CampaignsAccess> = {
  list: "reads",
  checked: "reads",
  status: "reads",
  check: (campaign) => ({
    ...{ command: "campaign check", area: "campaigns", target: campaign },
    came: ({ result }) => (result === "no-campaign" ? refused("not-found") : done()),
  }),
  start: ({ campaign }) => ({
    ...{ command: "campaign start", area: "campaigns", target: campaign },
    came: (started) => {
      if (started.result === "started") return done({ start: started.run.start });
      if (started.result === "no-campaign") return refused("not-found");
      return started.result === "under-way" ? done({ started: false }) : refused("not-possible");
    },
  }),
  pause: (campaign, why) => ({
    ...{ command: `campaign ${why === undefined ? "resume" : "pause"}`, area: "campaigns", target: campaign },
    came: (result) =>
      result === "not-running" ? refused("not-found") : { outcome: "done", to: why !== undefined },
  }),
  stop: (campaign, reason) => ({
    ...{ command: "campaign stop", area: "campaigns", target: campaign },
    came: (stopped) => doneIfThere(stopped, { reason, ...defined({ stopped }) }),
  }),
};

export const CODE_ROWS: Rows<CodesAccess> = {
  find: "reads",
  pools: "reads",
  budgets: "reads",
  add: ({ offer, codes, dryRun }) =>
    dryRun
      ? undefined
      : {
          ...{ command: "codes add", area: "codes", target: offer },
          came: (outcome) =>
            outcome.kind === "no-pool"
              ? refused("not-possible")
              : done({
                  offer,
                  codes: codes.length,
                  added: outcome.results.filter((one) => one === "added").length,
                }),
        },
  withdraw: () => ({
    ...{ command: "codes withdraw", area: "codes" },
    came: ({ kind }) => {
      if (kind === "unknown") return refused("not-found");
      return kind === "refused" ? refused("not-possible") : done({ result: kind });
    },
  }),
};

export const LOYALTY_ROWS: Rows<LoyaltyAccess> = {
  show: "reads",
  audit: "reads",
  card: () => ({ command: "loyalty card", area: "loyalty", came: (made) => doneIfThere(made) }),
  grant: (_, { points }) => ({
    ...{ command: "loyalty grant", area: "loyalty" },
    came: (granted) =>
      granted?.kind === "too-few"
        ? refused("not-possible")
        : doneIfThere(granted, { points, ...defined({ result: granted?.kind }) }),
  }),
  importBalances: ({ import: id, dryRun }) =>
    dryRun
      ? undefined
      : {
          ...{ command: "loyalty import", area: "loyalty", target: id },
          came: ({ imported, points }) => done({ imported, points }),
        },
  mend: (_, reason) => ({
    ...{ command: "loyalty mend", area: "loyalty" },
    came: (mended) => doneIfThere(mended, { reason, ...defined({ result: mended?.kind }) }),
  }),
};

export const EXPERIMENT_ROWS: Rows<ExperimentsAccess> = {
  list: "reads",
  show: "reads",
  decide: ({ experiment, variant }) => ({
    ...{
      command: `experiment ${variant === undefined ? "reopen" : "decide"}`,
      area: "chains",
      target: experiment,
    },
    came: ({ result }) => {
      if (result === "no-experiment" || result === "no-variant") return refused("not-found");
      return { ...done({ changed: result === "done" }), ...defined({ to: variant }) };
    },
  }),
};

export const PEOPLE_ROWS: Rows<PeopleAccess> = {
  decide: ({ wanted, undo = false, dryRun = false }) =>
    dryRun
      ? undefined
      : {
          ...{ command: `customer ${wanted === "together" ? "merge" : "split"}`, area: "customers" },
          came: ({ result }) => {
            if (result === "unknown") return refused("not-found");
            return result === "refused" ? refused("not-possible") : done({ result, undo });
          },
        },
  allowMailbox: () => ({
    ...{ command: "mailbox allow", area: "customers" },
    came: ({ before, after }) => done({ before: before.mayMail, after: after.mayMail }),
  }),
};

/** A feed is one change in however many parts it comes: its line says that it was begun. */
export function catalogueRows(): Rows<CatalogueAccess> {
  let isBegun = false;
  const feed = () => {
    if (isBegun) return undefined;
    isBegun = true;
    return { command: "catalogue import", area: "products", target: "feed" };
  };
  return {
    ...{ page: "reads", lastFeed: "reads", product: "reads" },
    ...{ takeFeed: feed, discontinue: feed, noteFeed: feed },
  };
}

export const TILL_ROWS: Rows<OperateTill> = {
  status: "reads",
  failed: "reads",
  replay: (batch) => ({
    ...{ command: "till replay", area: "till", target: batch },
    came: ({ replayed, asked }) => done({ replayed, asked }),
  }),
};

export const WEBHOOK_ROWS: Rows<OperateWebhooks> = {
  list: "reads",
  failed: "reads",
  replay: ({ webhook }) => ({
    ...{ command: "webhooks replay", area: "webhooks", target: webhook },
    came: ({ replayed }) => done({ replayed }),
  }),
  test: (webhook) => ({
    ...{ command: "webhooks test", area: "webhooks", target: webhook },
    came: (result) => doneIfThere(result, defined({ result: result?.kind })),
  }),
};
