import { ingestFunction, SOURCE_ROWS } from "./sources.ts";

export interface Route {
  readonly method: "GET" | "HEAD" | "POST";
  readonly path: string;
  /** Name of the file in functions/. */
  readonly function: string;
}

/** Every public route of the HTTP API and the function that answers it. */
export const ROUTES: readonly Route[] = [
  ...SOURCE_ROWS.flatMap(({ source, paths }) =>
    paths.map((path) => ({ method: "POST", path, function: ingestFunction(source) }) as const),
  ),
  ...["check", "redeem", "release"].map(
    (ask) => ({ method: "POST", path: `/v1/codes/${ask}`, function: "till-codes" }) as const,
  ),
  ...["", "/card"].map(
    (about) => ({ method: "GET", path: `/v1/loyalty/{customer}${about}`, function: "till-loyalty" }) as const,
  ),
  { method: "POST", path: "/v1/loyalty/{customer}/codes", function: "points-code" },
  ...["hold", "commit", "cancel"].map(
    (ask) => ({ method: "POST", path: `/v1/loyalty/{customer}/${ask}`, function: "till-loyalty" }) as const,
  ),
  ...pageAt("/u/{token}", "unsubscribe"),
  ...pageAt("/f/{name}", "forms"),
  ...shownAt("/f/{name}/{via}", "forms"),
  ...shownAt("/c/{token}", "click"),
  ...pageAt("/p/{token}", "preferences"),
  ...pageAt("/confirm/{token}", "confirm"),
  ...shownAt("/r/{code}", "referral"),
  { method: "GET", path: "/v1/me/loyalty", function: "loyalty-widget" },
  { method: "GET", path: "/v1/me/loyalty/widget.js", function: "loyalty-widget" },
];

/** A page with a form that it posts to itself. */
function pageAt(path: string, name: string): readonly Route[] {
  return [...shownAt(path, name), { method: "POST", path, function: name }];
}

/** What checks links asks by HEAD, and is told what a GET would be, without the page. */
function shownAt(path: string, name: string): readonly Route[] {
  return [
    { method: "GET", path, function: name },
    { method: "HEAD", path, function: name },
  ];
}

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
