import { useQuery } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Quality = paths["/v1/quality"]["get"]["responses"][200]["content"]["application/json"];
export type SourceStanding = Quality["sources"][number];
export type UnseenRow = Quality["notUnderstood"][number];
export type AsideCounts = Quality["putAside"];
export type AsideKind = keyof AsideCounts;
export type Base = NonNullable<Quality["base"]>;

/** What is not understood, when sources spoke, and how well the base knows its people. */
export function useQuality() {
  const api = useApi();
  return useQuery({ queryKey: ["quality"], queryFn: () => bodyOf(api.GET("/v1/quality")) });
}
