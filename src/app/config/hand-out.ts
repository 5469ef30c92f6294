import { createHash } from "node:crypto";
import type { ConfigFiles } from "../../ports/config-files.ts";
import type { Files } from "./open-upload.ts";

export interface HandOutDeps {
  readonly configFiles: ConfigFiles;
  /** As a zip. */
  readonly pack: (files: Files) => Uint8Array;
  /** Of what an answer has room for, in bytes of JSON. */
  readonly mostBytes: number;
}

/** Hands files out with an answer, or beside it where they are too large for one, or somebody wants a zip. */
export function makeHandOut({ configFiles, pack, mostBytes }: HandOutDeps) {
  return async (files: Files, { saveAs, zip }: { readonly saveAs: string; readonly zip: boolean }) => {
    if (!zip && Buffer.byteLength(JSON.stringify(files)) <= mostBytes) return { files };
    const archive = pack(files);
    const name = `downloads/${createHash("sha256").update(archive).digest("hex")}.zip`;
    await configFiles.put(name, archive);
    const { url } = await configFiles.downloadAddress(name, saveAs);
    return { archive: { url, bytes: archive.length } };
  };
}

export type HandOut = ReturnType<typeof makeHandOut>;
