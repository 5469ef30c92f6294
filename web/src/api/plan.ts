import { useQuery } from "@tanstack/react-query";
import type { Files } from "./config.ts";
import type { components } from "./schema.d.ts";
import { isSmall, uploadFiles } from "./uploads.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type ConfigPlan = components["schemas"]["ConfigPlan"];
export type PlannedChain = components["schemas"]["PlannedChain"];
export type PlannedMove = components["schemas"]["PlannedMove"];
export type PlanWarning = components["schemas"]["PlanWarning"];
type Told = components["schemas"]["PlanTold"];

const LOOK_MS = 2_000;

/** How far the plan of a draft has come, as the page shows it. */
export type PlanProgress =
  | { readonly state: "running"; readonly looked?: number }
  | { readonly state: "done"; readonly plan: ConfigPlan }
  | { readonly state: "failed"; readonly why: string; readonly again: () => void };

/** Has the plan of files worked out, and follows it until it is there. Asked for again, a plan that failed is tried again. */
export function useConfigPlan(files: Files, base: number): PlanProgress {
  const api = useApi();
  const job = useQuery({
    queryKey: ["config", "plan", base, files],
    // The same files are one plan until the night; the API knows when it is another.
    gcTime: 0,
    queryFn: async () => {
      const of = isSmall(files) ? { files: { ...files } } : { upload: await uploadFiles(api, files) };
      return bodyOf(api.POST("/v1/config/plan", { body: { ...of, base } }));
    },
  });
  const id = job.data?.id ?? "";
  const told = useQuery({
    queryKey: ["config", "plan", "told", id, job.dataUpdatedAt],
    enabled: id !== "",
    gcTime: 0,
    queryFn: () => bodyOf(api.GET("/v1/config/plan/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? LOOK_MS : false),
  });
  const again = () => void job.refetch();
  const error = job.isFetching ? null : (job.error ?? told.error);
  if (error) return { state: "failed", why: error.message, again };
  return told.data ? shown(told.data, again) : { state: "running" };
}

const shown = (told: Told, again: () => void): PlanProgress =>
  told.state === "failed" ? { state: "failed", why: told.problem, again } : told;
