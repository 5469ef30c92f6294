import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { foundIn } from "./found.ts";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Wallet =
  paths["/v1/loyalty/customers/{key}"]["get"]["responses"][200]["content"]["application/json"];

/** A customer's wallet by a key of theirs; null where nobody is known by it. Asks for nothing while none is given. */
export function useWallet(key: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["loyalty", "wallet", key],
    queryFn:
      key === undefined
        ? skipToken
        : () => foundIn(api.GET("/v1/loyalty/customers/{key}", { params: { path: { key } } })),
  });
}

export interface Grant {
  readonly customer: string;
  /** Negative ones are taken. */
  readonly points: number;
  readonly reason: string;
  /** Names it: the same sent again changes nothing. */
  readonly grant: string;
}

export function useGrant() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Grant) => bodyOf(api.POST("/v1/loyalty/grant", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["loyalty"] }),
  });
}
