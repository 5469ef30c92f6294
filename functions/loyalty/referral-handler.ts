import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import {
  type FollowReferralDeps,
  makeFollowReferral,
} from "../../src/app/loyalty/referrals/follow-referral.ts";
import { problemResponse } from "../middleware/problem.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";

/**
 * GET and HEAD /r/{code}: on to the shop, with the code in the address. Nothing is looked up, set or counted: whose the
 * code is matters when somebody names it to the shop.
 */
export function makeReferralHandler(deps: FollowReferralDeps & PublicDeps) {
  const follow = makeFollowReferral(deps);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(publicCalls("referral", { ...deps, limits: LIMITS.pages }))
    .handler(async (event) => {
      const location = await follow(event.pathParameters?.code);
      if (location === undefined)
        return problemResponse({ kind: "not-configured", detail: "the shop has published no config yet" });
      return {
        statusCode: 302,
        headers: {
          location,
          "cache-control": "public, max-age=300",
          "referrer-policy": "no-referrer",
          "x-robots-tag": "noindex",
        },
      };
    });
}
