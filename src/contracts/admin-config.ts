import * as z from "zod";
import { CONFIG_ARCHIVE_BYTES, CONFIG_FILES, CONFIG_PATH_LENGTH } from "./config-limits.ts";

/** The version that something was made from; 0: from nothing. */
export const ConfigBase = z.int().min(0).max(999_999_999);

const FilePath = z.string().min(1).max(CONFIG_PATH_LENGTH);
const few = (files: object) => Object.keys(files).length <= CONFIG_FILES;
const FEW = `at most ${CONFIG_FILES} files`;

/** Every file of a config by its path in the folder. */
const Files = z.record(FilePath, z.string()).refine(few, FEW);

/** SHA-256 of a zip with the files. */
const UploadId = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "the SHA-256 of the archive, in small hexadecimal digits");
const Note = z.string().max(500);

/** What to do with a config that a request has no room for. */
export const UPLOAD_INSTEAD =
  "Upload a zip of the files with POST /v1/config/uploads, and name the upload instead";

/** Either the files, or an upload of them. */
const oneOf = ({ files, upload }: { readonly files?: unknown; readonly upload?: unknown }) =>
  (files === undefined) !== (upload === undefined);
const NOT_ONE = "files or upload, and not both";

/** Of an archive that is about to be uploaded. */
export const UploadRequest = z.object({
  body: z.strictObject({ sha256: UploadId, bytes: z.int().min(1).max(CONFIG_ARCHIVE_BYTES) }),
});

export const PublishUploadRequest = z.object({
  body: z.strictObject({
    upload: UploadId,
    note: Note.optional(),
    force: z.boolean().optional(),
    base: ConfigBase.optional(),
  }),
});

export const CheckUploadRequest = z.object({
  body: z.strictObject({ upload: UploadId, base: ConfigBase.optional() }),
});

/** What is done, and a digest of to what. */
export const ConfigJobId = z.string().regex(/^(check|publish)-[0-9a-f]{32}$/);

export const ConfigJobRequest = z.object({ path: z.object({ id: ConfigJobId }) });

/** `force`: although the version in force has the same files. `base`: only if this is the version in force. */
export const PublishRequest = z.object({
  body: z.strictObject({
    files: Files,
    note: Note.optional(),
    force: z.boolean().optional(),
    base: ConfigBase.optional(),
  }),
});

/** `base`: the version that the files were made from. */
export const CheckRequest = z.object({
  body: z.strictObject({ files: Files, base: ConfigBase.optional() }),
});

export const StartPlanRequest = z.object({
  body: z
    .strictObject({ files: Files.optional(), upload: UploadId.optional(), base: ConfigBase.optional() })
    .refine(oneOf, NOT_ONE),
});

/** Night and digest of a plan of a config. */
export const PlanId = z.string().regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{32}$/);

export const PlanRequest = z.object({ path: z.object({ id: PlanId }) });

export const DraftRequest = z.object({});

/**
 * What differs from the version `base`; null: the file goes away. Without a difference there is no draft any more. Of many
 * files: an `upload` of those that are written, and the paths of those that go away.
 */
export const SaveDraftRequest = z.object({
  body: z
    .strictObject({
      base: ConfigBase,
      files: z.record(FilePath, z.string().nullable()).refine(few, FEW).optional(),
      upload: UploadId.optional(),
      removed: z.array(FilePath).max(CONFIG_FILES).optional().describe("With `upload`"),
      /** Of the draft that was read; 0 where there was none. */
      revision: z.int().min(0),
    })
    .refine(oneOf, NOT_ONE)
    .refine(({ files, removed }) => files === undefined || removed === undefined, {
      path: ["removed"],
      error: "of files, those that go away are null",
    }),
});
