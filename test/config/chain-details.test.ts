import { describe, expect, it } from "vitest";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeReadChainDetails } from "../../src/app/config/read-chain-details.ts";
import { writeHeld } from "../../src/app/nightly/documents.ts";
import { bundleWith } from "../support/config.ts";

describe("the chains in force, step by step", () => {
  it("are none before a config is published", async () => {
    const read = makeReadChainDetails({ config: makeMemoryConfigStore(), runs: makeMemoryRunStore() });
    expect(await read()).toEqual({ version: null, chains: [] });
  });

  it("have their waits before each step, their switch, and who waits for approval", async () => {
    const [config, runs] = [makeMemoryConfigStore(), makeMemoryRunStore()];
    const steps = [
      { wait: "24h" },
      { send: "hello", offer: "thanks" },
      { wait: "7d" },
      { wait_until: "10:00" },
      { silence: true, when: "orders == 0" },
    ] as const;
    const chain = {
      name: "Hello",
      enter: { segment: "quiet" },
      reenter: "never",
      holdout_percent: 10,
      explore_percent: 5,
      steps,
    };
    await config.publish({ ...PUBLISHED, bundle: bundleWith({ chains: { hello: chain } }) });
    await config.setPaused("hello", true);
    const held = { chain: "hello", segment: "quiet", heldAt: 0, chunks: 1 };
    await writeHeld(runs, { ...held, run: "2026-03-01", count: 7, because: { why: "existing" } });
    const { chains } = await makeReadChainDetails({ config, runs })();
    expect(chains).toMatchObject([
      {
        ...{
          id: "hello",
          enter: { by: "segment", segment: "quiet" },
          paused: true,
          holdoutPercent: 10,
          explorePercent: 5,
        },
        held: [{ run: "2026-03-01", count: 7 }],
        steps: [
          { step: 1, waits: [{ wait: "24h" }], does: { kind: "send", template: "hello" }, offer: "thanks" },
          { step: 4, waits: [{ wait: "7d" }, { wait_until: "10:00" }], does: { kind: "silence" } },
        ],
      },
    ]);
  });
});

const PUBLISHED = { files: {}, by: "ann", publishedAt: 0, digest: "" };
