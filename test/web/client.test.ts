import { describe, expect, it } from "vitest";
import { type ClientSettings, makeClient } from "../../web/src/api/client.ts";
import { ApiProblem } from "../../web/src/api/problem.ts";

const CONFIG = { version: 3, chains: [], history: [] };
const json = (status: number, body: unknown, type = "application/json") =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": type } });

/** A client of an API that gives these answers in turn, and what the API has been asked. */
function clientOf(answers: readonly Response[], token: ClientSettings["token"] = async () => "t1") {
  const left = [...answers];
  const asked: {
    readonly method: string;
    readonly url: string;
    readonly bearer: string;
    readonly body: string;
  }[] = [];
  const client = makeClient({
    baseUrl: "https://api.example",
    token,
    fetch: async (request) => {
      const { method, url } = request;
      asked.push({
        method,
        url,
        bearer: request.headers.get("authorization") ?? "",
        body: await request.text(),
      });
      return left.shift() ?? json(500, {});
    },
  });
  return { client, asked };
}

const failureOf = async (call: Promise<unknown>) => {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ApiProblem)) throw new Error(`not refused: ${thrown}`);
  return thrown;
};

describe("the page's client", () => {
  it("asks with the token, and answers with what came", async () => {
    const { client, asked } = clientOf([json(200, CONFIG)]);
    expect((await client.GET("/v1/config")).data).toEqual(CONFIG);
    expect(asked).toMatchObject([{ url: "https://api.example/v1/config", bearer: "Bearer t1" }]);
  });

  it("asks once more with a new token when the first has expired, with the same body", async () => {
    const refused: (string | undefined)[] = [];
    const { client, asked } = clientOf(
      [json(401, { message: "Unauthorized" }), json(200, {})],
      async (old) => {
        refused.push(old);
        return old === undefined ? "old" : "new";
      },
    );
    await client.POST("/v1/segments/count", { body: { segment: "asleep" } });
    expect(refused).toEqual([undefined, "old"]);
    expect(asked.map(({ bearer, body }) => [bearer, body])).toEqual([
      ["Bearer old", '{"segment":"asleep"}'],
      ["Bearer new", '{"segment":"asleep"}'],
    ]);
  });

  it("gives up after the second refusal", async () => {
    const refusal = () => json(401, { message: "Unauthorized" });
    const { client, asked } = clientOf([refusal(), refusal(), json(200, CONFIG)]);
    expect(await failureOf(client.GET("/v1/config"))).toMatchObject({ status: 401, detail: "Unauthorized" });
    expect(asked).toHaveLength(2);
  });

  it("throws a problem with what it says", async () => {
    const problem = {
      type: "urn:comeback:problem:malformed",
      title: "The request cannot be understood",
      status: 400,
      detail: "not as docs/admin-api.md describes it",
      errors: [{ place: "body.condition", detail: "too long" }],
      at: 4,
    };
    const { client } = clientOf([json(400, problem, "application/problem+json")]);
    const thrown = await failureOf(client.POST("/v1/segments/count", { body: { condition: "x" } }));
    expect(thrown).toMatchObject({
      status: 400,
      type: problem.type,
      detail: problem.detail,
      errors: problem.errors,
    });
    expect(thrown.document.at).toBe(4);
  });

  it.each([
    ["no JSON", new Response("<html>", { status: 502 }), "<html>"],
    [
      "nothing",
      new Response(null, { status: 503, statusText: "Service Unavailable" }),
      "Service Unavailable",
    ],
  ])("throws what came as it came when it is %s", async (_, answer, detail) => {
    expect(await failureOf(clientOf([answer]).client.GET("/v1/config"))).toMatchObject({
      status: answer.status,
      detail,
      errors: [],
    });
  });
});
