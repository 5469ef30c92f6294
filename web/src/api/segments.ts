import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { type ApiClient, bodyOf, useApi } from "./use-api.ts";

type Answer<P extends keyof paths> = paths[P] extends {
  readonly get: { responses: { 200: { content: { "application/json": infer T } } } };
}
  ? T
  : never;

export type Segments = Answer<"/v1/segments">;
export type SegmentRow = Segments["segments"][number];
export type RfmGrid = Answer<"/v1/segments/rfm">;
export type RfmCell = RfmGrid["cells"][number];
export type SegmentFlows = Answer<"/v1/segments/flows">;
export type Matrix = SegmentFlows["moves"]["segments"];

export type MemberRow = Answer<"/v1/segments/members">["people"][number];
export type PeopleCount =
  paths["/v1/segments/count"]["post"]["responses"][200]["content"]["application/json"];

export function useSegments() {
  const api = useApi();
  return useQuery({ queryKey: ["segments"], queryFn: () => bodyOf(api.GET("/v1/segments")) });
}

export function useRfmGrid() {
  const api = useApi();
  return useQuery({ queryKey: ["segments", "rfm"], queryFn: () => bodyOf(api.GET("/v1/segments/rfm")) });
}

/** How customers moved in so many days up to the night `to` (YYYY-MM-DD). */
export function useSegmentFlows(from: string | undefined, to: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["segments", "flows", from, to],
    enabled: from !== undefined && to !== undefined,
    queryFn: () =>
      bodyOf(api.GET("/v1/segments/flows", { params: { query: { from: from ?? "", to: to ?? "" } } })),
    placeholderData: (before) => before,
  });
}

export function useConditionFields() {
  const api = useApi();
  return useQuery({
    queryKey: ["segments", "fields"],
    staleTime: 600_000,
    queryFn: async () => (await bodyOf(api.GET("/v1/segments/fields"))).fields,
  });
}

/** Counts from the night's sample; nothing while there is no condition. A wrong one is a problem that says where. */
export function useCount(condition: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["segments", "count", condition],
    enabled: condition !== undefined,
    queryFn: () => bodyOf(api.POST("/v1/segments/count", { body: { condition: condition ?? "" } })),
  });
}

export interface MembersQuery {
  readonly group: string;
  readonly condition?: string | undefined;
  readonly mailable?: boolean | undefined;
}

/** Who is in a group, a page at a time. */
export function useMembers(query: MembersQuery) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ["segments", "members", query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => membersPage(api, query, pageParam, 100),
    getNextPageParam: ({ next }) => next,
  });
}

/** Everybody of the group, page after page; `onPage` hears how many there are so far. */
export async function allMembers(
  api: ApiClient,
  query: MembersQuery,
  onPage: (many: number) => void,
): Promise<readonly MemberRow[]> {
  const all: MemberRow[] = [];
  let after: string | undefined;
  do {
    const page = await membersPage(api, query, after, 500);
    all.push(...page.people);
    onPage(all.length);
    after = page.next;
  } while (after !== undefined);
  return all;
}

function membersPage(
  api: ApiClient,
  { group, condition, mailable }: MembersQuery,
  after: string | undefined,
  limit: number,
) {
  const query = {
    ...{ group, limit },
    ...(after !== undefined && { after }),
    ...(condition && { condition }),
    ...(mailable && { mailable: "true" as const }),
  };
  return bodyOf(api.GET("/v1/segments/members", { params: { query } }));
}
