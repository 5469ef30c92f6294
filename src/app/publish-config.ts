import type { Bundle } from "../domain/bundle.ts";
import type { Instant } from "../domain/calendar.ts";
import type { ConfigStore, PublishedBundle } from "../ports.ts";

export interface PublishRequest {
  readonly files: PublishedBundle["files"];
  /** What the files say, checked. */
  readonly bundle: Bundle;
  readonly digest: string;
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
};

/** Puts a checked bundle in force as a new version; the same files again are no new version. */
export function makePublishConfig({ config }: { readonly config: ConfigStore }) {
  return async ({ now, force, ...content }: PublishRequest): Promise<PublishResult> => {
    const current = await config.current();
    if (current?.digest === content.digest && !force) return { result: "unchanged", published: current };
    return { result: "published", published: await config.publish({ ...content, publishedAt: now }) };
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
    const { files, bundle, digest } = old;
    return publish({ files, bundle, digest, by, note: `rollback to version ${to}`, now });
  };
}
