import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import type { paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

type TeamPage = paths["/v1/team"]["get"]["responses"][200]["content"]["application/json"];
export type Member = TeamPage["members"][number];
export const ROLES = ["viewer", "marketer", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who may sign in, some 60 at a time. */
export function useTeam() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ["team"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: after }) =>
      bodyOf(api.GET("/v1/team", { params: { query: after === undefined ? {} : { after } } })),
    getNextPageParam: ({ next }) => next,
  });
}

/** Each asks for the team again afterwards, and for the log of changes. */
export function useManageTeam() {
  const api = useApi();
  const queries = useQueryClient();
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["team"] }),
      queries.invalidateQueries({ queryKey: ["changes"] }),
    ]);
  const invite = useMutation({
    mutationFn: (body: { readonly email: string; readonly role: Role }) =>
      bodyOf(api.POST("/v1/team/invite", { body })),
    onSettled,
  });
  const changeRole = useMutation({
    mutationFn: (body: { readonly id: string; readonly role: Role }) =>
      bodyOf(api.POST("/v1/team/role", { body })),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (body: { readonly id: string }) => bodyOf(api.POST("/v1/team/remove", { body })),
    onSettled,
  });
  return { invite, changeRole, remove };
}
