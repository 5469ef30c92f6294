import { describe, it } from "vitest";
import { UNSUBSCRIBING } from "./flows/chain.ts";
import { INGEST } from "./flows/ingest.ts";
import { PROJECT, PROJECTOR_DOWN } from "./flows/project.ts";
import { PUBLISH } from "./flows/publish.ts";
import { LONG, survives } from "./survives.ts";

/** Every call of these flows is hit at least once, with some room for more calls. */
const [INGEST_CASES, PROJECT_CASES] = [18, 55];

describe("whoever sends again until it was taken finds everything stored, once", () => {
  it.each(INGEST)("in $name", (flow) => survives(flow, INGEST_CASES), LONG);
  it("in an unsubscription", () => survives(UNSUBSCRIBING, 12), LONG);
});

describe("a batch of the stream that is delivered again until it is done", () => {
  it(
    "leaves profiles that are the fold of the facts, and who entered a chain in it",
    async () => {
      await survives(PROJECT, PROJECT_CASES);
    },
    LONG,
  );
});

describe("a projector that is down until the stream gives up", () => {
  it("leaves what rebuild needs to put every profile right", () => survives(PROJECTOR_DOWN, 2), LONG);
});

describe("a publication of config that is tried again until it is done", () => {
  it("leaves the version whole or not at all, and once", () => survives(PUBLISH, 18), LONG);
});
