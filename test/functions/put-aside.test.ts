import middy from "@middy/core";
import type { Context } from "aws-lambda";
import { beforeEach, describe, expect, it } from "vitest";
import { logTo, observed } from "../../functions/middleware/observed.ts";
import { makeMemoryQuarantineStore } from "../../src/adapters/memory/quarantine-store.ts";
import { telling } from "../../src/adapters/put-aside.ts";
import { METRICS } from "../../src/contracts/metrics.ts";
import type { DamagedRecord } from "../../src/domain/quarantine/record.ts";
import { key } from "../support/facts.ts";

const recordOf = (id: string): DamagedRecord => ({
  ...{ kind: "profile", customer: key(id) },
  reason: "what is stored of it is no profile",
});

let lines: Readonly<Record<string, unknown>>[] = [];
beforeEach(() => {
  lines = [];
  logTo((line) => lines.push(JSON.parse(line)));
});

const reading = (record: DamagedRecord) =>
  middy()
    .use(observed("reads"))
    .handler(async () => telling.putAside(record))({}, {} as Context);

describe("the log of a function that cannot read a record", () => {
  it("names the customer, and rings nothing where the function only tells of it", async () => {
    await reading(recordOf("u:told"));
    const [line] = lines;
    expect(line).toMatchObject({ function: "reads", level: "warn", customer: "u:told", kind: "profile" });
    expect(line?.message).toContain("put aside: the profile of u:told cannot be read");
    expect(line?._aws).toBeUndefined();
  });

  it("counts it for the alarm where it is kept", async () => {
    telling.keepIn(makeMemoryQuarantineStore({ now: () => 0 }));
    await reading(recordOf("u:kept"));
    expect(lines[0]).toMatchObject({
      customer: "u:kept",
      [METRICS.putAside]: 1,
      _aws: { CloudWatchMetrics: [{ Metrics: [{ Name: METRICS.putAside, Unit: "Count" }] }] },
    });
    expect(lines).toHaveLength(2);
  });
});
