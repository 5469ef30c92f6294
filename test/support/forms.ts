import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { makeFormsHandler } from "../../functions/forms/forms-handler.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Form } from "../../src/domain/config/form.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { bundleWith, offersWith } from "./config.ts";
import { confirmingWorld } from "./confirming.ts";
import { unhurried } from "./unhurried.ts";

export const NEWSLETTER: Form = {
  title: { en: "Letters", ru: "Письма" },
  fields: [
    { field: "name", required: false },
    { attribute: "taste", label: { en: "Tea", ru: "Чай" }, required: false },
  ],
  consent: [
    {
      version: "2026-11",
      text: {
        en: "I want letters. [Privacy](https://north-tea.example/privacy)",
        ru: "Хочу писем. [Данные](https://north-tea.example/privacy)",
      },
      required: true,
    },
  ],
  topics: ["news"],
  most_an_hour: 10,
};

interface Request {
  readonly method?: "GET" | "POST";
  readonly name?: string;
  readonly via?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string | readonly string[]>>;
  readonly ip?: string;
  readonly agent?: string;
}

/** Forms of a shop in two languages on memory adapters, with the confirmation mails played by hand. */
export async function formsWorld(form: Partial<Form> = {}, store: Partial<Store> = {}) {
  const world = await confirmingWorld({
    languages: ["en", "ru"],
    topics: [{ id: "news", name: { en: "News", ru: "Новости" } }],
    attributes: {
      taste: { type: "choice", choices: ["green", "black"] },
      likes: { type: "list" },
      birthday: { type: "date" },
      cups: { type: "number" },
      vegan: { type: "yes_no" },
      story: { type: "text" },
    },
    ...store,
  });
  const current = (await world.config.current())?.bundle ?? bundleWith();
  const bundle: Bundle = {
    ...current,
    offers: offersWith({ name: { en: "A first code", ru: "Первый код" } }),
    forms: { newsletter: { ...NEWSLETTER, ...form } },
  };
  await world.config.publish({ by: "t", publishedAt: world.now(), digest: "forms", files: {}, bundle });
  const handler = makeFormsHandler({ ...world, ticks: unhurried(), publicUrl: "https://api.example" });

  async function ask({
    method = "GET",
    name = "newsletter",
    via,
    query,
    headers = {},
    body,
    ip,
    agent = "B/1",
  }: Request = {}) {
    const fields = Object.entries(body ?? {}).flatMap(([key, value]) =>
      [value].flat().map((one): [string, string] => [key, one]),
    );
    const event = {
      headers: {
        accept: "text/html",
        ...(body && { "content-type": "application/x-www-form-urlencoded" }),
        ...headers,
      },
      pathParameters: { name, ...(via !== undefined && { via }) },
      ...(query && { queryStringParameters: query }),
      requestContext: {
        http: { method, path: "/f", protocol: "HTTP/1.1", sourceIp: ip ?? "203.0.113.7", userAgent: agent },
      },
      ...(body && { body: Buffer.from(`${new URLSearchParams(fields)}`).toString("base64") }),
      isBase64Encoded: body !== undefined,
    };
    const {
      statusCode,
      headers: answered,
      body: text = "",
    } = await handler(event as unknown as APIGatewayProxyEventV2, {} as never);
    return { status: statusCode, headers: answered ?? {}, body: text };
  }

  const tokenIn = (page: string) => /name="token" value="([\w-]+)"/.exec(page)?.[1] ?? "";
  /** Opens the form, takes ten seconds, and sends it. */
  async function fillIn(body: Request["body"], more: Omit<Request, "body" | "method"> = {}) {
    const opened = await ask(more);
    await world.later(10_000);
    const filled = { token: tokenIn(opened.body), "consent-0": "2026-11", ...body };
    return ask({ ...more, method: "POST", body: filled });
  }
  return { ...world, ask, fillIn, tokenIn };
}
