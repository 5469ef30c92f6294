import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type CheerioAPI, load } from "cheerio";

type Handler = (event: APIGatewayProxyEventV2, context: never) => Promise<unknown>;

/** A page as somebody sees it in a browser without scripts. */
export interface Seen {
  readonly status: number;
  readonly $: CheerioAPI;
  readonly text: string;
  /** What the form with this button would send, `filled` in; where several have one, the first. */
  press(button: string, filled?: Filled): Promise<Seen>;
}

/** By a field's name: the boxes to have ticked, or the value to choose. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** A browser for pages behind links: handlers by the first part of a path. */
export function browserOf(handlers: Readonly<Record<string, Handler>>, headers: Record<string, string> = {}) {
  const request = async (method: string, path: string, body?: string): Promise<Seen> => {
    const [, first = "", token = ""] = path.split("/");
    const handler = handlers[first];
    if (!handler) throw new Error(`nothing answers ${path}`);
    const http = { method, path, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent: "Browser/1" };
    const event = {
      headers: { accept: "text/html,*/*", ...headers },
      pathParameters: { token },
      requestContext: { http },
      isBase64Encoded: false,
      ...(body !== undefined && { body }),
    };
    const answer = (await handler(event as never, {} as never)) as APIGatewayProxyStructuredResultV2;
    return seen(path, answer);
  };

  function seen(path: string, { statusCode = 200, body = "" }: APIGatewayProxyStructuredResultV2): Seen {
    const $ = load(body);
    return {
      status: statusCode,
      $,
      text: $("main").text().replace(/\s+/g, " ").trim(),
      async press(button, filled = {}) {
        const form = $("form")
          .filter((_, one) => $(one).find("button").text() === button)
          .first();
        if (form.length === 0) throw new Error(`there is no button ${button}`);
        for (const [name, wanted] of Object.entries(filled)) {
          for (const field of form.find(`[name="${name}"]:not([type=hidden])`).toArray()) {
            const isChosen = [wanted].flat().includes($(field).attr("value") ?? "");
            $(field).prop("checked", isChosen);
          }
        }
        return request("POST", form.attr("action") ?? path, form.serialize());
      },
    };
  }

  return {
    open: (path: string) => request("GET", path),
    post: (path: string, body: string) => request("POST", path, body),
  };
}
