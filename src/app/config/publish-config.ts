import { createHash } from "node:crypto";
import type { Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import { templateSamples } from "../mail/sample-mails.ts";

type Files = PublishedBundle["files"];

export interface PublishRequest {
  readonly files: Files;
  /** What the files say, checked. */
  readonly bundle: Bundle;
  readonly by: string;
  readonly note?: string;
  readonly now: Instant;
  /** Publish although the version in force has the same files. */
  readonly force?: boolean;
}

export type PublishResult = {
  readonly result: "published" | "unchanged";
  /** In force now. */
  readonly published: PublishedBundle;
  /** The version that was in force before; absent where there was none, or it still is. */
  readonly replaced?: number;
};

/** Puts a checked bundle in force as a new version; the same files again are no new version. */
export function makePublishConfig({ config }: { readonly config: ConfigStore }) {
  return async ({ now, force, ...content }: PublishRequest): Promise<PublishResult> => {
    const digest = digestOf(content.files);
    const current = await config.current();
    if (current?.digest === digest && !force) return { result: "unchanged", published: current };
    const published = await config.publish({ ...content, digest, publishedAt: now });
    return { result: "published", published, ...(current && { replaced: current.version }) };
  };
}

/** Something wrong at a place in a file. Lines and columns count from 1. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly message: string;
}

/** Checks the files of a config as a whole, templates tried with sample mails made as the real ones are. */
export type LoadConfig = (
  files: Files,
  samples: typeof templateSamples,
) => Promise<
  | { readonly ok: true; readonly bundle: Bundle; readonly warnings: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }
>;

export interface PublishFilesDeps {
  readonly config: ConfigStore;
  readonly loadConfig: LoadConfig;
  readonly clock: Clock;
}

/** Checks files and puts them in force, or says everything that is wrong with them and changes nothing. */
export function makePublishFiles({ config, loadConfig, clock }: PublishFilesDeps) {
  const publish = makePublishConfig({ config });
  return async (
    request: Omit<PublishRequest, "bundle" | "now">,
  ): Promise<
    | (PublishResult & { readonly warnings: readonly FileProblem[] })
    | { readonly result: "wrong"; readonly problems: readonly FileProblem[] }
  > => {
    const loaded = await loadConfig(request.files, templateSamples);
    if (!loaded.ok) return { result: "wrong", problems: loaded.problems };
    const { bundle, warnings } = loaded;
    return { ...(await publish({ ...request, bundle, now: clock.now() })), warnings };
  };
}

/** Puts an earlier version in force again, as a new version with its content, so that the history stays true. */
export function makeRollbackConfig({ config }: { readonly config: ConfigStore }) {
  const publish = makePublishConfig({ config });
  return async (
    to: number,
    by: string,
    now: Instant,
  ): Promise<PublishResult | { readonly result: "no-version" }> => {
    const old = await config.version(to);
    if (!old) return { result: "no-version" };
    const { files, bundle } = old;
    return publish({ files, bundle, by, note: `rollback to version ${to}`, now });
  };
}

/** SHA-256 over the files and their paths: the same for the same config, whoever publishes it. */
function digestOf(files: Files): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}
