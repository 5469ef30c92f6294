import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CONFIG_TEXT_BYTES, isForOneRequest } from "../../../src/contracts/config-limits.ts";
import type { paths } from "./schema.d.ts";
import { type ApiClient, bodyOf } from "./use-api.ts";

type Files = Readonly<Record<string, string>>;
type Told = paths["/v1/config/jobs/{id}"]["get"]["responses"][200]["content"]["application/json"];
/** How many mails of a config are rendered. */
export type Rendered = { readonly done: number; readonly of: number };

const LOOK_MS = 2_000;

/** Whether files go with a request, or have to be uploaded. */
export const isSmall = (files: Files): boolean => isForOneRequest(files) && fitsRequest(files);

/** Whether files fit a request, however many mails there are among them. */
export const fitsRequest = (files: Files): boolean =>
  new Blob([JSON.stringify(files)]).size < CONFIG_TEXT_BYTES * 0.9;

/** Uploads files, and answers with the id of the upload. */
export async function uploadFiles(api: ApiClient, files: Files): Promise<string> {
  const { strToU8, zipSync } = await import("fflate");
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  const archive = zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) }).slice();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", archive));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const { id, url, headers } = await bodyOf(
    api.POST("/v1/config/uploads", { body: { bytes: archive.length, sha256 } }),
  );
  const put = await fetch(url, { method: "PUT", headers, body: archive });
  if (!put.ok) throw new Error(`S3: ${put.status}`);
  return id;
}

/** The files behind an address that an answer names. */
export async function downloadFiles(url: string): Promise<Files> {
  const { unzipSync } = await import("fflate");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`S3: ${response.status}`);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const entries = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())));
  return Object.fromEntries(entries.map(([path, bytes]) => [path, decoder.decode(bytes)]));
}

/** Waits for a job on an upload. What came of it is no failure of the request, but for what broke off. */
export async function followJob(api: ApiClient, id: string, onRendered: (mails: Rendered) => void) {
  for (;;) {
    const told: Told = await bodyOf(api.GET("/v1/config/jobs/{id}", { params: { path: { id } } }));
    if (told.state !== "running") return told;
    if (told.progress) onRendered(told.progress.mails);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const RENDERED = ["config", "rendered"];

/** How far the job is that the reader waits for; undefined while they wait for none. */
export const useRendered = (): Rendered | null | undefined =>
  useQuery<Rendered | null>({ queryKey: RENDERED, enabled: false, queryFn: () => null }).data;

/** Tells them. */
export function useTellRendered(): (mails: Rendered | null) => void {
  const queries = useQueryClient();
  return (mails) => void queries.setQueryData(RENDERED, mails);
}
