import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Chain =
  paths["/v1/chains"]["get"]["responses"][200]["content"]["application/json"]["chains"][number];
export type ChainStep = Chain["steps"][number];

/** The chains in force, step by step, with their switches and what waits for approval. */
export function useChains() {
  const api = useApi();
  return useQuery({ queryKey: ["chains"], queryFn: () => bodyOf(api.GET("/v1/chains")) });
}

/** Changes of a chain that take effect at once. Each answers with what it did. */
export function useChainActions(chain: string) {
  const api = useApi();
  const queries = useQueryClient();
  const after = {
    onSuccess: async () => {
      await Promise.all(["chains", "overview"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  };
  const path = { chain };
  return {
    pause: useMutation({
      mutationFn: () => bodyOf(api.POST("/v1/chains/{chain}/pause", { params: { path } })),
      ...after,
    }),
    resume: useMutation({
      mutationFn: () => bodyOf(api.POST("/v1/chains/{chain}/resume", { params: { path } })),
      ...after,
    }),
    decide: useMutation({
      mutationFn: (decision: "approve" | "drop") =>
        untilDone(() =>
          bodyOf(api.POST("/v1/chains/{chain}/held", { params: { path }, body: { decision } })),
        ),
      ...after,
    }),
    stop: useMutation({
      mutationFn: (reason: string) => stopAll(api, chain, reason),
      ...after,
    }),
  };
}

interface Decided {
  readonly entered: number;
  readonly left: number;
  readonly done: boolean;
}

/** A call does what its time allows: the same is sent again until all is done. */
async function untilDone(
  ask: () => Promise<Decided>,
): Promise<{ readonly entered: number; readonly left: number }> {
  let [entered, left] = [0, 0];
  for (;;) {
    const answer = await ask();
    entered += answer.entered;
    left += answer.left;
    if (answer.done) return { entered, left };
  }
}

async function stopAll(api: ReturnType<typeof useApi>, chain: string, reason: string): Promise<number> {
  let [stopped, from] = [0, 0 as number | undefined];
  while (from !== undefined) {
    const params = { path: { chain } };
    const body = { reason, ...(from > 0 && { from }) };
    const answer: { readonly stopped: number; readonly next?: number } = await bodyOf(
      api.POST("/v1/chains/{chain}/stop", { params, body }),
    );
    stopped += answer.stopped;
    from = answer.next;
  }
  return stopped;
}
