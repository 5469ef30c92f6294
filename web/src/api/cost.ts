import { useQuery } from "@tanstack/react-query";
import { foundIn } from "./found.ts";
import type { paths } from "./schema.d.ts";
import { useApi } from "./use-api.ts";

export type Cost = paths["/v1/cost"]["get"]["responses"][200]["content"]["application/json"];
export type CostLine = Cost["lines"][number];

/** What a month costs by list prices, in US dollars; null before the first night. */
export function useCost() {
  const api = useApi();
  return useQuery({ queryKey: ["cost"], queryFn: () => foundIn(api.GET("/v1/cost")) });
}
