import { describe, it } from "vitest";
import { CHAIN, FEEDBACK } from "./flows/chain.ts";
import { LONG, survives } from "./survives.ts";

describe("whatever goes wrong, nobody gets a mail twice or unasked, and what was lost is known", () => {
  it("in a chain, from the first step to the last", () => survives(CHAIN, 30), LONG);
  it("in what SES reports of a mail", () => survives(FEEDBACK, 12), LONG);
});
