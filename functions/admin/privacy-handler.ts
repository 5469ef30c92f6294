import { type AskErasureDeps, makeAskErasure } from "../../src/app/privacy/ask-erasure.ts";
import type { EraseDeps } from "../../src/app/privacy/erase.ts";
import type { makeExport } from "../../src/app/privacy/export.ts";
import { ADMIN_ANSWER_BYTES } from "../../src/contracts/admin.ts";
import { CustomerPageRequest } from "../../src/contracts/admin-customers.ts";
import { EraseRequest, ReceiptsRequest } from "../../src/contracts/admin-privacy.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

interface PrivacyDeps extends AskErasureDeps, Recording {
  readonly exportOf: ReturnType<typeof makeExport>;
  readonly erasures: Pick<EraseDeps["erasures"], "open" | "receipts">;
}

/** What people may ask of a shop about themselves. It erases nobody: it stores the request, which another function fulfils. */
export function makePrivacyHandler(deps: PrivacyDeps) {
  const ask = makeAskErasure(deps);
  return makeChangingHandler(
    "admin-privacy",
    {
      "GET /v1/customers/export": answering(CustomerPageRequest, async ({ query: { customer } }) => {
        const found = await deps.exportOf(customer);
        if (!found) return unknown("query.customer");
        const isLarge = Buffer.byteLength(JSON.stringify(found)) > ADMIN_ANSWER_BYTES;
        return isLarge ? TOO_LARGE : { body: found };
      }),
      // The log of changes outlives the person, and names nobody.
      "POST /v1/customers/erase": answering(EraseRequest, async ({ body: { customer, reason, id } }, by) => {
        const result = await ask(customer, { id, reason, by });
        return result === "unknown" ? unknown("body.customer") : { body: { result }, did: { result } };
      }),
      "GET /v1/erasures": answering(ReceiptsRequest, async () => {
        const [open, receipts] = await Promise.all([deps.erasures.open(), deps.erasures.receipts()]);
        return { body: { open: open.length, receipts } };
      }),
    },
    deps,
  );
}

const TOO_LARGE = {
  problem: {
    kind: "not-possible",
    detail: `it is larger than an answer may be (${ADMIN_ANSWER_BYTES} bytes): run "comeback export" with AWS credentials`,
  },
} as const;

const unknown = (place: string) =>
  ({ problem: { kind: "not-found", detail: "nobody is known by this", place } }) as const;
