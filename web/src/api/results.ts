import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { dayIn, daysBefore } from "../format/day-in.ts";
import { foundIn } from "./found.ts";
import type { paths } from "./schema.d.ts";
import { useShop } from "./shop.ts";
import { bodyOf, useApi } from "./use-api.ts";

type ResultsQuery = NonNullable<paths["/v1/results"]["get"]["parameters"]["query"]>;
type WhoQuery = NonNullable<paths["/v1/results/customers"]["get"]["parameters"]["query"]>;

export type Results = paths["/v1/results"]["get"]["responses"][200]["content"]["application/json"];
export type ResultLine = Results["results"][number];
export type Outcome = WhoQuery["outcome"];
export type Listed =
  paths["/v1/results/customers"]["get"]["responses"][200]["content"]["application/json"]["customers"][number];

/** Over which days figures are: so many up to now, or since they are kept. */
export const PERIODS = ["30", "90", "all"] as const;
export type Period = (typeof PERIODS)[number];

/** Lists of customers are kept for so many days, figures for good. */
export const LISTED_DAYS = 400;

export interface ResultsAsked {
  readonly by: NonNullable<ResultsQuery["by"]>;
  readonly period: Period;
  readonly chain?: string;
  readonly version?: number | undefined;
}

/** What chains have come to; null before the first night. */
export function useResults({ by, period, chain, version }: ResultsAsked) {
  const api = useApi();
  const today = useToday();
  const query: ResultsQuery = {
    by,
    ...(period === "all" ? { range: "all" } : daysOf(period, today)),
    ...(chain !== undefined && { chain }),
    ...(version !== undefined && { version }),
  };
  return useQuery({
    queryKey: ["results", query],
    enabled: period !== "90" || today !== undefined,
    queryFn: () => foundIn(api.GET("/v1/results", { params: { query } })),
  });
}

export interface WhoAsked extends Pick<WhoQuery, "outcome" | "of" | "reason"> {
  readonly chain: string;
  readonly period: Period;
  readonly version?: number | undefined;
  readonly step?: number | undefined;
}

/** The customers behind a figure, newest day first, a page at a time. */
export function useWho({ period, ...asked }: WhoAsked) {
  const api = useApi();
  const today = useToday();
  const days = daysOf(period, today);
  return useInfiniteQuery({
    queryKey: ["results", "who", asked, days],
    enabled: period === "30" || today !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = given({ ...asked, ...days, after: pageParam }) as unknown as WhoQuery;
      return bodyOf(api.GET("/v1/results/customers", { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });
}

/** 30 days are what the API takes where none are named. */
function daysOf(period: Period, today: string | undefined): { readonly from?: string; readonly to?: string } {
  if (period === "30" || today === undefined) return {};
  const many = period === "90" ? 90 : LISTED_DAYS;
  return { from: daysBefore(today, many - 1), to: today };
}

function useToday(): string | undefined {
  const { data } = useShop();
  return data && dayIn(data.shop?.timeZone ?? "UTC", data.now);
}

const given = (members: Readonly<Record<string, string | number | undefined>>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
