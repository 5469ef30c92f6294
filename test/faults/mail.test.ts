import { describe, it } from "vitest";
import { CHAIN, FEEDBACK, UNSUBSCRIBING } from "./flows/chain.ts";
import { LONG, survives } from "./survives.ts";

describe("whatever goes wrong, nobody gets a mail twice or unasked, and what was lost is known", () => {
  it("in a chain, from the first step to the last", () => survives(CHAIN, 60), LONG);
  it("in an unsubscription", () => survives(UNSUBSCRIBING), LONG);
  it("in what SES reports of a mail", () => survives(FEEDBACK), LONG);
});
