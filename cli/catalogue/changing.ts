import type { ChangeDetails } from "../../src/domain/team/change.ts";
import { done } from "../recording/outcomes.ts";
import type { RecordChange } from "../recording/record.ts";
import type { ImportingFeed } from "./access.ts";

/** A feed is one change in however many parts it comes: done when all are in, and failed with how far it came. */
export const recordedFeed =
  (record: RecordChange): ImportingFeed =>
  (act) => {
    const soFar = { products: 0, changed: 0, discontinued: 0 };
    const details = (): ChangeDetails => ({ ...soFar });
    return record(
      {
        ...{ command: "catalogue import", area: "products", target: "feed" },
        came: () => done(details()),
        broke: () => ({ outcome: "failed", details: details() }),
      },
      () =>
        act((part) => {
          soFar.products += part.products ?? 0;
          soFar.changed += part.changed ?? 0;
          soFar.discontinued += part.discontinued ?? 0;
        }),
    );
  };
