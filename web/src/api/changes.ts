import { useInfiniteQuery } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

type ChangePage = paths["/v1/audit"]["get"]["responses"][200]["content"]["application/json"];
export type Change = ChangePage["changes"][number];

/** Who changed what, the newest first, a page at a time: of one person by subject, of one area, or of both. */
export function useChanges({
  by,
  area,
}: {
  readonly by?: string | undefined;
  readonly area?: string | undefined;
}) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ["changes", by, area],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) => {
      const query = {
        ...(after !== undefined && { after }),
        ...(by !== undefined && { by }),
        ...(area !== undefined && { what: area }),
      };
      return bodyOf(api.GET("/v1/audit", { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });
}
