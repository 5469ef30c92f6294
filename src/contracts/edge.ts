/** What CloudFront adds to each request where it stands in front of the public API, whatever the caller has sent. */
export const EDGE_HEADERS = {
  /** Proves that the request has come through it. */
  secret: "x-comeback-edge",
  /** The caller's IP address. */
  viewer: "x-comeback-viewer",
} as const;
