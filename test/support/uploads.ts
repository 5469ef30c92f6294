import { createHash } from "node:crypto";
import { packed, unpacked } from "../../src/adapters/config/archive.ts";
import { makeTriedMails } from "../../src/adapters/config/tried-mails.ts";
import { makeMemoryConfigFiles } from "../../src/adapters/memory/config-files.ts";
import { makeOpenUpload } from "../../src/app/config/open-upload.ts";

/** What uploads of configs take, in memory. Jobs that are started are kept until somebody works on them. */
export function uploading() {
  const configFiles = makeMemoryConfigFiles();
  const open: { readonly id: string; readonly attempt: number }[] = [];
  const limits = { files: 5_000, fileBytes: 1_000_000, bytes: 40_000_000, pathLength: 200 };
  const mostBytes = 20_000_000;
  const unpack = (archive: Uint8Array) => unpacked(archive, limits);
  return {
    configFiles,
    configJobs: {
      open,
      async start(job: { readonly id: string; readonly attempt: number }) {
        open.push(job);
        return "started" as const;
      },
    },
    openUpload: makeOpenUpload({ configFiles, unpack, mostBytes }),
    tried: makeTriedMails(configFiles, async () => "this code"),
    pack: packed,
    mostBytes,
    /** Puts a config where an upload is, and answers with its id. */
    async upload(files: Readonly<Record<string, string>>): Promise<string> {
      const archive = packed(files);
      const id = createHash("sha256").update(archive).digest("hex");
      await configFiles.put(`uploads/${id}.zip`, archive);
      return id;
    },
  };
}
