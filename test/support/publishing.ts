import { checkFiles } from "../../cli/config/folder.ts";
import type { makePublishHandler } from "../../functions/admin/publish-handler.ts";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { lintMails } from "../../src/adapters/lint/lint.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryDraftStore } from "../../src/adapters/memory/draft-store.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { samplesOfTemplate } from "../../src/app/mail/samples-of-template.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { uploading } from "./uploads.ts";

type Deps = Parameters<typeof makePublishHandler>[0];

/** What publishing takes, in memory, but for what a test names. */
export function publishing(parts: Partial<Deps> = {}): Deps {
  return {
    config: makeMemoryConfigStore(),
    loadConfig: checkFiles,
    lintMails: (files, bundle) => lintMails(files, bundle, { samplesOf: samplesOfTemplate }),
    drafts: makeMemoryDraftStore(),
    customers: makeMemoryCustomerStore(),
    nights: makeNights(makeMemoryRunStore()),
    expressions: makeReadableExpressions(),
    runs: makeMemoryRunStore(),
    ...uploading(),
    planRuns: { start: async () => "started" },
    changeLog: makeMemoryChangeLog(),
    clock: { now: () => 0 },
    ...parts,
  };
}
