import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { isbot } from "isbot";
import { EMBED_SCRIPT } from "../../src/app/forms/embed-script.ts";
import { embeddedDone, embeddedForm } from "../../src/app/forms/embedded.ts";
import { makeLooks } from "../../src/app/forms/looks.ts";
import { donePage, formPage, noFormPage } from "../../src/app/forms/page.ts";
import { makeShowForm } from "../../src/app/forms/show-form.ts";
import { makeSubmitForm, type SubmitFormDeps, type SubmitResult } from "../../src/app/forms/submit-form.ts";
import type { FormView } from "../../src/app/forms/view.ts";
import { pageLanguage } from "../../src/app/pages/page-language.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { addressOfForm } from "../../src/domain/forms/address.ts";
import type { Posted } from "../../src/domain/forms/answers.ts";
import { jsonResponse, scriptResponse } from "../middleware/answer.ts";
import { logFailure } from "../middleware/observed.ts";
import { page } from "../middleware/page.ts";
import { type Problem, problemResponse } from "../middleware/problem.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";
import { headerOf } from "../middleware/raw-body.ts";

/** What people write into a form is far less. */
const LARGEST_BODY = 32 * 1024;
const EMBED = "embed.js";

type Answer = APIGatewayProxyStructuredResultV2;

/**
 * GET and POST /f/{name}, GET /f/{name}/{via} and GET /f/{name}/embed.js: a form as a page, and for the script that shows
 * it in a page of the shop as JSON. A GET changes nothing but the count of those who have looked.
 */
export function makeFormsHandler(deps: Omit<SubmitFormDeps, "onFailure"> & PublicDeps) {
  const onFailure = (error: unknown) =>
    logFailure("a form could not be counted", error, { function: "forms" });
  const show = makeShowForm(deps);
  const submit = makeSubmitForm({ ...deps, onFailure });
  const look = makeLooks({ ...deps, onFailure });
  return middy<APIGatewayProxyEventV2, Answer>()
    .use(publicCalls("forms", { ...deps, limits: LIMITS.pages }))
    .handler(async (event) => {
      const { name = "", via } = event.pathParameters ?? {};
      if (via === EMBED) return scriptResponse(EMBED_SCRIPT);
      const accepted = headerOf(event, "accept-language");
      if (event.requestContext.http.method === "POST") {
        const posted = postedIn(event);
        if ("kind" in posted) return problemResponse(posted);
        const { sourceIp: ip, userAgent } = event.requestContext.http;
        const result = await submit({ name, posted: posted.fields, ip, userAgent, ...defined({ accepted }) });
        return isForScript(event) ? scriptsAnswer(result, deps) : pagesAnswer(result, event);
      }
      const { lang: language, via: linked, ref, page: around } = event.queryStringParameters ?? {};
      const view = await show({
        name,
        ...defined({ accepted, language, via: via ?? linked, ref, page: around }),
      });
      if (view && isSeen(event)) await look(view);
      if (isForScript(event))
        return view ? jsonResponse(200, embeddedForm(view, addressOf(view, deps))) : noForm();
      return view ? page(200, formPage(view)) : notFound(event);
    });

  async function notFound(event: APIGatewayProxyEventV2): Promise<Answer> {
    if (!/text\/html/.test(headerOf(event, "accept") ?? "")) return noForm();
    const store = (await deps.config.current())?.bundle.store;
    const language = pageLanguage(
      event.queryStringParameters?.lang ?? store?.default_language,
      headerOf(event, "accept-language"),
    );
    return page(404, noFormPage(language, store));
  }

  function pagesAnswer(result: SubmitResult, event: APIGatewayProxyEventV2): Answer | Promise<Answer> {
    switch (result.kind) {
      case "unknown":
        return notFound(event);
      case "again":
        return page(statusOf(result.view), formPage(result.view));
      case "done": {
        const { redirect } = result.done;
        if (redirect === undefined) return page(200, donePage(result.done));
        return { statusCode: 303, headers: { location: redirect, "cache-control": "no-store" } };
      }
      default:
        return result satisfies never;
    }
  }
}

function scriptsAnswer(result: SubmitResult, deps: Pick<SubmitFormDeps, "publicUrl">): Answer {
  switch (result.kind) {
    case "unknown":
      return noForm();
    case "again":
      return jsonResponse(statusOf(result.view), embeddedForm(result.view, addressOf(result.view, deps)));
    case "done":
      return jsonResponse(200, embeddedDone(result.done));
    default:
      return result satisfies never;
  }
}

const statusOf = ({ notice }: FormView): number => (notice === "limited" ? 429 : 422);

const addressOf = ({ name }: FormView, { publicUrl }: Pick<SubmitFormDeps, "publicUrl">): string =>
  addressOfForm(publicUrl, name);

/** Whether a person is about to see it, as far as the request says: no crawler, and no browser that fetches ahead. */
function isSeen(event: APIGatewayProxyEventV2): boolean {
  const agent = event.requestContext.http.userAgent ?? "";
  return agent !== "" && !isbot(agent) && !headerOf(event, "sec-purpose")?.includes("prefetch");
}

/** The script asks for JSON and nothing else; browsers ask for HTML. */
const isForScript = (event: APIGatewayProxyEventV2): boolean =>
  headerOf(event, "accept") === "application/json";

const noForm = (): Answer =>
  problemResponse({ kind: "not-found", detail: "the shop has no form of this name", place: "path" });

function postedIn(event: APIGatewayProxyEventV2): { readonly fields: Posted } | Problem {
  const type = headerOf(event, "content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const detail = "a form is posted as application/x-www-form-urlencoded";
    return { kind: "unsupported-encoding", detail, place: "content-type" };
  }
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (body.length > LARGEST_BODY)
    return { kind: "body-too-large", detail: `at most ${LARGEST_BODY} bytes`, place: "body" };
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body.toString("utf8")))
    fields.set(name, [...(fields.get(name) ?? []), value]);
  return { fields: Object.fromEntries(fields) };
}
