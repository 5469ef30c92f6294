import * as z from "zod";
import { declared, ignored, type Resource } from "../template/resources.ts";
import {
  type Authorization,
  type Authorizer,
  type AuthorizerDeps,
  authorizersOf,
} from "../users/authorizer.ts";

const Strings = z.array(z.string()).default([]);
const ApiShape = z.strictObject({
  ProtocolType: z.literal("HTTP"),
  CorsConfiguration: z
    .strictObject({
      AllowHeaders: Strings,
      AllowMethods: Strings,
      AllowOrigins: Strings,
      ExposeHeaders: Strings,
      AllowCredentials: z.boolean().default(false),
      MaxAge: z.number().optional(),
    })
    .optional(),
  Description: ignored,
  Name: ignored,
  Tags: ignored,
});
const IntegrationShape = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal("AWS_PROXY"),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
});
const RouteShape = z.strictObject({
  ApiId: z.string(),
  AuthorizationType: z.enum(["NONE", "JWT"]).default("NONE"),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: Strings,
  RouteKey: z.string(),
  Target: z.string(),
});
const StageShape = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal("$default"),
  AutoDeploy: z.literal(true),
  // Nothing is throttled or logged locally.
  DefaultRouteSettings: ignored,
  RouteSettings: ignored,
  AccessLogSettings: ignored,
  Tags: ignored,
});

export type Cors = NonNullable<z.infer<typeof ApiShape>["CorsConfiguration"]>;

export interface Route {
  readonly key: string;
  readonly function: string;
  /** Judges the Authorization header; absent on a public route. */
  readonly authorize: ((header: string | undefined) => Promise<Authorization>) | undefined;
  /** The path parameters when the route matches. */
  match(method: string, path: readonly string[]): Readonly<Record<string, string>> | undefined;
}

export interface Api {
  readonly id: string;
  /** Where the template says that it listens. */
  readonly endpoint: string;
  readonly cors: Cors | undefined;
  /** The route that API Gateway would choose: the most specific one. */
  find(
    method: string,
    path: string,
  ): { readonly route: Route; readonly parameters: Readonly<Record<string, string>> } | undefined;
}

/** The HTTP APIs of the template. */
export function apisOf(resources: readonly Resource[], deps: AuthorizerDeps): readonly Api[] {
  declared(resources, "AWS::ApiGatewayV2::Stage", StageShape);
  const routes = routesOf(resources, authorizersOf(resources, deps));
  return declared(resources, "AWS::ApiGatewayV2::Api", ApiShape).map(({ physical, properties }) => {
    const own = routes
      .filter(({ api }) => api === physical.ref)
      .map(({ route }) => route)
      .sort((a, b) => vagueness(a.key) - vagueness(b.key));
    return {
      id: physical.ref,
      endpoint: physical.attributes.ApiEndpoint ?? "",
      cors: properties.CorsConfiguration,
      find(method, path) {
        const parts = path.split("/").slice(1);
        for (const route of own) {
          const parameters = route.match(method, parts);
          if (parameters) return { route, parameters };
        }
        return undefined;
      },
    };
  });
}

function routesOf(resources: readonly Resource[], authorizers: ReadonlyMap<string, Authorizer>) {
  const integrations = new Map(
    declared(resources, "AWS::ApiGatewayV2::Integration", IntegrationShape).map(
      ({ physical, properties }) => [`integrations/${physical.ref}`, properties.IntegrationUri],
    ),
  );
  return declared(resources, "AWS::ApiGatewayV2::Route", RouteShape).map(({ id, properties }) => {
    const { ApiId, RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } = properties;
    const target = integrations.get(Target);
    if (!target) throw new Error(`route ${id} has no integration ${Target}`);
    const authorizer = authorizers.get(AuthorizerId ?? "");
    if (AuthorizationType === "JWT" && !authorizer)
      throw new Error(`route ${id} has no authorizer ${AuthorizerId}`);
    const authorize =
      authorizer && AuthorizationType === "JWT"
        ? (header: string | undefined) => authorizer(header, AuthorizationScopes)
        : undefined;
    return { api: ApiId, route: { ...routeOf(RouteKey, target), authorize } };
  });
}

/** API Gateway prefers full paths to parameters to greedy ones, and a named method to ANY. */
const vagueness = (key: string) =>
  (key === "$default" ? 1e6 : 0) +
  (key.includes("+}") ? 1e4 : 0) +
  key.split("{").length * 10 +
  (key.startsWith("ANY ") ? 1 : 0);

function routeOf(key: string, target: string): Omit<Route, "authorize"> {
  if (key === "$default") return { key, function: target, match: () => ({}) };
  const [method = "", template = ""] = key.split(" ");
  const parts = template.split("/").slice(1);
  return {
    key,
    function: target,
    match(actual, path) {
      if (method !== "ANY" && method !== actual) return undefined;
      const parameters: Record<string, string> = {};
      for (const [index, part] of parts.entries()) {
        const given = path[index];
        const name = /^\{(.+?)(\+?)\}$/.exec(part);
        if (given === undefined || (name ? given === "" : given !== part)) return undefined;
        if (name?.[1]) parameters[name[1]] = decoded(name[2] ? path.slice(index).join("/") : given);
        if (name?.[2]) return parameters;
      }
      return parts.length === path.length ? parameters : undefined;
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
