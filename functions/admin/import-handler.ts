import type { SegmentDeps } from "../../src/app/collect/deps.ts";
import { makeIngestSegment } from "../../src/app/collect/segment-calls.ts";
import { ImportRequest } from "../../src/contracts/admin-import.ts";
import { readBatch } from "../middleware/segment-batch.ts";
import { makeUnseen } from "../middleware/unseen.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** Files that somebody drops on the page, cut into calls there: they are the shop's word, like those of `comeback import`. */
export function makeImportHandler(deps: Omit<SegmentDeps, "heard"> & Recording) {
  const unseen = makeUnseen(deps, "segment");
  const ingest = makeIngestSegment(deps, unseen.note);
  /** Imports that this process has written down: whoever leaves the first part out is in the log all the same. */
  const begun = new Set<string>();
  return makeChangingHandler(
    "admin-import",
    {
      "POST /v1/import": async (event) =>
        answering(
          ImportRequest,
          async ({ body: { import: id, subject, batch, part, counts } }) => {
            const context = { import: { id }, library: { name: "comeback-import-server" } };
            const read = readBatch({ batch, context }, undefined);
            if ("problem" in read) return read;
            unseen.note(read.rejected.map(() => ({ kind: "refused", name: "malformed" })));
            const { sourceIp: ip, userAgent } = event.requestContext.http;
            const calls = read.calls.map((call) => ({ ...call, rank: "server" as const }));
            const unkeyed = await ingest(calls, { ip, userAgent });
            const rejected = [...read.rejected, ...unkeyed].toSorted((a, b) => a.index - b.index);
            const did = { import: id, subject, part, ...counts };
            return { body: { rejected }, did, change: { target: id } };
          },
          ({ body: { import: id, part } }) => isNew(begun, id) || part !== "next",
        )(event),
    },
    deps,
  ).use(unseen.settled);
}

const MOST_REMEMBERED = 1_000;

function isNew(begun: Set<string>, id: string): boolean {
  if (begun.has(id)) return false;
  if (begun.size >= MOST_REMEMBERED) begun.clear();
  begun.add(id);
  return true;
}
