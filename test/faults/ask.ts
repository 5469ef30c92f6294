import { LOCAL_KEYS } from "../../local/secrets.ts";
import { requestEvent } from "../support/ingest-server.ts";
import type { Cloud } from "./cloud.ts";
import { lambdaContext } from "./containers.ts";

const MOST_TRIES = 12;

export interface Asked {
  readonly path: string;
  readonly body?: object;
  /** As API Gateway tells it: the route, and whom the path names. */
  readonly route?: { readonly key: string; readonly customer: string };
}

export interface Answered {
  readonly asked: string;
  readonly status: number;
  readonly body: unknown;
}

/** A till that asks as its guide tells it to: the same question again until it is answered. */
export async function ask(cloud: Cloud, module: string, { path, body, route }: Asked): Promise<Answered> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${LOCAL_KEYS.server}` };
  const request = requestEvent({ path, headers, body: body ? JSON.stringify(body) : "" });
  const event = {
    ...request,
    ...(route && { routeKey: route.key, pathParameters: { customer: route.customer } }),
  };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = await cloud.call(module, "handler", event, lambdaContext(module)).then(
      (value) => value as { readonly statusCode: number; readonly body: string },
      () => ({ statusCode: 502, body: "null" }),
    );
    if (answer.statusCode >= 500) continue;
    await cloud.settled();
    return { asked: path, status: answer.statusCode, body: JSON.parse(answer.body) };
  }
  throw new Error(`${path} was not answered in ${MOST_TRIES} tries`);
}
