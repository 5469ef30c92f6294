import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { makeReadLink, makeUnsubscribe, type UnsubscribeDeps } from "../../src/app/mail/unsubscribe.ts";
import { type PageKind, unsubscribePage } from "../../src/app/mail/unsubscribe-page.ts";
import { pageLanguage } from "../../src/app/pages/page-language.ts";
import { observed } from "../middleware/observed.ts";
import { page } from "../middleware/page.ts";
import { problemResponse, problems } from "../middleware/problem.ts";
import { headerOf } from "../middleware/raw-body.ts";

/**
 * GET and POST /u/{token}: a GET shows the page and changes nothing, because mail scanners open links; a POST
 * unsubscribes, without cookies, login or redirection (RFC 8058).
 */
export function makeUnsubscribeHandler(deps: UnsubscribeDeps) {
  const readLink = makeReadLink(deps);
  const unsubscribe = makeUnsubscribe(deps);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(observed("unsubscribe"))
    .use(problems())
    .handler(async (event) => {
      const token = event.pathParameters?.token ?? "";
      const isPost = event.requestContext.http.method === "POST";
      const link = isPost ? await unsubscribe({ token, ...circumstancesOf(event) }) : await readLink(token);
      if (!link && !/text\/html/.test(headerOf(event, "accept") ?? "")) {
        return problemResponse({
          kind: "not-found",
          detail: "no mail of this shop holds this link",
          place: "path",
        });
      }
      const language = pageLanguage(link?.language, headerOf(event, "accept-language"));
      const store = (await deps.config.current())?.bundle.store;
      const kind: PageKind = !link ? "unknown" : isPost ? "done" : "ask";
      return page(link ? 200 : 404, unsubscribePage(kind, language, store));
    });
}

function circumstancesOf(event: APIGatewayProxyEventV2) {
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8").toString();
  const { sourceIp, userAgent } = event.requestContext.http;
  return {
    // In a form of either encoding (RFC 8058).
    oneClick: /List-Unsubscribe("?\s*\r?\n\r?\n|=)One-Click/i.test(body),
    ...(sourceIp && { ip: sourceIp }),
    ...(userAgent && { userAgent }),
  };
}
