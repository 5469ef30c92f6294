import createClient, { type Middleware } from "openapi-fetch";
import { ApiProblem } from "./problem.ts";
import type { paths } from "./schema.d.ts";

export interface ClientSettings {
  /** Of the admin API, without a slash at the end. */
  readonly baseUrl: string;
  /** A token that is good now. `refused`: the API has just refused this one, so that another is needed. */
  readonly token: (refused?: string) => Promise<string>;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Calls routes of the admin API by their types. Whatever is no answer is thrown as an `ApiProblem`. */
export function makeClient({ baseUrl, token, fetch = globalThis.fetch }: ClientSettings) {
  const client = createClient<paths>({ baseUrl, fetch: authorized(token, fetch) });
  client.use(throwingProblems);
  return client;
}

/** Asks once more with a new token where the first has expired on the way. */
function authorized(token: ClientSettings["token"], fetch: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const again = request.clone();
    const first = await token();
    const response = await fetch(bearing(request, first));
    if (response.status !== 401) return response;
    return fetch(bearing(again, await token(first)));
  };
}

function bearing(request: Request, token: string): Request {
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${token}`);
  return new Request(request, { headers });
}

const throwingProblems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemIn(response);
    return response;
  },
};

async function problemIn(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  return new ApiProblem(response.status, jsonOr(text, { message: text || response.statusText }));
}

/** What stands between may answer with something that is no JSON. */
function jsonOr(text: string, otherwise: ConstructorParameters<typeof ApiProblem>[1]): typeof otherwise {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}
