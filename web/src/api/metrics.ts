import { useQuery } from "@tanstack/react-query";
import { foundIn } from "./found.ts";
import type { paths } from "./schema.d.ts";
import { useApi } from "./use-api.ts";

type Answer = paths["/v1/metrics"]["get"]["responses"][200]["content"]["application/json"];
export type Night = Exclude<Answer, readonly unknown[]>;
export type OfferCost = NonNullable<Night["offers"]>["rows"][number];
export type OfferTotal = NonNullable<Night["offers"]>["total"];
export type Abuse = NonNullable<Night["abuse"]>;
export type Liability = NonNullable<Night["loyalty"]>;
export type Wallets = NonNullable<Night["wallets"]>;

/** The figures of the last night; null before the first. */
export function useNight() {
  const api = useApi();
  return useQuery({
    queryKey: ["metrics", "night"],
    queryFn: async (): Promise<Night | null> => lastOf(await foundIn(api.GET("/v1/metrics"))),
  });
}

const lastOf = (answer: Answer | null): Night | null =>
  Array.isArray(answer) ? (answer.at(-1) ?? null) : answer;
