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
  { method: "GET", path: "/u/{token}", function: "unsubscribe" },
  { method: "POST", path: "/u/{token}", function: "unsubscribe" },
  { method: "GET", path: "/f/{name}", function: "forms" },
  { method: "POST", path: "/f/{name}", function: "forms" },
  { method: "GET", path: "/f/{name}/{via}", function: "forms" },
  // Before people click, their providers ask what is there.
  { method: "GET", path: "/c/{token}", function: "click" },
  { method: "HEAD", path: "/c/{token}", function: "click" },
  { method: "GET", path: "/p/{token}", function: "preferences" },
  { method: "POST", path: "/p/{token}", function: "preferences" },
  { method: "GET", path: "/confirm/{token}", function: "confirm" },
  { method: "POST", path: "/confirm/{token}", function: "confirm" },
];

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
