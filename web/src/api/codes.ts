import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { foundIn } from "./found.ts";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Budgets = paths["/v1/codes/budgets"]["get"]["responses"][200]["content"]["application/json"];
export type Budget = Budgets["budgets"][number];
export type Pools = paths["/v1/codes/pools"]["get"]["responses"][200]["content"]["application/json"];
export type FoundCode = paths["/v1/codes/code"]["get"]["responses"][200]["content"]["application/json"];
export type CodeRecord = Extract<FoundCode, { kind: "issued" }>["code"];

/** Budgets in their running periods. */
export function useBudgets() {
  const api = useApi();
  return useQuery({ queryKey: ["codes", "budgets"], queryFn: () => bodyOf(api.GET("/v1/codes/budgets")) });
}

/** The uploaded lists that codes come from. */
export function usePools() {
  const api = useApi();
  return useQuery({ queryKey: ["codes", "pools"], queryFn: () => bodyOf(api.GET("/v1/codes/pools")) });
}

/** One code in any case of its letters; null where there is none. Asks for nothing while no code is given. */
export function useCode(code: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["codes", "code", code],
    queryFn:
      code === undefined
        ? skipToken
        : () => foundIn(api.GET("/v1/codes/code", { params: { query: { code } } })),
  });
}

/** Takes a code back: it is worth nothing from now on. */
export function useWithdraw() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly code: string; readonly why: string }) =>
      bodyOf(api.POST("/v1/codes/withdraw", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["codes"] }),
  });
}
