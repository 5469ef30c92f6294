import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { makeConfirmHandler } from "../../functions/mail/confirm-handler.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { confirmingWorld, signUpOf } from "../support/confirming.ts";

const ANN = "ann@example.com";

async function asked(locale = "en-GB") {
  const world = await confirmingWorld({ languages: ["en", "ru"] });
  await world.request(signUpOf(ANN, { locale }));
  await world.later(0);
  const token = world.tokenOf(world.mailsTo(ANN)[0]);
  const handler = makeConfirmHandler(world);
  const ask = async (method: string, over: Partial<APIGatewayProxyEventV2> = {}) => {
    const http = {
      method,
      path: "/confirm",
      protocol: "HTTP/1.1",
      sourceIp: "203.0.113.9",
      userAgent: "B/1",
    };
    const event = {
      headers: { accept: "text/html" },
      pathParameters: { token },
      requestContext: { http },
      ...over,
    };
    return handler(event as APIGatewayProxyEventV2, {} as never);
  };
  return { ...world, ask };
}

describe("the page behind the link", () => {
  it("confirms nothing on GET, however often a scanner opens it", async () => {
    const { ask, ledgerOf } = await asked();
    for (let times = 0; times < 3; times++) {
      const { statusCode, body } = await ask("GET");
      expect(statusCode).toBe(200);
      expect(body).toContain('<form method="post"><button>Confirm</button></form>');
    }
    expect(await ledgerOf(ANN)).toEqual([]);
  });

  it("confirms on POST, once however often it is pressed", async () => {
    const { ask, ledgerOf } = await asked();
    for (let times = 0; times < 2; times++) {
      const { statusCode, body } = await ask("POST");
      expect(statusCode).toBe(200);
      expect(body).toContain("Your address is confirmed");
    }
    expect(await ledgerOf(ANN)).toHaveLength(1);
  });

  it("speaks the mail's language and names the shop", async () => {
    const { ask } = await asked("ru");
    const { body } = await ask("GET", { headers: { accept: "text/html", "accept-language": "en" } });
    expect(body).toContain('<html lang="ru">');
    expect(body).toContain("Подтвердите свой адрес");
    expect(body).toContain("North Tea");
  });

  it("is found by no search engine, kept by nobody, and takes nothing from elsewhere", async () => {
    const { ask } = await asked();
    expect((await ask("GET")).headers).toMatchObject({
      "x-robots-tag": "noindex",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
  });

  it.each(["GET", "POST"])("says on %s that a link is too old, or not the shop's", async (method) => {
    const { ask, later, ledgerOf } = await asked();
    const strange = { pathParameters: { token: "made-up" } };
    expect(await ask(method, strange)).toMatchObject({ statusCode: 404 });
    const plain = await ask(method, { ...strange, headers: {} });
    expect(plain.headers).toMatchObject({ "content-type": "application/problem+json" });
    await later(31 * DAY);
    const old = await ask(method);
    expect(old.statusCode).toBe(410);
    expect(old.body).toContain("sign up again");
    expect(await ledgerOf(ANN)).toEqual([]);
  });
});
