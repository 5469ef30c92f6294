import * as z from "zod";

/** The version that something was made from; 0: from nothing. */
export const ConfigBase = z.int().min(0).max(999_999_999);

const FilePath = z.string().min(1).max(200);
const few = (files: object) => Object.keys(files).length <= 1_000;

/** Every file of a config by its path in the folder. */
const Files = z.record(FilePath, z.string()).refine(few, "at most 1,000 files");

/** `force`: although the version in force has the same files. `base`: only if this is the version in force. */
export const PublishRequest = z.object({
  body: z.strictObject({
    files: Files,
    note: z.string().max(500).optional(),
    force: z.boolean().optional(),
    base: ConfigBase.optional(),
  }),
});

/** `base`: the version that the files were made from. */
export const CheckRequest = z.object({
  body: z.strictObject({ files: Files, base: ConfigBase.optional() }),
});

/** Night and digest of a plan of a config. */
export const PlanId = z.string().regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{32}$/);

export const PlanRequest = z.object({ path: z.object({ id: PlanId }) });

export const DraftRequest = z.object({});

/** What differs from the version `base`; null: the file goes away. Without a difference there is no draft any more. */
export const SaveDraftRequest = z.object({
  body: z.strictObject({
    base: ConfigBase,
    files: z.record(FilePath, z.string().nullable()).refine(few, "at most 1,000 files"),
    /** Of the draft that was read; 0 where there was none. */
    revision: z.int().min(0),
  }),
});
