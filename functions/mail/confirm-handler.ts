import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type ConfirmDeps, makeConfirm, makeReadConfirmLink } from "../../src/app/confirm/confirm.ts";
import type { ReadConfirmLink } from "../../src/app/confirm/link.ts";
import { type ConfirmPageKind, confirmPage } from "../../src/app/confirm/page.ts";
import { pageLanguage } from "../../src/app/pages/page-language.ts";
import { observed } from "../middleware/observed.ts";
import { page } from "../middleware/page.ts";
import { problemResponse, problems } from "../middleware/problem.ts";
import { headerOf } from "../middleware/raw-body.ts";

const STATUS: Readonly<Record<ReadConfirmLink["kind"], number>> = { valid: 200, expired: 410, unknown: 404 };

/** GET and POST /confirm/{token}: a GET shows the page and confirms nothing, because mail scanners open links. */
export function makeConfirmHandler(deps: ConfirmDeps) {
  const readLink = makeReadConfirmLink(deps);
  const confirm = makeConfirm(deps);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(observed("confirm"))
    .use(problems())
    .handler(async (event) => {
      const token = event.pathParameters?.token ?? "";
      const { method, sourceIp: ip, userAgent } = event.requestContext.http;
      const isPost = method === "POST";
      const read = isPost ? await confirm({ token, ip, userAgent }) : await readLink(token);
      if (read.kind === "unknown" && !/text\/html/.test(headerOf(event, "accept") ?? "")) {
        const detail = "no mail of this shop holds this link";
        return problemResponse({ kind: "not-found", detail, place: "path" });
      }
      const spoken = read.kind === "unknown" ? undefined : read.link.language;
      const language = pageLanguage(spoken, headerOf(event, "accept-language"));
      const store = (await deps.config.current())?.bundle.store;
      const kind: ConfirmPageKind = read.kind === "valid" ? (isPost ? "done" : "ask") : read.kind;
      return page(STATUS[read.kind], confirmPage(kind, language, store));
    });
}
