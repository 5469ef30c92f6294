/** What can be done, by the words of the log: a route of the admin API, or a command. The same thing has the same word. */
const ACTIONS = {
  publish: ["PUT /v1/config", "POST /v1/config/jobs/publish", "comeback config push"],
  rollBack: ["POST /v1/config/rollback", "comeback config rollback"],
  pauseChain: ["POST /v1/chains/{chain}/pause", "comeback chain pause"],
  resumeChain: ["POST /v1/chains/{chain}/resume", "comeback chain resume"],
  decideHeld: ["POST /v1/chains/{chain}/held", "comeback chain held"],
  stopChain: ["POST /v1/chains/{chain}/stop", "comeback chain stop"],
  recoverChains: ["comeback chain recover"],
  checkCampaign: ["POST /v1/campaigns/{campaign}/check", "comeback campaign check"],
  startCampaign: ["POST /v1/campaigns/{campaign}/start", "comeback campaign start"],
  pauseCampaign: ["POST /v1/campaigns/{campaign}/pause", "comeback campaign pause"],
  resumeCampaign: ["POST /v1/campaigns/{campaign}/resume", "comeback campaign resume"],
  stopCampaign: ["POST /v1/campaigns/{campaign}/stop", "comeback campaign stop"],
  decideTest: ["POST /v1/experiments/{name}/decide", "comeback experiment decide"],
  reopenTest: ["POST /v1/experiments/{name}/reopen", "comeback experiment reopen"],
  merge: ["POST /v1/customers/merge", "comeback customer merge"],
  split: ["POST /v1/customers/split", "comeback customer split"],
  erase: ["POST /v1/customers/erase", "comeback erase"],
  unsubscribe: ["POST /v1/customers/unsubscribe"],
  allowMailbox: ["POST /v1/mailboxes/allow", "comeback mailbox allow"],
  testMail: ["POST /v1/mails/{template}/test"],
  importFile: ["POST /v1/import"],
  undoImport: ["comeback import --undo"],
  refold: ["comeback rebuild"],
  takeFeed: ["POST /v1/catalogue/products", "comeback catalogue import"],
  discontinue: ["POST /v1/catalogue/discontinued"],
  endFeed: ["POST /v1/catalogue/feed"],
  replayWebhooks: ["POST /v1/webhooks/replay", "comeback webhooks replay"],
  testWebhook: ["POST /v1/webhooks/{webhook}/test", "comeback webhooks test"],
  giveCode: ["POST /v1/codes/give"],
  addCodes: ["POST /v1/codes/pools", "comeback codes add"],
  withdrawCode: ["POST /v1/codes/withdraw", "comeback codes withdraw"],
  replayTill: ["POST /v1/till/replay", "comeback till replay"],
  auditWallets: ["POST /v1/loyalty/audit"],
  makeCard: ["POST /v1/loyalty/card", "comeback loyalty card"],
  givePoints: ["POST /v1/loyalty/grant", "comeback loyalty grant"],
  importPoints: ["POST /v1/loyalty/import", "comeback loyalty import"],
  mendWallet: ["POST /v1/loyalty/mend", "comeback loyalty mend"],
  stopSending: ["POST /v1/sending/stop", "comeback sending stop"],
  resumeSending: ["POST /v1/sending/resume", "comeback sending resume"],
  allowShop: ["comeback sending allow"],
  startNight: ["POST /v1/runs", "comeback recompute"],
  invite: ["POST /v1/team/invite"],
  changeRole: ["POST /v1/team/role"],
  removeMember: ["POST /v1/team/remove"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ActionId = keyof typeof ACTIONS;

const BY_WHAT: ReadonlyMap<string, ActionId> = new Map(
  (Object.keys(ACTIONS) as ActionId[]).flatMap((id) => ACTIONS[id].map((what) => [what, id] as const)),
);

/** Undefined for what a later version has written. */
export const actionOf = (what: string): ActionId | undefined => BY_WHAT.get(what);

/** Kinds of changes, as the log has them: what the filter offers. */
export const AREAS = [
  "config",
  "chains",
  "campaigns",
  "customers",
  "privacy",
  "codes",
  "loyalty",
  "products",
  "webhooks",
  "till",
  "sending",
  "mails",
  "runs",
  "team",
] as const;
export type Area = (typeof AREAS)[number];
