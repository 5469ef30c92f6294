import { useQuery } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type KeptAudit = paths["/v1/metrics/audit"]["get"]["responses"][200]["content"]["application/json"];
export type Audit = KeptAudit["audit"];
export type Assumptions = Audit["comeback"]["assumptions"];

/** The audit of the base that the last night has counted, with what is assumed of bringing people back. */
export function useAudit(assumptions: Partial<Assumptions>) {
  const api = useApi();
  return useQuery({
    queryKey: ["audit", assumptions],
    queryFn: () => bodyOf(api.GET("/v1/metrics/audit", { params: { query: assumptions } })),
    placeholderData: (before) => before,
  });
}
