import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { shopWithRef } from "../../src/app/loyalty/referral-link.ts";
import { readReferralCode } from "../../src/domain/loyalty/referral.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import { observed } from "../middleware/observed.ts";
import { problemResponse, problems } from "../middleware/problem.ts";

/**
 * GET and HEAD /r/{code}: on to the shop, with the code in the address. Nothing is looked up, set or counted: whose the
 * code is matters when somebody names it to the shop.
 */
export function makeReferralHandler({ config }: { readonly config: Pick<ConfigStore, "current"> }) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(observed("referral"))
    .use(problems())
    .handler(async (event) => {
      const store = (await config.current())?.bundle.store;
      if (!store)
        return problemResponse({ kind: "not-configured", detail: "the shop has published no config yet" });
      return {
        statusCode: 302,
        headers: {
          location: shopWithRef(store, readReferralCode(event.pathParameters?.code)),
          "cache-control": "public, max-age=300",
          "referrer-policy": "no-referrer",
          "x-robots-tag": "noindex",
        },
      };
    });
}
