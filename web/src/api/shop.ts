import { useQuery } from "@tanstack/react-query";
import { bodyOf, useApi } from "./use-api.ts";

/** What every page has to know of the shop, and of which night figures are. */
export function useShop() {
  const api = useApi();
  return useQuery({ queryKey: ["shop"], queryFn: () => bodyOf(api.GET("/v1/shop")) });
}

/** In which money is told: ISO 4217, `XXX` until the shop is known. */
export const useCurrency = (): string => useShop().data?.shop?.currency ?? "XXX";
