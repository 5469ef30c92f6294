import type { Instant } from "../../../domain/basics/calendar.ts";
import type { ChangedBy } from "../../../domain/team/change.ts";
import type { ConfigFiles } from "../../../ports/config-files.ts";
import type { ConfigCheck } from "../check-config.ts";
import type { FileProblem, Overtaken, Published } from "../publish-config.ts";

/** Who has asked for a job, for the log of changes. */
export type AskedBy = Omit<ChangedBy, "via">;

/** What is to be done with an upload. */
export type ConfigWork = { readonly upload: string; readonly base?: number } & (
  | { readonly kind: "check" }
  | { readonly kind: "publish"; readonly note?: string; readonly force?: boolean }
);

/** Tried again where it failed, under the next number. */
export interface ConfigJob {
  readonly attempt: number;
  readonly startedAt: Instant;
  readonly by: AskedBy;
  readonly work: ConfigWork;
}

export interface JobProgress {
  readonly attempt: number;
  readonly stage: "checking" | "storing";
  readonly files: number;
  /** `fresh`: of the `done`, those that no earlier job has tried. */
  readonly mails: { readonly done: number; readonly of: number; readonly fresh: number };
}

/** What came of a job. */
export type JobOutcome =
  | { readonly kind: "check"; readonly check: ConfigCheck }
  | ({ readonly kind: "publish"; readonly warnings: readonly FileProblem[] } & PublishedSummary)
  | { readonly kind: "wrong-config"; readonly problems: readonly FileProblem[] }
  | { readonly kind: "overtaken"; readonly since: Overtaken["since"] }
  | { readonly kind: "bad-upload"; readonly why: string }
  | { readonly kind: "internal"; readonly why: string };

/** Of what is in force after a job. */
interface PublishedSummary {
  readonly result: Published["result"];
  readonly version: number;
  readonly digest: string;
  readonly by: string;
  readonly note?: string;
}

interface JobDocuments {
  readonly job: ConfigJob;
  readonly progress: JobProgress;
  readonly told: { readonly attempt: number; readonly outcome: JobOutcome };
}

/** Of a document: a check of thousands of files tells of all of them. */
const MOST_BYTES = 50_000_000;

/** The documents of a job. They go by themselves some days later. */
export function configJobDocuments(files: Pick<ConfigFiles, "get" | "put">, id: string) {
  const nameOf = (name: keyof JobDocuments) => `jobs/${id}/${name}.json`;
  return {
    async read<K extends keyof JobDocuments>(name: K): Promise<JobDocuments[K] | undefined> {
      const bytes = await files.get(nameOf(name), MOST_BYTES);
      if (bytes === "too-large") throw new Error(`${nameOf(name)} is too large`);
      return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as JobDocuments[K]);
    },
    write: <K extends keyof JobDocuments>(name: K, document: JobDocuments[K]): Promise<void> =>
      files.put(nameOf(name), new TextEncoder().encode(JSON.stringify(document))),
  };
}
