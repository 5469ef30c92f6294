import { useQuery } from "@tanstack/react-query";
import { foundIn } from "./found.ts";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Proof =
  paths["/v1/proof"]["get"]["responses"][200]["content"]["application/json"]["proof"][number];
export type ProofTogether =
  paths["/v1/proof"]["get"]["responses"][200]["content"]["application/json"]["together"];
export type ProofLearning =
  paths["/v1/proof"]["get"]["responses"][200]["content"]["application/json"]["learning"];
export type ProofInDetail = paths["/v1/proof/{id}"]["get"]["responses"][200]["content"]["application/json"];
export type ProofCounted = NonNullable<Proof["counted"]>;
export type ProofOutcome = ProofCounted["outcomes"][number];
export type ProofReason = ProofCounted["reasons"][number];

/** What the hold-outs of the config in force have shown by the last night. */
export function useProof() {
  const api = useApi();
  return useQuery({ queryKey: ["proof"], queryFn: () => bodyOf(api.GET("/v1/proof")) });
}

/** One hold-out; null where there is none by this name. */
export function useProofOf(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["proof", id],
    queryFn: () => foundIn(api.GET("/v1/proof/{id}", { params: { path: { id } } })),
  });
}
