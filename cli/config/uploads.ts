import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type * as z from "zod";
import { packed, unpacked } from "../../src/adapters/config/archive.ts";
import type { ConfigFiles } from "../../src/adapters/config/load-bundle.ts";
import { PUBLISH_SHAPES } from "../../src/contracts/answers/publish.ts";
import {
  CONFIG_BYTES,
  CONFIG_FILE_BYTES,
  CONFIG_FILES,
  CONFIG_PATH_LENGTH,
  CONFIG_TEXT_BYTES,
  isForOneRequest,
} from "../../src/contracts/config-limits.ts";
import type { AdminCall } from "../deployment/admin-call.ts";
import { misuse } from "../terminal/refusal.ts";

const Begun = PUBLISH_SHAPES["POST /v1/config/uploads"].answer;
const Started = PUBLISH_SHAPES["POST /v1/config/jobs/publish"].answer;
const Told = PUBLISH_SHAPES["GET /v1/config/jobs/{id}"].answer;
type Told = z.infer<typeof Told>;

const LOOK_EVERY_MS = 2_000;
const FIRST_LOOK_MS = 500;

/** Of the mails of a config. */
export type OnRendered = (mails: { readonly done: number; readonly of: number }) => void;

/** Whether a config goes with a request, as files, or has to be uploaded. */
export const isSmall = (files: ConfigFiles): boolean =>
  isForOneRequest(files) && Buffer.byteLength(JSON.stringify(files)) < CONFIG_TEXT_BYTES * 0.9;

/** Uploads a config, and answers with the upload's id. */
export async function uploadConfig(call: AdminCall, files: ConfigFiles): Promise<string> {
  const archive = packed(files);
  const sha256 = createHash("sha256").update(archive).digest("hex");
  const { id, url, headers } = Begun.parse(
    await call("POST", "/config/uploads", { bytes: archive.length, sha256 }),
  );
  const put = await fetch(url, { method: "PUT", headers, body: archive.slice() });
  if (!put.ok) throw misuse(`the upload was refused with ${put.status}: ${await put.text()}`);
  return id;
}

/** Has an upload published, and waits for what comes of it. A job that dies is told as failed after its time. */
export async function publishUpload(
  call: AdminCall,
  request: {
    readonly upload: string;
    readonly note?: string;
    readonly force?: boolean;
    readonly base?: number;
  },
  onRendered?: OnRendered,
): Promise<Extract<Told, { readonly state: "published" }>> {
  const { id } = Started.parse(await call("POST", "/config/jobs/publish", request));
  for (let wait = FIRST_LOOK_MS; ; wait = LOOK_EVERY_MS) {
    await sleep(wait);
    const told = Told.parse(await call("GET", `/config/jobs/${id}`));
    if (told.state === "published") return told;
    if (told.state === "failed") {
      const first = (told.problems ?? [])
        .slice(0, 20)
        .map(({ file, line, message }) => `\n${file}:${line} ${message}`);
      throw misuse(`${told.detail}${first.join("")}`);
    }
    if (told.state === "running" && told.progress) onRendered?.(told.progress.mails);
  }
}

/** The files of a zip that an answer names. */
export async function downloadConfig(url: string): Promise<ConfigFiles> {
  const response = await fetch(url);
  if (!response.ok) throw misuse(`the files could not be fetched: ${response.status}`);
  const result = unpacked(new Uint8Array(await response.arrayBuffer()), {
    ...{ files: CONFIG_FILES, fileBytes: CONFIG_FILE_BYTES },
    ...{ bytes: CONFIG_BYTES, pathLength: CONFIG_PATH_LENGTH },
  });
  if (!result.ok) throw misuse(`the files could not be read: ${result.why}`);
  return result.files;
}
