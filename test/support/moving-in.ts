import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sniffEncoding, textOf } from "../../cli/import/encoding.ts";
import { layoutLines } from "../../cli/import/in-words.ts";
import { ReportFile } from "../../cli/import/report.ts";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { attributesOf } from "../../src/adapters/import/attributes.ts";
import { importFile } from "../../src/adapters/import/import-file.ts";
import { delimitedText, rowsAhead } from "../../src/adapters/import/json-lines.ts";
import { readLayout } from "../../src/adapters/import/layout.ts";
import { noCounts } from "../../src/adapters/import/mailing-counts.ts";
import { peopleOutcomes } from "../../src/adapters/import/outcomes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { ingestDeps, NOW, stored } from "./ingest.ts";
import { invoke } from "./ingest-server.ts";
import { mailboxOf } from "./mailboxes.ts";

export const EXPORTS = join(import.meta.dirname, "..", "cli", "exports");
export const IMPORT = "imp-0123456789ab";

interface File {
  /** Where it is; its last part is its name. */
  readonly path: string;
  /** Its name, where it is known by another. */
  readonly name?: string;
  readonly consent?: boolean;
  readonly dateFormat?: string;
}

/** A shop that takes in the exports of other tools through its own door, and what it knows then. */
export function newShop(directory: string) {
  const deps = ingestDeps();
  const handler = makeSegmentHandler(deps);
  const send = async (body: string, key = "the-key") => {
    const headers = { "content-type": "application/json", "x-write-key": key };
    const answer = await invoke(handler, { path: "/v1/batch", headers, body });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    return [];
  };
  return {
    ...deps,
    send,
    async takeIn({ path, name = path.split("/").at(-1) ?? "", consent, dateFormat }: File) {
      const { encoding, lines } = await sniffEncoding(path, undefined);
      const { text, isJson } = await delimitedText(() => textOf(path, encoding));
      const wishes = { subject: "people", columns: {}, header: true, now: NOW, name, isJson } as const;
      const layout = await readLayout(text, { ...wishes, ...defined({ dateFormat }) });
      const { delimiter, header } = layout;
      const found = attributesOf(layout);
      const mailing = noCounts();
      const rows = { ...layout, width: header.length, currency: "EUR", timeZone: "UTC", now: NOW };
      const counts = await importFile({
        outcomes: peopleOutcomes(
          { text: text(), delimiter, header: true, isJson },
          { ...rows, ...defined({ consent }) },
          found.attributes,
          mailing,
        ),
        report: new ReportFile(join(directory, "bad.csv"), { delimiter, titles: header, header: true }),
        resume: { taken: 0, refused: {}, advance: async () => {}, done: async () => {} },
        context: { import: { id: IMPORT }, library: { name: "comeback-import-server" } },
        parallel: 1,
        send: (body) => send(body),
        onProgress: () => {},
      });
      const ahead = rowsAhead(lines, { header: true, isJson });
      return { counts, mailing, found, rowsAhead: ahead, lines: layoutLines(layout, encoding) };
    },
    facts: () => stored(deps.events),
    async standing(address: string): Promise<string> {
      const { mayMail, why } = standingOf(await deps.events.factsOf(mailboxOf(address)), NOW);
      return `${mayMail}: ${why}`;
    },
    badRows: () => readFile(join(directory, "bad.csv"), "utf8"),
  };
}

/** The facts of a kind, by what they say. */
export const ofKind = <K extends Fact["kind"]>(facts: readonly Fact[], kind: K) =>
  facts.filter((fact): fact is Extract<Fact, { readonly kind: K }> => fact.kind === kind);
