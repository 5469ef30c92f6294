import { describe, it } from "vitest";
import { AT_THE_TILL, ISSUE, LEDGER_NIGHT, SCARCE, TOLD_BY_ORDERS } from "./flows/codes.ts";
import { POINTS_ARE_KEPT, POINTS_AT_THE_TILL, POINTS_INTO_CODES } from "./flows/points.ts";
import { LONG, survives } from "./survives.ts";

/** A few of each by default: `FAULTS=all` plays them all. */
const CASES = 3;

describe("whatever goes wrong, no budget is exceeded and no code is used twice", () => {
  it.each([ISSUE, SCARCE, AT_THE_TILL, TOLD_BY_ORDERS, LEDGER_NIGHT])(
    "by $name",
    (flow) => survives(flow, CASES),
    LONG,
  );
});

describe("whatever goes wrong, no point is made or lost", () => {
  it.each([POINTS_AT_THE_TILL, POINTS_INTO_CODES, POINTS_ARE_KEPT])(
    "by $name",
    (flow) => survives(flow, CASES),
    LONG,
  );
});
