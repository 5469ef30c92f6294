import { describe, it } from "vitest";
import { NIGHT } from "./flows/nightly.ts";
import { LONG, survives } from "./survives.ts";

describe("a night that is disturbed", () => {
  it("comes to the same scores, metrics and entries as one that is not", () => survives(NIGHT, 24), LONG);
});
