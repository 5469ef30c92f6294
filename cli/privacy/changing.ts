import { done, refused } from "../recording/outcomes.ts";
import type { Rows } from "../recording/recorded.ts";
import type { PrivacyAccess } from "./access.ts";

export const PRIVACY_ROWS: Rows<PrivacyAccess> = {
  exportOf: "reads",
  receipts: "reads",
  // The log of changes outlives the person: it names the receipt, and nobody.
  erase: () => ({
    ...{ command: "erase", area: "privacy" },
    came: (answer) =>
      answer.kind === "unknown"
        ? refused("not-found")
        : done({ result: answer.kind, ...(answer.kind === "erased" && { receipt: answer.receipt.id }) }),
  }),
};
