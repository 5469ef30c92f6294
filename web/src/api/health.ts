import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Health = paths["/v1/health"]["get"]["responses"][200]["content"]["application/json"];
export type Sending = Health["sending"];
export type Alarm = NonNullable<Health["alarms"]>[number];

/** While mails do not go, somebody waits for the page to say that they do. */
const AGAIN_MS = 15_000;

/** Whether mails go, whether the last night ran, and which alarms ring. */
export function useHealth() {
  const api = useApi();
  return useQuery({
    queryKey: ["health"],
    queryFn: () => bodyOf(api.GET("/v1/health")),
    refetchInterval: ({ state }) => (state.data?.sending.barrier ? AGAIN_MS : false),
  });
}

/** The one switch for all mails: each takes the reason, and answers whether it changed anything. */
export function useSendingSwitch() {
  const api = useApi();
  const queries = useQueryClient();
  const after = {
    onSuccess: async () => {
      await Promise.all(["health", "overview"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  };
  return {
    stop: useMutation({
      mutationFn: (reason: string) => bodyOf(api.POST("/v1/sending/stop", { body: { reason } })),
      ...after,
    }),
    resume: useMutation({
      mutationFn: (reason: string) => bodyOf(api.POST("/v1/sending/resume", { body: { reason } })),
      ...after,
    }),
  };
}
