import { useMemo } from "react";
import { useSession } from "../session/session.tsx";
import { makeClient } from "./client.ts";

export type ApiClient = ReturnType<typeof makeClient>;

/** The admin API, as the person who is signed in. */
export function useApi(): ApiClient {
  const { api, token } = useSession();
  return useMemo(() => makeClient({ baseUrl: api, token }), [api, token]);
}

/** openapi-fetch takes lists that are read-only for objects with the members of one: lists again. */
export type Whole<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends { readonly length: number; readonly [index: number]: infer E }
    ? readonly Whole<E>[]
    : { readonly [K in keyof T]: Whole<T[K]> };

/** The body of an answer; the client throws where there is none. */
export async function bodyOf<T>(answer: Promise<{ readonly data?: T }>): Promise<Whole<T>> {
  const { data } = await answer;
  if (data === undefined) throw new Error("the API answered with nothing");
  return data as Whole<T>;
}
