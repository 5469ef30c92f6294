import { describe, expect, it } from "vitest";
import { inWords } from "../../cli/commands/recompute.ts";
import { type NightOutput, runNight } from "../../cli/deployment/night.ts";

const night = { run: "2026-03-02", customers: 10, changed: 0, enrolled: 0, baseline: false };

it.each([
  [
    { ...night, changed: 3, enrolled: 2 },
    "10 customers, 3 moved to another segment or tier, 2 entered chains.",
  ],
  // Any night without one to compare with, not the first alone: one as of a day long ago, and the one after it.
  [{ ...night, baseline: true }, "10 customers, no finished night to compare them with, 0 entered chains."],
  [{ run: "2026-03-02", skip: "a run is under way" }, "nothing done, a run is under way"],
])("says what became of a night: %j", (output, words) => {
  expect(inWords(output)).toBe(`2026-03-02: ${words}`);
});

describe("a night that is asked for", () => {
  const underWay: NightOutput = { run: "2026-03-02", skip: "a run is under way", because: "under-way" };
  const done: NightOutput = { run: "2026-03-02", skip: "2026-03-02 is done already", because: "done" };

  /** The state machine gives these answers, one an execution. */
  function machine(...answers: readonly NightOutput[]) {
    const left = [...answers];
    const said: string[] = [];
    let pausedMs = 0;
    const run = (mayWait = true) =>
      runNight({}, mayWait, {
        execute: async () => left.shift() ?? expect.fail("one execution too many"),
        say: (line) => said.push(line),
        pause: async (ms) => {
          pausedMs += ms;
        },
      });
    return { run, said, paused: () => pausedMs };
  }

  it("waits while another run is under way, says so once, and then takes its turn", async () => {
    const busy = machine(underWay, underWay, underWay, night);
    expect(await busy.run()).toEqual(night);
    expect(busy.said).toEqual(["Another run is under way: waiting for it to end (Ctrl-C gives up)."]);
    expect(busy.paused()).toBeGreaterThan(2_000);
  });

  it("fails at once instead where it may not wait", async () => {
    const refused = machine(underWay).run(false);
    await expect(refused).rejects.toMatchObject({ exitCode: 1, message: /another run is under way/ });
  });

  it("is content with a date that is done already", async () => {
    expect(await machine(done).run()).toEqual(done);
  });

  it("fails where there is nothing to compute with", async () => {
    const empty = machine({ run: "2026-03-02", skip: "no config is published yet", because: "no-config" });
    await expect(empty.run()).rejects.toMatchObject({ exitCode: 1, message: /no config is published yet/ });
  });
});
