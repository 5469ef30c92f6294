import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { UnsubscribeDeps } from "../../src/app/mail/unsubscribe.ts";
import type { Page } from "../../src/app/pages/branded-page.ts";
import { type PageLanguage, pageLanguage } from "../../src/app/pages/page-language.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { page } from "../middleware/page.ts";
import { problemResponse } from "../middleware/problem.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";
import { headerOf } from "../middleware/raw-body.ts";

/** Somebody, or a machine of a mailbox provider, who follows a link from a mail. */
export interface LinkRequest {
  readonly token: string;
  /** Only a POST decides anything: scanners open links. */
  readonly isPost: boolean;
  readonly body: string;
  readonly from: { readonly ip?: string; readonly userAgent?: string };
  /** What the shop has published last. */
  readonly store: Store | undefined;
  readonly forms: Bundle["forms"];
}

export interface LinkAnswer {
  /** 404 of a link that the shop has not made: machines are told so in their own format. */
  readonly status: 200 | 404 | 410;
  /** Language of the mail. */
  readonly spoken?: string;
  readonly page: (language: PageLanguage, store: Store | undefined) => Page;
}

/** A page behind a link in mails, by a token in its path: without cookies, login or redirection. */
export function makeLinkPage(
  name: string,
  { config, edge, ticks }: Pick<UnsubscribeDeps, "config"> & PublicDeps,
  answer: (request: LinkRequest) => Promise<LinkAnswer>,
) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(publicCalls(name, { edge, ticks, limits: LIMITS.links }))
    .handler(async (event) => {
      const { store, forms = {} } = (await config.current())?.bundle ?? {};
      const { status, spoken, page: made } = await answer({ ...requestOf(event), store, forms });
      if (status === 404 && !/text\/html/.test(headerOf(event, "accept") ?? "")) {
        const detail = "no mail of this shop holds this link";
        return problemResponse({ kind: "not-found", detail, place: "path" });
      }
      return page(status, made(pageLanguage(spoken, headerOf(event, "accept-language")), store));
    });
}

function requestOf(event: APIGatewayProxyEventV2): Omit<LinkRequest, "store" | "forms"> {
  const { method, sourceIp, userAgent } = event.requestContext.http;
  return {
    token: event.pathParameters?.token ?? "",
    isPost: method === "POST",
    body: Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8").toString(),
    from: defined({ ip: sourceIp || undefined, userAgent: userAgent || undefined }),
  };
}
