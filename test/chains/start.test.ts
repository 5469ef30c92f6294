import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SFNClient } from "@aws-sdk/client-sfn";
import { afterEach, describe, expect, it } from "vitest";
import { makeWorkflows } from "../../src/adapters/workflows.ts";
import { makeEnrol } from "../../src/app/chains/enrol.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { cohort, keyOf, NOON } from "../support/chains.ts";

let server: Server | undefined;
afterEach(() => server?.close());

/** A Step Functions that gives these refusals, one after the other, and then starts what it is asked to. */
async function stepFunctions(...refusals: readonly string[]) {
  const asked: { readonly name: string; readonly input: string }[] = [];
  const left = [...refusals];
  const listening = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(JSON.parse(Buffer.concat(chunks).toString()));
    const refusal = left.shift();
    response.statusCode = refusal ? 400 : 200;
    response.setHeader("content-type", "application/x-amz-json-1.0");
    response.end(
      JSON.stringify(refusal ? { __type: refusal, message: "no" } : { executionArn: "arn", startDate: 1 }),
    );
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const client = new SFNClient({
    endpoint: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  const pauses: number[] = [];
  const workflows = makeWorkflows(client, "arn:machine", async (ms) => void pauses.push(ms));
  return { workflows, asked, pauses };
}

describe("starting a cohort", () => {
  it("waits when Step Functions has too much to do, ever longer", async () => {
    const { workflows, asked, pauses } = await stepFunctions("ThrottlingException", "ExecutionLimitExceeded");
    await workflows.startCohort(cohort(), NOON);
    expect(asked).toHaveLength(3);
    expect(pauses).toHaveLength(2);
    expect(pauses[0]).toBeGreaterThan(40);
    expect(pauses[1]).toBeGreaterThan(90);
  });

  it("is done when it was started before", async () => {
    const { workflows, asked } = await stepFunctions("ExecutionAlreadyExists");
    await workflows.startCohort(cohort(), NOON);
    expect(asked).toHaveLength(1);
  });

  it("does not insist on what no waiting mends", async () => {
    const { workflows, asked } = await stepFunctions("AccessDeniedException");
    await expect(workflows.startCohort(cohort(), NOON)).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });

  it("that fails to the end leaves an entry that the next hand-over of the same event makes good", async () => {
    const ann = keyOf("ann");
    const { workflows, asked } = await stepFunctions(...Array(5).fill("ExecutionLimitExceeded"));
    const world = await makeWorld({ bundle: shopWith({ steps: [{ send: "one" }] }) });
    await world.has(ann);
    const [stored, published] = [await world.customers.get(ann), await world.config.current()];
    if (!stored?.profile || !published) throw new Error("nobody to enter");
    const clock = { now: world.now };
    const enrol = makeEnrol({ ...world, workflows, clock });
    const request = {
      customer: { profile: stored.profile },
      chain: "welcome",
      published,
      cause: "an event",
      reason: "event subscribed",
      now: NOON,
    };
    await expect(enrol(request)).rejects.toThrow("no");
    expect(asked).toHaveLength(5);
    expect(await enrol(request)).toBe("repeated");
    expect(asked).toHaveLength(6);
    const [started] = asked.slice(-1);
    expect(started?.name).toBe((await world.journal.entry(ann, "welcome"))?.cohort);
    for (const { cohort: one } of [{ cohort: started?.name ?? "" }]) {
      world.setNow(NOON + HOUR);
      await world.walk(one, 0, 0);
    }
    expect(world.mailsTo(ann)).toHaveLength(1);
  });
});
