import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** A page of a link in a mail: nothing in it comes from elsewhere, nobody keeps it, and its address does not travel on. */
export function page(statusCode: number, body: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      "cache-control": "no-store",
      // The address is a key: who has it acts for the mailbox's owner.
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
    body,
  };
}
