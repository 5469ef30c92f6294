import { useMemo } from "react";
import { fetchOnce } from "../session/early.ts";
import { useSession } from "../session/session.tsx";
import { makeClient } from "./client.ts";

export type ApiClient = ReturnType<typeof makeClient>;

/** The admin API, as the person who is signed in. */
export function useApi(): ApiClient {
  const { api, token } = useSession();
  return useMemo(() => makeClient({ baseUrl: api, token, fetch: fetchOnce }), [api, token]);
}

/** The body of an answer; the client throws where there is none. */
export async function bodyOf<T>(answer: Promise<{ readonly data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined) throw new Error("the API answered with nothing");
  return data;
}
