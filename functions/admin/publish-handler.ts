import { makePublishConfig, makeRollbackConfig, type PublishResult } from "../../src/app/publish-config.ts";
import { templateSamples } from "../../src/app/sample-mails.ts";
import { PublishRequest, RollbackRequest } from "../../src/contracts/admin.ts";
import type { Bundle } from "../../src/domain/bundle.ts";
import type { Clock, ConfigStore } from "../../src/ports.ts";
import { answering, makeAdminHandler, type Outcome } from "./admin-handler.ts";

export interface PublishDeps {
  readonly config: ConfigStore;
  readonly loadConfig: (
    files: Readonly<Record<string, string>>,
    samples: typeof templateSamples,
  ) => Promise<
    | { readonly ok: true; readonly bundle: Bundle }
    | { readonly ok: false; readonly problems: readonly object[] }
  >;
  readonly clock: Clock;
}

/** Puts configs in force: checked as a whole like `comeback config push` does, published as a whole or not at all. */
export function makePublishHandler({ config, loadConfig, clock }: PublishDeps) {
  const publish = makePublishConfig({ config });
  const rollback = makeRollbackConfig({ config });
  return makeAdminHandler("admin-publish", {
    "PUT /v1/config": answering(PublishRequest, async ({ body: { files, note, force } }, by) => {
      const loaded = await loadConfig(files, templateSamples);
      if (!loaded.ok) {
        const { problems } = loaded;
        const detail = `${problems.length} problems; nothing was published`;
        return { problem: { kind: "wrong-config", detail, more: { problems } } };
      }
      const { bundle } = loaded;
      const now = clock.now();
      return published(
        await publish({
          files,
          bundle,
          by,
          now,
          ...(note !== undefined && { note }),
          ...(force && { force }),
        }),
      );
    }),

    "POST /v1/config/rollback": answering(RollbackRequest, async ({ body: { version } }, by) => {
      const result = await rollback(version, by, clock.now());
      if (result.result !== "no-version") return published(result);
      const detail = `there is no version ${version}`;
      return { problem: { kind: "not-found", detail, place: "body.version" } };
    }),
  });
}

function published({ result, published: { version, digest, by, note } }: PublishResult): Outcome {
  return { body: { result, version, digest, by, note }, did: { result, version } };
}
