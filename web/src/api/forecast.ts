import { useQuery } from "@tanstack/react-query";
import { foundIn } from "./found.ts";
import type { paths } from "./schema.d.ts";
import { useApi } from "./use-api.ts";

export type Forecast = paths["/v1/forecast"]["get"]["responses"][200]["content"]["application/json"];
export type Ahead = Forecast["ahead"][number];
export type Figure = Ahead["base"]["orders"];
export type Calibration = Forecast["calibration"][number];

/** The newest forecast; null before a night has made one. */
export function useForecast() {
  const api = useApi();
  return useQuery({ queryKey: ["forecast"], queryFn: () => foundIn(api.GET("/v1/forecast")) });
}
