import { describe, it } from "vitest";
import { PROJECT } from "./flows/project.ts";
import { LONG, survives } from "./survives.ts";

describe("a batch of the stream that is delivered again until it is done", () => {
  it(
    "leaves profiles that are the fold of the facts, and chains entered once",
    () => survives(PROJECT, 80),
    LONG,
  );
});
