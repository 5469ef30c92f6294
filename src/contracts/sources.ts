import { SOURCE_NAMES, type Source } from "../domain/facts/sources.ts";

/** What the deployment, its checks and its documents need to know of a source; the handler and the mapping know the rest. */
interface SourceRow {
  /** As people call it. */
  readonly title: string;
  /** Paths of the HTTP API that its messages are posted to; functions/ingest-SOURCE.ts answers them. */
  readonly paths: readonly string[];
  /** What a secret looks like that its verifier can read, in words too, and the command that makes one. @default any text */
  readonly secret?: { readonly pattern: RegExp; readonly looks: string; readonly command: string };
  /** By what its function knows who sends. */
  readonly knows: string;
  /** Who is hurt, and for how long, while its function fails: the text of the alarm. */
  readonly hurts: string;
  /** How many refused messages an hour are no accident, and what they lead to: the text of the alarm. */
  readonly refusals: { readonly anHour: number; readonly hurts: string };
  /** Part of the account's concurrency that its function may take. */
  readonly share: number;
  /** MiB of its function. 1,024 is half a vCPU and answers a cold start within the second that Shopify waits to connect. */
  readonly memory: number;
}

/** One row per source. A source without a row does not compile. */
const SOURCES: Readonly<Record<Source, SourceRow>> = {
  segment: {
    title: "Segment",
    // Greedy, because Segment's Java client ends the path with a slash.
    paths: ["/v1/{call+}", "/beacon/v1/batch", "/api/s/{call}", "/api/s/s2s/{call}"],
    knows: "the write key, compared in constant time before anything is stored",
    hurts: "Visits, carts and orders from the shop's site are refused; its SDKs retry for a while.",
    // Its key stands in pages, and old pages are open for long.
    refusals: { anHour: 30, hurts: "Its visits, carts and orders are lost." },
    share: 0.2,
    // Nearly all requests are a browser's, which waits for no answer, and most of their time goes by waiting for tables.
    memory: 512,
  },
  shopify: {
    title: "Shopify",
    paths: ["/webhooks/shopify"],
    knows: "Shopify's HMAC over the body's bytes, compared in constant time",
    hurts: "Shopify's orders are refused; it retries for 4 hours and then deletes the webhook subscription.",
    refusals: { anHour: 3, hurts: "It deletes the webhook subscription after 8 tries in 4 hours." },
    share: 0.05,
    memory: 1024,
  },
  woocommerce: {
    title: "WooCommerce",
    paths: ["/webhooks/woocommerce"],
    knows: "WooCommerce's HMAC over the body's bytes, compared in constant time",
    hurts: "WooCommerce's orders are refused; it disables the webhook after 5 failures.",
    refusals: { anHour: 2, hurts: "It disables the webhook after 5 in a row." },
    share: 0.05,
    memory: 1024,
  },
  standard: {
    title: "Standard Webhooks",
    paths: ["/webhooks/standard"],
    secret: {
      // What the package that makes the signatures can read.
      pattern: /^(whsec_)?(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
      looks: "`whsec_` and base64",
      command: 'echo "whsec_$(openssl rand -base64 24)"',
    },
    knows: "the Standard Webhooks signature over id, time and body, compared in constant time",
    hurts: "The shop's own webhooks are refused; orders are missing until they are sent again.",
    refusals: { anHour: 3, hurts: "Its orders are missing until they are sent again." },
    share: 0.05,
    memory: 1024,
  },
};

export const SOURCE_ROWS = SOURCE_NAMES.map((source) => ({ source, ...SOURCES[source] }));

/** Name of the function, and of its file in functions/, that takes a source's messages. */
export const ingestFunction = (source: Source) => `ingest-${source}` as const;
