/**
 * AWS list prices of 2026, US East (N. Virginia), on demand, in US dollars; aws.amazon.com/<service>/pricing has those
 * of today. Free tiers are left out, and so are the lower prices of the largest volumes but that of the HTTP API.
 * `date`: when this file was last gone through.
 */
export const PRICES = {
  region: "us-east-1",
  date: "2026-11-21",
  million: {
    httpRequests: 1.0,
    /** From 300 million a month on. */
    furtherHttpRequests: 0.9,
    invocations: 0.2,
    readUnits: 0.125,
    writeUnits: 0.625,
    transitions: 25,
    /** Custom events on EventBridge, 64 KB each. Events of AWS services are free. */
    busEvents: 1.0,
    secretReads: 5,
    kmsRequests: 3,
    /** S3: a file written or a listing, and a file read. */
    filesWritten: 5,
    filesRead: 0.4,
    /** SES, new accounts; $100 à la carte. */
    mails: 160,
  },
  /** Lambda on arm64. */
  gbSecond: 0.0000133334,
  /** Athena, on demand: each query is at least 10 MB. */
  terabyteScanned: 5,
  /** A month. Of the tables' storage the first 25 GB are free, which is part of the list. */
  gb: { tables: 0.25, pointInTimeRecovery: 0.2, files: 0.023, logsTakenIn: 0.5, logsKept: 0.03 },
  /** One a month. */
  month: { alarm: 0.1, dashboard: 3, secret: 0.4, key: 1, metric: 0.3 },
} as const;

export const FREE_GB_IN_TABLES = 25;
export const FREE_HTTP_TIER = 300e6;
