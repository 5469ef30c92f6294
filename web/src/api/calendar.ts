import { useQuery } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type Calendar = paths["/v1/calendar"]["get"]["responses"][200]["content"]["application/json"];
export type CalendarItem = Calendar["days"][number]["items"][number];

/** What is known to go out, and what went out lately. */
export function useCalendar() {
  const api = useApi();
  return useQuery({ queryKey: ["calendar"], queryFn: () => bodyOf(api.GET("/v1/calendar")) });
}
