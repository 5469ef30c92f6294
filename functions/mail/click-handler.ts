import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type FollowClickDeps, makeNoteClick, makeReadClick } from "../../src/app/mail/follow-click.ts";
import { lostLinkPage } from "../../src/app/mail/lost-link-page.ts";
import { pageLanguage } from "../../src/app/pages/page-language.ts";
import { logFailure } from "../middleware/observed.ts";
import { page } from "../middleware/page.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";
import { headerOf } from "../middleware/raw-body.ts";
import { isMachine } from "./machines.ts";

/** GET and HEAD /c/{token}: on to the page of the shop that the link in the mail stands for. */
export function makeClickHandler(deps: FollowClickDeps & PublicDeps) {
  const readClick = makeReadClick(deps);
  const noteClick = makeNoteClick(deps);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(publicCalls("click", { ...deps, limits: LIMITS.links }))
    .handler(async (event) => {
      const link = await readClick(event.pathParameters?.token ?? "");
      if (!link) {
        const store = (await deps.config.current())?.bundle.store;
        return page(404, lostLinkPage(pageLanguage(undefined, headerOf(event, "accept-language")), store));
      }
      // Whoever clicks gets to the shop, counted or not.
      if (isPerson(event))
        await noteClick(link).catch((error: unknown) =>
          logFailure("not counted", error, { function: "click" }),
        );
      return {
        statusCode: 302,
        headers: {
          location: link.address,
          "cache-control": "no-store",
          "referrer-policy": "no-referrer",
          "x-robots-tag": "noindex",
        },
      };
    });
}

/** Machines look at links before people do: those that say so do not count. */
function isPerson(event: APIGatewayProxyEventV2): boolean {
  const { method, userAgent } = event.requestContext.http;
  const purposes = ["purpose", "sec-purpose", "x-purpose", "x-moz"].map(
    (name) => headerOf(event, name) ?? "",
  );
  if (method !== "GET" || purposes.some((purpose) => /prefetch|prerender|preview/i.test(purpose)))
    return false;
  return !isMachine(userAgent);
}
