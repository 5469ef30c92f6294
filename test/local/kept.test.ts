import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startDatabase } from "../../local/database/database.ts";
import { makeMeter } from "../../local/functions/meter.ts";
import { type OpenFolder, openDataFolder } from "../../local/kept/open-folder.ts";
import { makeMails } from "../../local/mail/mails.ts";
import { makeFiles } from "../../local/s3.ts";
import { remembering } from "../../local/shops/remembering.ts";
import { makeWooCommerce } from "../../local/shops/woocommerce.ts";
import { makeDirectory } from "../../local/users/directory.ts";
import { makeStepFunctions } from "../../local/workflows/step-functions.ts";
import { makeTime, resourcesOf, START } from "../support/local.ts";

const MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:Test-Machine";
const WORK = "arn:aws:lambda:us-east-1:000000000000:function:Test-Work";
const HOUR = 3_600_000;

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "comeback-kept-"));
  folder = join(parent, "my-shop-data");
});
afterEach(() => rm(parent, { recursive: true }));

/** One run of a stack on the folder, as far as `work` goes; then it stops. */
async function run<T>(work: (keep: OpenFolder) => Promise<T>): Promise<T> {
  const keep = await openDataFolder(folder);
  keep.follow(() => START);
  const answer = await work(keep);
  await keep.close();
  return answer;
}

test("a folder that a running stack uses, of another format, or with other things in it is refused", async () => {
  const keep = await openDataFolder(folder);
  await expect(openDataFolder(folder)).rejects.toThrow(/is in use by another local stack/);
  await keep.close();

  const level = new ClassicLevel(join(folder, "state"));
  await level.put("format", "99");
  await level.close();
  await expect(openDataFolder(folder)).rejects.toThrow(
    /another version of Comeback \(format 99.*empty folder/,
  );
  await expect(openDataFolder(folder), "and is free again").rejects.toThrow(/format 99/);

  await writeFile(join(parent, "thesis.doc"), "");
  await expect(openDataFolder(parent)).rejects.toThrow(/holds other things/);
});

test("a run knows when the one before has stopped, and whether it was stopped at all", async () => {
  expect(await run(async ({ stopped, broken }) => ({ stopped, broken }))).toEqual({ broken: false });
  expect(await run(async ({ stopped, broken }) => ({ clock: stopped?.clock, broken }))).toEqual({
    clock: START,
    broken: false,
  });
  const level = new ClassicLevel(join(folder, "state"));
  await level.put("running", "1");
  await level.close();
  expect(await run(async ({ broken }) => broken)).toBe(true);
});

test("items and mails are there again, and what was deleted is not", async () => {
  const resources = resourcesOf({
    Notes: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      },
    },
  });
  const opened = async (keep: OpenFolder) => {
    const database = await startDatabase(
      resources,
      0,
      () => {},
      () => {},
      keep,
    );
    const [table] = database.tables;
    const ask = (operation: string, input: object) =>
      database.request(
        `DynamoDB_20120810.${operation}`,
        JSON.stringify({ TableName: table?.name, ...input }),
      );
    return { database, ask };
  };
  const mail = {
    ...{ id: "1", at: START, from: "a@shop.example", to: "b@example.com", subject: "Привет" },
    ...{ headers: {}, tags: { chain: "welcome" }, html: "<p>…</p>", text: "…" },
  };
  await run(async (keep) => {
    const { database, ask } = await opened(keep);
    for (const id of ["a", "b", "c"]) await ask("PutItem", { Item: { id: { S: id }, n: { N: "1" } } });
    await ask("DeleteItem", { Key: { id: { S: "b" } } });
    makeMails(keep).add(mail);
    await database.stop();
  });
  await run(async (keep) => {
    const { database, ask } = await opened(keep);
    const { Items } = JSON.parse((await ask("Scan", {})).body);
    expect(Items.map(({ id }: { id: { S: string } }) => id.S).sort()).toEqual(["a", "c"]);
    await database.stop();
    const mails = makeMails(keep);
    await mails.resume();
    expect(mails.all()).toEqual([mail]);
  });
});

