import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMay } from "../session/session.tsx";
import type { components, paths } from "./schema.d.ts";
import { downloadFiles, fitsRequest, followJob, isSmall, uploadFiles, useTellRendered } from "./uploads.ts";
import { bodyOf, useApi } from "./use-api.ts";

export type ConfigVersion = components["schemas"]["ConfigVersion"];
export type ConfigEffect = components["schemas"]["ConfigEffect"];
export type ConfigCheck = paths["/v1/config/check"]["post"]["responses"][200]["content"]["application/json"];
export type Files = Readonly<Record<string, string>>;
/** By path what differs; null: the file goes away. */
export type FileChanges = Readonly<Record<string, string | null>>;
/** What is kept for the reader, wherever its files have come from. */
export interface KeptDraft {
  readonly draft: { readonly base: number; readonly files: FileChanges; readonly savedAt: number } | null;
  readonly revision: number;
}
export type DraftAnswer = paths["/v1/config/draft"]["get"]["responses"][200]["content"]["application/json"];

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
      const { files, archive } = await bodyOf(api.GET("/v1/config/{version}", { params }));
      return files ?? downloadFiles(archive?.url ?? "");
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
    queryFn: async (): Promise<KeptDraft> =>
      mayKeep ? wholeDraft(await bodyOf(api.GET("/v1/config/draft"))) : NO_DRAFT,
  });
}

/** With its files, which are beside the answer where there are many. */
export async function wholeDraft({ draft, revision }: DraftAnswer): Promise<KeptDraft> {
  if (!draft) return { draft: null, revision };
  const { base, files, archive, removed = [], savedAt } = draft;
  if (files) return { draft: { base, files, savedAt }, revision };
  const written = archive ? await downloadFiles(archive.url) : {};
  const gone = Object.fromEntries(removed.map((path) => [path, null]));
  return { draft: { base, files: { ...written, ...gone }, savedAt }, revision };
}

export interface DraftToSave {
  readonly base: number;
  readonly files: FileChanges;
  readonly revision: number;
}

export function useSaveDraft() {
  const api = useApi();
  return useMutation({
    mutationFn: async ({ files, ...draft }: DraftToSave) => {
      const changed = Object.entries(files);
      const written = Object.fromEntries(
        changed.flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
      );
      const removed = changed.flatMap(([path, text]) => (text === null ? [path] : []));
      const content = fitsRequest(written)
        ? { files: { ...files } }
        : { upload: await uploadFiles(api, written), removed };
      return bodyOf(api.PUT("/v1/config/draft", { body: { ...draft, ...content } }));
    },
  });
}

/** Everything that is wrong with files, and what they would change; asked again whenever they differ. */
export function useConfigCheck(files: Files, base: number, isAsked: boolean) {
  const api = useApi();
  const tell = useTellRendered();
  return useQuery({
    queryKey: ["config", "check", base, files],
    enabled: isAsked,
    gcTime: 60_000,
    queryFn: async (): Promise<ConfigCheck> => {
      if (isSmall(files))
        return bodyOf(api.POST("/v1/config/check", { body: { files: { ...files }, base } }));
      const upload = await uploadFiles(api, files);
      const { id } = await bodyOf(api.POST("/v1/config/jobs/check", { body: { upload, base } }));
      const told = await followJob(api, id, tell).finally(() => tell(null));
      if (told.state === "checked") return told.check;
      throw new Error(told.state === "failed" ? told.detail : told.state);
    },
  });
}

interface ToPublish {
  readonly files: Files;
  readonly base: number;
  readonly note?: string;
}

export function usePublish() {
  const api = useApi();
  const refresh = useRefresh();
  const tell = useTellRendered();
  return useMutation({
    mutationFn: async ({ files, ...asked }: ToPublish): Promise<{ readonly version: number }> => {
      if (isSmall(files)) return bodyOf(api.PUT("/v1/config", { body: { ...asked, files: { ...files } } }));
      const upload = await uploadFiles(api, files);
      const { id } = await bodyOf(api.POST("/v1/config/jobs/publish", { body: { ...asked, upload } }));
      const told = await followJob(api, id, tell).finally(() => tell(null));
      if (told.state === "published") return told;
      throw new Error(told.state === "failed" ? told.detail : told.state);
    },
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
const STAYS: ReadonlySet<unknown> = new Set(["draft", "version", "check", "plan", "rendered"]);

/** Whoever publishes changes what every page shows. */
function useRefresh() {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, part] }) => of !== "config" || !STAYS.has(part),
    });
}
