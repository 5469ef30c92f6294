import { useQuery } from "@tanstack/react-query";
import { bodyOf, useApi } from "./use-api.ts";

/** The figures of every night from one day to another (YYYY-MM-DD, both included), oldest first; at most 92 days. */
export function useNights(from: string | undefined, to: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["metrics", from, to],
    enabled: from !== undefined && to !== undefined,
    queryFn: async () => {
      const query = { from: from ?? "", to: to ?? "" };
      const answer = await bodyOf(api.GET("/v1/metrics", { params: { query } }));
      return Array.isArray(answer) ? answer : [answer];
    },
  });
}

/** The figures of the last night. */
export function useLastNight() {
  const api = useApi();
  return useQuery({
    queryKey: ["metrics", "last"],
    queryFn: async () => {
      const answer = await bodyOf(api.GET("/v1/metrics"));
      return Array.isArray(answer) ? answer.at(-1) : answer;
    },
  });
}
