import { useQuery } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Overview = paths["/v1/overview"]["get"]["responses"][200]["content"]["application/json"];
export type TrendRow = Overview["rows"][number];
export type Trouble = Overview["troubles"][number];

/** How the shop stands, over so many days up to the last night. */
export function useOverview(days: number) {
  const api = useApi();
  return useQuery({
    queryKey: ["overview", days],
    queryFn: () => bodyOf(api.GET("/v1/overview", { params: { query: { days } } })),
    placeholderData: (before) => before,
  });
}
