import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** What a view keeps in the address: how it is read from there, and what it is when it is not there. */
export interface Param<T extends string | number | undefined> {
  readonly read: (text: string | undefined) => T;
}
type Values<S> = { readonly [K in keyof S]: S[K] extends Param<infer T> ? T : never };

export const text = (): Param<string | undefined> => ({ read: (given) => given || undefined });

/** The first is what it is when the address does not say. */
export const oneOf = <T extends string>(...choices: readonly [T, ...T[]]): Param<T> => ({
  read: (given) => choices.find((one) => one === given) ?? choices[0],
});

export const whole = (otherwise: number): Param<number> => ({
  read: (given) => (given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : otherwise),
});

/**
 * The state of a view, kept in its address so that it can be shared and come back to. `const [view, setView] = useView({ tab:
 * oneOf("all", "mine"), q: text() })`; setting undefined takes a parameter out. `replace`: without a step in the history, for
 * what changes while one types.
 */
export function useView<S extends Readonly<Record<string, Param<string | number | undefined>>>>(
  spec: S,
): readonly [
  Values<S>,
  (next: Partial<{ [K in keyof S]: Values<S>[K] | undefined }>, how?: { replace?: boolean }) => void,
] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const navigate = useNavigate();
  const values = Object.fromEntries(
    Object.entries(spec).map(([name, param]) => [name, param.read(search[name])]),
  ) as Values<S>;
  const set = useCallback(
    (next: Partial<Record<string, string | number | undefined>>, how: { replace?: boolean } = {}) => {
      void navigate({
        to: ".",
        search: (before: Readonly<Record<string, unknown>>) => changed(before, next),
        replace: how.replace ?? false,
        resetScroll: false,
      } as never);
    },
    [navigate],
  );
  return [values, set];
}

function changed(
  before: Readonly<Record<string, unknown>>,
  next: Partial<Record<string, string | number | undefined>>,
): Record<string, string> {
  const all = { ...before, ...next };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, `${value}`] as const],
    ),
  );
}

/** Addresses that people can read: plain names and values, no JSON. */
export const parseSearch = (query: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(query));

export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, `${value}`]));
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
}
