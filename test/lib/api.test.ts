import { describe, expect, it } from "vitest";
import { CORS_REQUEST_HEADERS, ROUTES } from "../../src/contracts/routes.ts";
import { flat, functionsOf, type Resource, resourcesOf, synthesized } from "../support/template.ts";

const { service } = synthesized();
const [api] = resourcesOf(service, "AWS::ApiGatewayV2::Api");
const ofThisApi = ({ Properties }: Resource) => flat(Properties.ApiId) === `<${api?.id}>`;

describe("the public API", () => {
  it("has the routes of the contract, each answered by its function, and no other", () => {
    const functions = new Map(functionsOf(service).map((one) => [`<${one.id}Arn>`, one.name]));
    const integrations = new Map(
      resourcesOf(service, "AWS::ApiGatewayV2::Integration").map((one) => [
        `integrations/<${one.id}>`,
        functions.get(flat(one.Properties.IntegrationUri)),
      ]),
    );
    const routes = resourcesOf(service, "AWS::ApiGatewayV2::Route")
      .filter(ofThisApi)
      .map(({ Properties }) => `${Properties.RouteKey} ${integrations.get(flat(Properties.Target))}`);
    expect(routes.sort()).toEqual(
      ROUTES.map((route) => `${route.method} ${route.path} ${route.function}`).sort(),
    );
  });

  it("hands on paths that end with a slash, as Segment's Java client sends them", () => {
    expect(ROUTES.find((route) => route.path.startsWith("/v1/"))?.path).toMatch(/^\/v1\/\{\w+\+\}$/);
  });

  it("lets browsers of every shop send what their SDKs send, and read when to try again", () => {
    const cors = api?.Properties.CorsConfiguration as Record<string, string[]>;
    expect(cors.AllowOrigins).toEqual(["*"]);
    expect(cors.AllowMethods).toEqual(["POST", "GET", "OPTIONS"]);
    expect(cors.AllowHeaders).toEqual([...CORS_REQUEST_HEADERS]);
    expect(cors.ExposeHeaders).toEqual(["retry-after"]);
  });

  it("keeps a flood away from the functions", () => {
    const [stage] = resourcesOf(service, "AWS::ApiGatewayV2::Stage").filter(ofThisApi);
    expect(stage?.Properties.StageName).toBe("$default");
    const limits = stage?.Properties.DefaultRouteSettings as Record<string, number>;
    expect(limits.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(limits.ThrottlingBurstLimit).toBeGreaterThanOrEqual(Number(limits.ThrottlingRateLimit));
  });

  it("limits every route by itself: events at most, links less, and whatever has no limit of its own least", () => {
    const [stage] = resourcesOf(service, "AWS::ApiGatewayV2::Stage").filter(ofThisApi);
    const rate = (settings: unknown) => (settings as Record<string, number>).ThrottlingRateLimit ?? 0;
    const limits = Object.entries(stage?.Properties.RouteSettings as object).map(
      ([route, settings]) => [route, rate(settings)] as const,
    );
    expect(limits.map(([route]) => route).sort()).toEqual(
      ROUTES.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    const least = rate(stage?.Properties.DefaultRouteSettings);
    const links = limits.filter(([route]) => route.includes("/u/"));
    // A till asks once an order: the limit is that of guesses.
    const ingestion = limits.filter(([route]) =>
      /webhooks|\/v1\/(?!codes\/|loyalty\/|me\/)|\/api\/s/.test(route),
    );
    for (const [route, limit] of links) expect(limit, route).toBeGreaterThan(least);
    for (const [route, limit] of ingestion) expect(limit, route).toBeGreaterThan(links[0]?.[1] ?? 0);
  });

  it("makes the stage after the routes whose limits it names", () => {
    const [stage] = resourcesOf(service, "AWS::ApiGatewayV2::Stage").filter(ofThisApi);
    const routes = resourcesOf(service, "AWS::ApiGatewayV2::Route")
      .filter(ofThisApi)
      .map(({ id }) => id);
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(routes));
  });

  it("logs what became of each request, and nothing of who asked", () => {
    const [stage] = resourcesOf(service, "AWS::ApiGatewayV2::Stage").filter(ofThisApi);
    const { DestinationArn, Format } = stage?.Properties.AccessLogSettings as Record<string, unknown>;
    const [group] = resourcesOf(service, "AWS::Logs::LogGroup").filter(({ id }) => id.startsWith("ApiLog"));
    expect(flat(DestinationArn)).toBe(`<${group?.id}Arn>`);
    expect(Object.values(JSON.parse(String(Format)))).toEqual([
      "$context.requestId",
      "$context.routeKey",
      "$context.status",
      "$context.responseLatency",
      "$context.error.responseType",
    ]);
  });

  it("answers before the gateway gives up after 30 seconds", () => {
    const answering = new Set<string>(ROUTES.map((route) => route.function));
    for (const one of functionsOf(service).filter(({ name }) => answering.has(name)))
      expect(Number(one.Properties.Timeout)).toBeLessThan(30);
  });
});
