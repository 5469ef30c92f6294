import { useQuery } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

type Results = paths["/v1/results"]["get"]["responses"][200]["content"]["application/json"];
export type ChainYield = Results["results"][number];

/** What each chain and campaign has come to in the last 30 days. */
export function useChainYield() {
  const api = useApi();
  return useQuery({
    queryKey: ["results", "chain-yield"],
    queryFn: () => bodyOf(api.GET("/v1/results", { params: { query: { by: "chain" } } })),
  });
}
