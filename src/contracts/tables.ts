/** Keys of the tables: the CDK stack, the adapters and the tests take them from here. */
export const TABLES = {
  /** Append-only facts. Streamed to functions/project. */
  events: { partition: "customer", sort: "fact" },
  /** One item per customer: the fold and the night's score. */
  customers: { partition: "id", sort: undefined },
  /** One item per buyer: what is bought, by product and category. Written with orders, scanned once a night. */
  tastes: { partition: "id", sort: undefined },
  /** One item per customer of more than a few facts: what news is folded on. Written with profiles. */
  checkpoints: { partition: "id", sort: undefined },
  /** Sends, chain entries, cohorts, counts. `owner` is a customer, a cohort, or what is counted. */
  journal: { partition: "owner", sort: "entry" },
  /** Published bundles, switches, nightly runs. */
  config: { partition: "scope", sort: "name" },
} as const;

/** Seconds since 1970 after which DynamoDB removes an item of the journal: on cohorts, their members and counts of days. */
export const JOURNAL_EXPIRY = "expiresAt";

/** The same of facts and customers: only on what Comeback orders of itself (src/domain/facts/canary.ts). */
export const CANARY_EXPIRY = "expiresAt";

export const EXPIRY: Readonly<Partial<Record<TableName, string>>> = {
  ...{ journal: JOURNAL_EXPIRY, events: CANARY_EXPIRY, customers: CANARY_EXPIRY },
};

/** The partition of the journal whose items say which records cannot be read. */
export const QUARANTINE_OWNER = "quarantine";

export type TableName = keyof typeof TABLES;
