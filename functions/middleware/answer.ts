import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** An answer about one customer or one moment, which nobody on the way keeps. */
export const jsonResponse = (statusCode: number, answer: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: JSON.stringify(answer),
});

/** A script that pages of any shop load by a tag: kept for five minutes, and for a day while a newer one is fetched. */
export const scriptResponse = (script: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=300, stale-while-revalidate=86400",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  },
  body: script,
});
