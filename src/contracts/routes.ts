/** Every public route of the HTTP API and the function that answers it. */
export const ROUTES = [
  // Greedy, because Segment's Java client ends the path with a slash.
  { method: "POST", path: "/v1/{call+}", function: "ingest-segment" },
  { method: "POST", path: "/beacon/v1/batch", function: "ingest-segment" },
  { method: "POST", path: "/api/s/{call}", function: "ingest-segment" },
  { method: "POST", path: "/api/s/s2s/{call}", function: "ingest-segment" },
  { method: "POST", path: "/webhooks/shopify", function: "ingest-shopify" },
  { method: "POST", path: "/webhooks/woocommerce", function: "ingest-woocommerce" },
  { method: "POST", path: "/webhooks/standard", function: "ingest-standard" },
  { method: "GET", path: "/u/{token}", function: "unsubscribe" },
  { method: "POST", path: "/u/{token}", function: "unsubscribe" },
] as const;

/** Request headers that browsers' tracking SDKs send: the CORS allow-list. */
export const CORS_REQUEST_HEADERS = [
  "content-type",
  "content-encoding",
  "authorization",
  "x-write-key",
  "x-ip-policy",
  "x-enable-debug",
  "x-retry-count",
  "anonymousid",
  "sentat",
  "rsa-originaltimestamp",
  "rsa-source",
  "rsa-retry-attempt",
  "rsa-retry-reason",
  "rsa-since-last-attempt",
  "rsa-since-first-attempt",
  "rsa-is-reclaimed",
] as const;
