import { createHash } from "node:crypto";
import type { ConfigFiles, FileAddress } from "../../ports/config-files.ts";

export type Files = Readonly<Record<string, string>>;

/** The files of a config in a zip, or why nothing can be taken from it. */
export type Unpack = (
  archive: Uint8Array,
) => { readonly ok: true; readonly files: Files } | { readonly ok: false; readonly why: string };

interface UploadsDeps {
  readonly configFiles: ConfigFiles;
  readonly unpack: Unpack;
  /** Of an archive, in bytes. */
  readonly mostBytes: number;
}

interface BegunUpload extends FileAddress {
  /** SHA-256 of the archive, hexadecimal: the same archive is the same upload. */
  readonly id: string;
}

const nameOf = (id: string) => `uploads/${id}.zip`;

/** Says where to put an archive. */
export function makeBeginUpload({ configFiles }: Pick<UploadsDeps, "configFiles">) {
  return async (archive: { readonly bytes: number; readonly sha256: string }): Promise<BegunUpload> => ({
    id: archive.sha256,
    ...(await configFiles.uploadAddress(nameOf(archive.sha256), archive)),
  });
}

/** The files of an upload, or why there are none. */
export type OpenUpload = (id: string) => Promise<ReturnType<Unpack>>;

/** Opens uploads. Whatever S3 has checked is checked again: what is published must be what was announced. */
export function makeOpenUpload({ configFiles, unpack, mostBytes }: UploadsDeps): OpenUpload {
  return async (id) => {
    const archive = await configFiles.get(nameOf(id), mostBytes);
    if (archive === undefined)
      return { ok: false, why: "nothing was uploaded under this id, or it is gone: upload it again" };
    if (archive === "too-large") return { ok: false, why: `the archive has more than ${mostBytes} bytes` };
    if (createHash("sha256").update(archive).digest("hex") !== id)
      return { ok: false, why: "the archive is not the one that was announced: upload it again" };
    return unpack(archive);
  };
}
