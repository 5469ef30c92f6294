import middy from "@middy/core";
import type { Context } from "aws-lambda";
import { afterEach, describe, expect, it } from "vitest";
import { meter } from "../../functions/middleware/meter.ts";
import { logTo, observed } from "../../functions/middleware/observed.ts";

const lines: string[] = [];
logTo((line) => void lines.push(line));
afterEach(() => void lines.splice(0));

describe("metrics in the log", () => {
  it("are in CloudWatch's embedded format: each named in it stands beside it with its count", () => {
    meter({ sent: 48, unknown: -1, bounced: 0 });
    const [line = ""] = lines;
    const { _aws, ...values } = JSON.parse(line);
    expect(values).toEqual({ MailsSent: 48, MailsUnknown: -1 });
    expect(_aws.CloudWatchMetrics).toEqual([
      {
        Namespace: "Comeback",
        Dimensions: [[]],
        Metrics: [
          { Name: "MailsSent", Unit: "Count" },
          { Name: "MailsUnknown", Unit: "Count" },
        ],
      },
    ]);
    expect(Math.abs(_aws.Timestamp - Date.now())).toBeLessThan(60_000);
  });

  it("take no line when there is nothing to count", () => {
    meter({ sent: 0 });
    expect(lines).toEqual([]);
  });
});

describe("the line of an invocation that failed", () => {
  it("says what many customers' errors were, each once", async () => {
    const failing = middy()
      .use(observed("step"))
      .handler(() => {
        const noKey = new TypeError("Cannot read properties of undefined (reading 'key')");
        throw new AggregateError([new Error("throttled"), noKey, new Error("throttled")]);
      });
    await expect(failing({}, {} as Context)).rejects.toMatchObject({ name: "AggregateError" });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        ...{ function: "step", level: "error", error: "AggregateError" },
        message: "Error: throttled; TypeError: Cannot read properties of undefined (reading 'key')",
      }),
    ]);
  });
});
