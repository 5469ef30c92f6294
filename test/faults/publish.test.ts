import { describe, it } from "vitest";
import { PUBLISH } from "./flows/publish.ts";
import { LONG, survives } from "./survives.ts";

describe("a publication of config that is disturbed", () => {
  it("leaves the version whole or not at all, and once", () => survives(PUBLISH), LONG);
});
