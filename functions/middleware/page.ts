import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Page } from "../../src/app/pages/branded-page.ts";

/** A page for customers: nothing in it comes from elsewhere, nobody keeps it, and its address does not travel on. */
export function page(statusCode: number, { markup, policy }: Page): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
      // The address may be a key: who has it acts for the mailbox's owner.
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
    body: markup,
  };
}