test("an execution that waits goes on in the next run: tasks that were done are not done again, its wait fires", async () => {
  const states = {
    First: { Type: "Task", Resource: WORK, Next: "Wait" },
    Wait: { Type: "Wait", Seconds: 7_200, Next: "Second" },
    Second: { Type: "Task", Resource: WORK, End: true },
  };
  const resources = resourcesOf({
    Machine: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: { DefinitionString: JSON.stringify({ StartAt: "First", States: states }) },
    },
  });
  const done: unknown[] = [];
  const opened = (kept: OpenFolder) => {
    const { clock, activity } = makeTime();
    const invoke = (_target: string, input: unknown) =>
      activity.during(async () => {
        done.push(input);
        return { step: done.length };
      });
    const handlers = { invoke, has: (target: string) => target === WORK };
    const deps = { handlers, clock, activity, meter: makeMeter(), log: () => {}, kept };
    return { clock, quiet: activity.quiet, steps: makeStepFunctions(resources, deps) };
  };

  const arn = await run(async (keep) => {
    const { clock, quiet, steps } = opened(keep);
    const execution = steps.start(MACHINE, JSON.stringify({ cohort: "c1" }), "c1");
    await clock.advanceTo(START + HOUR);
    await quiet();
    steps.stop();
    return execution.arn;
  });
  expect(done).toEqual([{ cohort: "c1" }]);

  await run(async (keep) => {
    const { clock, quiet, steps } = opened(keep);
    const left = await steps.resume();
    expect(left.count).toBe(1);
    expect(() => steps.start(MACHINE, "{}", "c1"), "its name is taken").toThrow(/already exists/i);
    left.goOn();
    await clock.advanceTo(START + HOUR);
    await quiet();
    expect(done, "still waiting").toHaveLength(1);
    expect(steps.describe(arn).waitsUntil).toBe(START + 2 * HOUR);
    await clock.advanceTo(START + 3 * HOUR);
    expect(done).toEqual([{ cohort: "c1" }, { step: 1 }]);
    expect(steps.describe(arn)).toMatchObject({ status: "SUCCEEDED", stoppedAt: START + 2 * HOUR });
    steps.stop();
  });

  await run(async (keep) => {
    const { steps } = opened(keep);
    expect((await steps.resume()).count).toBe(0);
    expect(steps.describe(arn).status).toBe("SUCCEEDED");
    steps.stop();
  });
});

test("files and people are there again", async () => {
  const resources = resourcesOf({
    Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "results" } },
  });
  const path = "/results/2026-03-01/welcome.jsonl";
  const bytes = Buffer.from([0x50, 0x41, 0x52, 0x31, 0xff, 0x00]);
  const opened = (keep: OpenFolder) => ({
    files: makeFiles(resources, keep),
    people: makeDirectory(new Set(["pool"]), [], () => START, keep),
  });
  await run(async (keep) => {
    const { files, people } = opened(keep);
    expect(files.s3({ method: "PUT", path, body: "Аня" })?.status).toBe(200);
    files.s3({ method: "PUT", path: "/results/bytes", body: bytes });
    files.s3({ method: "PUT", path: "/results/gone", body: "" });
    files.s3({ method: "DELETE", path: "/results/gone", body: "" });
    people.add("pool", "anna@shop.example").groups.add("viewer");
    people.changed("pool");
  });
  await run(async (keep) => {
    const { files, people } = opened(keep);
    await files.resume();
    await people.resume();
    expect(files.s3({ method: "GET", path, body: "" })?.body.toString()).toBe("Аня");
    expect(files.s3({ method: "GET", path: "/results/bytes", body: "" })?.body).toEqual(bytes);
    expect(files.s3({ method: "GET", path: "/results/gone", body: "" })?.status).toBe(404);
    const anna = people.accounts("pool").find(({ email }) => email === "anna@shop.example");
    expect([...(anna?.groups ?? [])]).toEqual(["viewer"]);
  });
});

test("the double of a shop knows its codes again, and does not tell its orders twice", async () => {
  const told: string[] = [];
  const deps = {
    ...{ now: () => START, machineNow: () => 0, key: "ck:cs", webhookSecret: "secret", currency: "RUB" },
    categories: {},
    tell: async (path: string) => void told.push(path),
  };
  const opened = async (keep: OpenFolder) => {
    const { listener } = await remembering(keep, (inner) => makeWooCommerce(inner), deps);
    const server = createServer(listener).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { authorization: `Basic ${Buffer.from("ck:cs").toString("base64")}` };
    const post = (path: string, body: object) =>
      fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    const codes = async () => {
      const list = await (await fetch(`${url}/wp-json/wc/v3/coupons?per_page=100`, { headers })).json();
      return (list as readonly { code: string }[]).map(({ code }) => code);
    };
    return { post, codes, close: () => server.close() };
  };
  const coupon = { code: "hello-1", discount_type: "percent", amount: "10" };
  const order = {
    order: "7",
    customer: { email: "b@example.com" },
    items: [{ product: "tea", name: "Tea", price: 500, quantity: 1 }],
  };
  await run(async (keep) => {
    const { post, codes, close } = await opened(keep);
    await post("/wp-json/wc/v3/coupons/batch", { create: [coupon] });
    await post("/checkout", order);
    expect(await codes()).toHaveLength(1);
    expect(told).toHaveLength(1);
    close();
  });
  const before = [...told];
  await run(async (keep) => {
    const { codes, close } = await opened(keep);
    expect(await codes()).toEqual([coupon.code]);
    expect(told).toEqual(before);
    close();
  });
});
