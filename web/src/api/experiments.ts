import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Experiment =
  paths["/v1/experiments"]["get"]["responses"][200]["content"]["application/json"]["experiments"][number];
export type ExperimentInDetail =
  paths["/v1/experiments/{name}"]["get"]["responses"][200]["content"]["application/json"];
export type Counted = NonNullable<Experiment["counted"]>;
export type Difference = Counted["differences"][number];
export type Decision = Experiment["decisions"][number];

/** How the tests of the config in force stand after the last night. */
export function useExperiments() {
  const api = useApi();
  return useQuery({ queryKey: ["experiments"], queryFn: () => bodyOf(api.GET("/v1/experiments")) });
}

export function useExperiment(name: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["experiments", name],
    queryFn: () => bodyOf(api.GET("/v1/experiments/{name}", { params: { path: { name } } })),
  });
}

/** `decide` gives everybody one variant from now on, `reopen` draws again. */
export function useExperimentActions(name: string) {
  const api = useApi();
  const queries = useQueryClient();
  const params = { path: { name } };
  const after = { onSuccess: () => queries.invalidateQueries({ queryKey: ["experiments"] }) };
  return {
    decide: useMutation({
      mutationFn: (variant: string) =>
        bodyOf(api.POST("/v1/experiments/{name}/decide", { params, body: { variant } })),
      ...after,
    }),
    reopen: useMutation({
      mutationFn: () => bodyOf(api.POST("/v1/experiments/{name}/reopen", { params })),
      ...after,
    }),
  };
}
