import { describe, it } from "vitest";
import { INGEST } from "./flows/ingest.ts";
import { LONG, survives } from "./survives.ts";

describe("whoever sends again until it was taken finds every fact stored once", () => {
  it.each(INGEST)("$name", (flow) => survives(flow), LONG);
});
