import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { makeWidgetData, type WidgetDeps } from "../../src/app/loyalty/widget/widget-data.ts";
import { WIDGET_SCRIPT } from "../../src/app/loyalty/widget/widget-script.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { scriptResponse } from "../middleware/answer.ts";
import { problemResponse } from "../middleware/problem.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";
import { qrPath } from "../middleware/qr-code.ts";
import { isSignedUser } from "../middleware/signed-user.ts";

type Answer = APIGatewayProxyStructuredResultV2;

const FAILURES = {
  unavailable: "too much at once: ask again in a moment",
  internal: "the account could not be read; ask again",
};

/** GET /v1/me/loyalty?user=ID&signature=HMAC, what the widget shows, and GET /v1/me/loyalty/widget.js, the widget itself. */
export function makeWidgetHandler(deps: WidgetDeps & PublicDeps) {
  const widgetData = makeWidgetData(deps);
  return middy<APIGatewayProxyEventV2, Answer>()
    .use(publicCalls("loyalty-widget", { ...deps, limits: LIMITS.widgets, failures: FAILURES }))
    .handler(async (event) => {
      if (event.rawPath?.endsWith("/widget.js")) return scriptResponse(WIDGET_SCRIPT);
      const { user, signature, lang: language } = event.queryStringParameters ?? {};
      if (!user)
        return problemResponse({ kind: "malformed", detail: "say whose account it is", place: "user" });
      if (!signature)
        return problemResponse({
          kind: "unauthorized",
          detail: "the shop signs the user id: the HMAC-SHA256 of it with the identity key, in hex",
          place: "signature",
        });
      const keys = await deps.secrets.keys();
      if (keys.identity.length === 0)
        return problemResponse({ kind: "not-configured", detail: "the keys secret has no identity key" });
      if (!isSignedUser(user, signature, keys))
        return problemResponse({
          kind: "unauthorized",
          detail: "the signature is not the HMAC-SHA256 of this user id with the identity key, in hex",
          place: "signature",
        });
      const data = await widgetData({ user, ...defined({ language }) });
      if (!data) return problemResponse({ kind: "not-found", detail: "the shop has no loyalty programme" });
      return {
        statusCode: 200,
        headers: { "content-type": "application/json", "cache-control": "private, max-age=60" },
        body: JSON.stringify({ ...data, ...(data.card !== undefined && { qr: qrPath(data.card) }) }),
      };
    });
}
