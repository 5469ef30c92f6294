import { createHash } from "node:crypto";
import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Clock } from "../../ports/clock.ts";
import type { BundleSummary, ConfigStore, PublishedBundle, TryMail } from "../../ports/config.ts";
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

export interface Published {
  readonly result: "published" | "unchanged";
  /** In force now. */
  readonly published: PublishedBundle;
  /** The version that was in force before; absent where there was none, or it still is. */
  readonly replaced?: number;
}

/** Others have published since: each of their versions, newest first. */
export interface Overtaken {
  readonly result: "overtaken";
  readonly since: readonly BundleSummary[];
}

/** `base`: the version that something was made from (0: from nothing). Where another one is in force, nothing is done. */
interface MadeFrom {
  readonly base?: number;
}

/** Puts a checked bundle in force as a new version; the same files again are no new version. */
export function makePublishConfig({ config }: { readonly config: ConfigStore }) {
  return async (request: PublishRequest): Promise<Published> => {
    const { content, unchanged, replaced } = await lookedAt(config, request);
    return unchanged ?? { result: "published", published: await config.publish(content), ...replaced };
  };
}

/** The same, but for whoever overwrites nobody: with `base`, only over that version. */
export function makePublishOver({ config }: { readonly config: ConfigStore }) {
  const publish = makePublishConfig({ config });
  return async ({ base, ...request }: PublishRequest & MadeFrom): Promise<Published | Overtaken> => {
    if (base === undefined) return publish(request);
    const { content, unchanged, replaced } = await lookedAt(config, request);
    if (unchanged) return unchanged;
    const published = await config.publishOver(base, content);
    if (published) return { result: "published", published, ...replaced };
    return { result: "overtaken", since: await publishedSince(config, base) };
  };
}

async function lookedAt(config: ConfigStore, { now, force, ...request }: PublishRequest) {
  const content = { ...request, digest: digestOf(request.files), publishedAt: now };
  const current = await config.current();
  const isSame = current?.digest === content.digest && !force;
  return {
    content,
    replaced: current ? { replaced: current.version } : {},
    ...(isSame && { unchanged: { result: "unchanged", published: current } as const }),
  };
}

/** The versions after `base`, newest first. */
export async function publishedSince(
  config: Pick<ConfigStore, "history">,
  base: number,
): Promise<readonly BundleSummary[]> {
  return (await config.history()).filter(({ version }) => version > base);
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
  tryMail?: TryMail,
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
  const publish = makePublishOver({ config });
  return async (
    request: Omit<PublishRequest, "bundle" | "now"> & MadeFrom,
  ): Promise<
    | ((Published | Overtaken) & { readonly warnings: readonly FileProblem[] })
    | { readonly result: "wrong"; readonly problems: readonly FileProblem[] }
  > => {
    const loaded = await loadConfig(request.files, templateSamples);
    if (!loaded.ok) return { result: "wrong", problems: loaded.problems };
    const { bundle, warnings } = loaded;
    return { ...(await publish({ ...request, bundle, now: clock.now() })), warnings };
  };
}

/** The page tells readers of other languages what it says (web/src/texts/said.ts). */
export const rollbackNote = (to: number, why: string | undefined): string =>
  `rollback to version ${to}${why === undefined ? "" : `: ${why}`}`;

/** Puts an earlier version in force again, as a new version with its content, so that the history stays true. */
export function makeRollbackConfig({ config }: { readonly config: ConfigStore }) {
  const publish = makePublishOver({ config });
  return async (
    {
      to,
      by,
      base,
      note: why,
    }: MadeFrom & { readonly to: number; readonly by: string; readonly note?: string },
    now: Instant,
  ): Promise<Published | Overtaken | { readonly result: "no-version" }> => {
    const old = await config.version(to);
    if (!old) return { result: "no-version" };
    const { files, bundle } = old;
    return publish({ files, bundle, by, note: rollbackNote(to, why), now, ...defined({ base }) });
  };
}

/** SHA-256 over the files and their paths: the same for the same config, whoever publishes it. */
export function digestOf(files: Files): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}
