import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMay } from "../session/session.tsx";
import type { components, paths } from "./schema.d.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type ConfigVersion = components["schemas"]["ConfigVersion"];
export type ConfigEffect = components["schemas"]["ConfigEffect"];
export type ConfigCheck = paths["/v1/config/check"]["post"]["responses"][200]["content"]["application/json"];
export type KeptDraft = paths["/v1/config/draft"]["get"]["responses"][200]["content"]["application/json"];
export type Files = Readonly<Record<string, string>>;
/** By path what differs; null: the file goes away. */
export type FileChanges = Readonly<Record<string, string | null>>;

/** What is in force, and every version, newest first. */
export function useConfig() {
  const api = useApi();
  return useQuery({ queryKey: ["config"], queryFn: () => bodyOf(api.GET("/v1/config")) });
}

/** The files of a version, which never change; none of version 0. */
export function useVersion(version: number | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ["config", "version", version],
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Files> => {
      if (version === undefined || version === 0) return {};
      const params = { path: { version } };
      return (await bodyOf(api.GET("/v1/config/{version}", { params }))).files;
    },
  });
}

const NO_DRAFT: KeptDraft = { draft: null, revision: 0 };

/**
 * Where the draft that a place works on is kept in the page. Each has its own, so that whoever comes from one to another
 * reads what was saved, and not what was there when the first was opened.
 */
export const draftKey = (place: string) => ["config", "draft", place] as const;

/** What the reader works on and has not published, from wherever it was saved. */
export function useDraft(place: string) {
  const api = useApi();
  const mayKeep = useMay("config.draft");
  return useQuery({
    queryKey: draftKey(place),
    // A draft that is being worked on comes from the page, not from the server.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async (): Promise<KeptDraft> => (mayKeep ? bodyOf(api.GET("/v1/config/draft")) : NO_DRAFT),
  });
}

export interface DraftToSave {
  readonly base: number;
  readonly files: FileChanges;
  readonly revision: number;
}

export function useSaveDraft() {
  const api = useApi();
  return useMutation({
    mutationFn: (draft: DraftToSave) =>
      bodyOf(api.PUT("/v1/config/draft", { body: { ...draft, files: { ...draft.files } } })),
  });
}

/** Everything that is wrong with files, and what they would change; asked again whenever they differ. */
export function useConfigCheck(files: Files, base: number, isAsked: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["config", "check", base, files],
    enabled: isAsked,
    gcTime: 60_000,
    queryFn: () => bodyOf(api.POST("/v1/config/check", { body: { files: { ...files }, base } })),
  });
}

export function usePublish() {
  const api = useApi();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (asked: { readonly files: Files; readonly base: number; readonly note?: string }) =>
      bodyOf(api.PUT("/v1/config", { body: { ...asked, files: { ...asked.files } } })),
    onSuccess: refresh,
  });
}

export function useRollback() {
  const api = useApi();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (asked: { readonly version: number; readonly base: number; readonly note?: string }) =>
      bodyOf(api.POST("/v1/config/rollback", { body: asked })),
    onSuccess: refresh,
  });
}

/** A draft is the page's own, a version never changes, and what was asked of files before they were published is answered. */
const STAYS: ReadonlySet<unknown> = new Set(["draft", "version", "check", "plan"]);

/** Whoever publishes changes what every page shows. */
function useRefresh() {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, part] }) => of !== "config" || !STAYS.has(part),
    });
}
