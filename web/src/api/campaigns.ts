import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { foundIn } from "./found.ts";
import type { paths } from "./schema.d.ts";
import { type ApiClient, bodyOf, useApi } from "./use-api.ts";

type Answer<T> = { readonly content: { readonly "application/json": T } };
type Got<P extends keyof paths> = paths[P] extends {
  readonly get: { readonly responses: { readonly 200: Answer<infer T> } };
}
  ? T
  : never;

export type Campaign = Got<"/v1/campaigns">["campaigns"][number];
export type CampaignRun = NonNullable<Campaign["run"]>;
export type CampaignStatus = Got<"/v1/campaigns/{campaign}">;
export type Weighed = Got<"/v1/campaigns/{campaign}/check">;
export type Outcome = NonNullable<CampaignStatus["outcome"]>;

const LOOK_MS = 2_000;
const FOLLOW_MS = 10_000;

export const isUnderWay = ({ phase }: CampaignRun): boolean => phase === "preparing" || phase === "running";

/** The campaigns, each with its latest start. */
export function useCampaigns() {
  const api = useApi();
  return useQuery({ queryKey: ["campaigns"], queryFn: () => bodyOf(api.GET("/v1/campaigns")) });
}

/** How the latest start goes, followed while it does; null before the first. */
export function useCampaign(campaign: string) {
  const api = useApi();
  const params = { path: { campaign } };
  return useQuery({
    queryKey: ["campaigns", campaign],
    queryFn: () => foundIn(api.GET("/v1/campaigns/{campaign}", { params })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.run) ? FOLLOW_MS : false),
  });
}

/** The last check, null before the first, and a new one: it is asked for until it is there. */
export function useCheck(campaign: string) {
  const api = useApi();
  const params = { path: { campaign } };
  const [since, setSince] = useState<number>();
  const isAwaited = (data: Weighed | null | undefined) => since !== undefined && (data?.at ?? 0) < since;
  const last = useQuery({
    queryKey: ["campaigns", campaign, "check"],
    queryFn: () => foundIn(api.GET("/v1/campaigns/{campaign}/check", { params })),
    refetchInterval: ({ state }) => (isAwaited(state.data) ? LOOK_MS : false),
  });
  const begin = useMutation({
    mutationFn: () => bodyOf(api.POST("/v1/campaigns/{campaign}/check", { params })),
    onSuccess: ({ since: from }) => setSince(from),
  });
  return { last, begin, isLooking: begin.isPending || isAwaited(last.data) };
}

/** ISO 8601 with its offset; `again`: a new start of a campaign that is over. */
export interface Start {
  readonly at?: string;
  readonly again?: boolean;
}

/** Changes of a campaign that take effect at once. */
export function useCampaignActions(campaign: string) {
  const api = useApi();
  const queries = useQueryClient();
  const params = { path: { campaign } };
  const after = {
    onSuccess: async () => {
      await Promise.all(
        ["campaigns", "overview"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    },
  };
  return {
    start: useMutation({
      mutationFn: (body: Start) => bodyOf(api.POST("/v1/campaigns/{campaign}/start", { params, body })),
      ...after,
    }),
    pause: useMutation({
      mutationFn: (reason: string) =>
        bodyOf(
          api.POST("/v1/campaigns/{campaign}/pause", { params, body: { ...(reason !== "" && { reason }) } }),
        ),
      ...after,
    }),
    resume: useMutation({
      mutationFn: () => bodyOf(api.POST("/v1/campaigns/{campaign}/resume", { params })),
      ...after,
    }),
    stop: useMutation({ mutationFn: (reason: string) => stopAll(api, campaign, reason), ...after }),
    recount: useMutation({
      mutationFn: () =>
        bodyOf(
          api.GET("/v1/campaigns/{campaign}", {
            params: { path: { campaign }, query: { exact: "true" } },
          }),
        ),
      onSuccess: (status) => queries.setQueryData(["campaigns", campaign], status),
    }),
  };
}

/** A call ends as many as its time allows: the same is sent again until nobody is left. */
async function stopAll(api: ApiClient, campaign: string, reason: string): Promise<number> {
  let [stopped, from] = [0, 0 as number | undefined];
  while (from !== undefined) {
    const params = { path: { campaign } };
    const body = { reason, ...(from > 0 && { from }) };
    const answer: { readonly stopped: number; readonly next?: number } = await bodyOf(
      api.POST("/v1/campaigns/{campaign}/stop", { params, body }),
    );
    stopped += answer.stopped;
    from = answer.next;
  }
  return stopped;
}
