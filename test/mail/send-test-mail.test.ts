import { beforeAll, describe, expect, it } from "vitest";
import { bundleOrRefusal, openFolder } from "../../cli/config/folder.ts";
import { makeMailsHandler } from "../../functions/admin/mails-handler.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryTeam } from "../../src/adapters/memory/team.ts";
import { makeSendTestMail, type SendTestMailDeps } from "../../src/app/config/send-test-mail.ts";
import type { PlainMail, SendResult } from "../../src/ports/mail.ts";
import { TEST_MAILS_AN_HOUR } from "../../src/ports/test-mails.ts";
import { shaped } from "../support/admin-answers.ts";
import { adminEvent, NO_CONTEXT, personClaims, programClaims } from "../support/admin-api.ts";
import { customerWith } from "../support/config.ts";
import { previewing } from "../support/previewing.ts";

const STORE = "examples/store";
const NOW = Date.UTC(2026, 2, 1, 9);
const folder = await openFolder(STORE);
const { bundle } = bundleOrRefusal(STORE, folder, "", {});
const config = makeMemoryConfigStore();
const team = makeMemoryTeam();
const changeLog = makeMemoryChangeLog();
let [ann, bob] = ["", ""];

beforeAll(async () => {
  await config.publish({ files: folder.files, bundle, by: "ann", publishedAt: NOW, digest: "d" });
  for (const email of ["ann@shop.example", "bob@shop.example"]) await team.invite(email);
  ann = (await team.find("ann@shop.example"))?.id ?? "";
  bob = (await team.find("bob@shop.example"))?.id ?? "";
});

const sample = { kind: "sample", of: "full" } as const;

function sending(
  parts: Partial<SendTestMailDeps> = {},
  result: SendResult = { kind: "sent", messageId: "m" },
) {
  const mails: PlainMail[] = [];
  const testMailer = {
    async send(mail: PlainMail) {
      mails.push(mail);
      return result;
    },
  };
  const { profile } = customerWith({ name: "Olga", locale: "en" });
  const customers = { get: async () => ({ profile }) as never };
  const deps = previewing({
    ...{ config, changeLog, clock: { now: () => NOW }, mailboxes: team, testMailer, customers },
    ...parts,
  });
  return { mails, deps, send: makeSendTestMail(deps) };
}

describe("a test mail", () => {
  it("goes to whoever asks, marked as one, with links that are nobody's", async () => {
    const { mails, send } = sending();
    const result = await send({ template: "birthday", language: "en", as: sample }, ann);
    expect(result).toMatchObject({ kind: "sent", to: "ann@shop.example", messageId: "m" });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: "ann@shop.example", subject: expect.stringMatching(/^\[test\] /) });
    expect(mails[0]?.from).toContain(bundle.store.sender.from);
    expect(mails[0]?.html).toContain("https://api.test/u/test");
  });

  it("goes to others of the team, and to nobody else", async () => {
    const { mails, send } = sending();
    const asked = { template: "birthday", language: "en", as: sample };
    expect(await send(asked, ann, "bob@shop.example")).toMatchObject({ kind: "sent" });
    expect(await send(asked, ann, "customer@mail.example")).toEqual({ kind: "no-mailbox" });
    expect(mails.map(({ to }) => to)).toEqual(["bob@shop.example"]);
  });

  it("takes a customer's data to nobody but the caller", async () => {
    const { mails, send } = sending();
    const asked = {
      template: "birthday",
      language: "en",
      as: { kind: "customer", customer: "u:1" },
    } as const;
    expect(await send(asked, ann, "bob@shop.example")).toEqual({ kind: "only-to-oneself" });
    expect(await send(asked, bob, "bob@shop.example")).toMatchObject({ kind: "sent" });
    expect(mails.map(({ to, subject }) => [to, subject.includes("Olga")])).toEqual([
      ["bob@shop.example", true],
    ]);
  });

  it("is not sent, and counts for no hour, where there is no such template", async () => {
    const { mails, send } = sending({
      testMails: { admits: async () => Promise.reject(new Error("asked")) },
    });
    expect(await send({ template: "nothing", as: sample }, ann)).toMatchObject({ kind: "refused" });
    expect(mails).toEqual([]);
  });

  it("says why SES did not take it", async () => {
    const { send } = sending({}, { kind: "refused", reason: "not verified", because: "account" });
    const result = await send({ template: "birthday", language: "en", as: sample }, ann);
    expect(result).toEqual({ kind: "not-taken", why: "not verified" });
  });
});

describe("POST /v1/mails/{template}/test", () => {
  const route = "POST /v1/mails/{template}/test";
  const ask = async (deps: SendTestMailDeps, claims: Readonly<Record<string, string>>, body: object = {}) => {
    const handler = shaped(makeMailsHandler({ ...previewing(), ...deps, changeLog }));
    const path = { template: "birthday" };
    const event = adminEvent({ route, claims, path, body: JSON.stringify({ language: "en", ...body }) });
    const { statusCode, body: said } = await handler(event, NO_CONTEXT);
    return { status: statusCode, said: JSON.parse(`${said}`) };
  };
  const as = (sub: string, role: "viewer" | "marketer") => ({ ...personClaims(role), sub, username: sub });

  it("leaves a line in the log of changes, with the address masked", async () => {
    const { deps } = sending();
    expect(await ask(deps, as(ann, "marketer"))).toMatchObject({
      status: 200,
      said: { to: "ann@shop.example" },
    });
    const { changes } = await changeLog.page({ most: 1, now: NOW });
    expect(changes[0]).toMatchObject({ what: route, area: "mails", target: "birthday", outcome: "done" });
    expect(JSON.stringify(changes[0])).not.toContain("ann@shop.example");
  });

  it("is for marketers and up", async () => {
    const { deps, mails } = sending();
    expect((await ask(deps, as(ann, "viewer"))).status).toBe(403);
    expect(mails).toEqual([]);
  });

  it("asks programs for an address of the team", async () => {
    const { deps } = sending();
    const program = programClaims("mails.write");
    expect((await ask(deps, program)).said).toMatchObject({ type: "urn:comeback:problem:not-possible" });
    const sent = await ask(deps, program, { to: "bob@shop.example" });
    expect(sent.status).toBe(200);
    expect(sent.said.to).not.toContain("bob@");
  });

  it("is so many an hour", async () => {
    const { deps, mails } = sending();
    for (let sent = 0; sent < TEST_MAILS_AN_HOUR; sent++) await ask(deps, as(ann, "marketer"));
    const { status, said } = await ask(deps, as(ann, "marketer"));
    expect([status, said.detail]).toEqual([422, expect.stringContaining(`${TEST_MAILS_AN_HOUR}`)]);
    expect(mails).toHaveLength(TEST_MAILS_AN_HOUR);
  });
});
