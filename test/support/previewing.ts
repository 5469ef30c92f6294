import type { makeMailsHandler } from "../../functions/admin/mails-handler.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { lintMails } from "../../src/adapters/lint/lint.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryTeam } from "../../src/adapters/memory/team.ts";
import { makeMemoryTestMailLimit } from "../../src/adapters/memory/test-mail-limit.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { makeHolds } from "../../src/app/chains/conditions.ts";
import { samplesOfTemplate } from "../../src/app/mail/samples-of-template.ts";
import { publishing } from "./publishing.ts";

type Deps = Parameters<typeof makeMailsHandler>[0];

/** What showing mails takes, in memory, but for what a test names. */
export function previewing(parts: Partial<Deps> = {}): Deps {
  const { config, drafts, loadConfig, clock } = publishing();
  return {
    ...{ config, drafts, loadConfig, clock },
    customers: { get: async () => undefined },
    catalogue: makeMemoryCatalogueStore(),
    renderer: makeRenderer(),
    holds: makeHolds(makeExpressions()),
    lintMails: (files, bundle, only) => lintMails(files, bundle, { samplesOf: samplesOfTemplate }, only),
    changeLog: makeMemoryChangeLog(),
    ...{ mailboxes: makeMemoryTeam(), testMails: makeMemoryTestMailLimit(), publicUrl: "https://api.test" },
    testMailer: { send: async () => ({ kind: "sent", messageId: "m-1" }) },
    ...parts,
  };
}
