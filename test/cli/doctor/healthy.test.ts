import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { AREAS, examine } from "../../../cli/doctor/examine.ts";
import { doctorPage } from "../../../cli/doctor/page.ts";
import { diagnose, EMPTY, refused, siteOf } from "../../support/doctor.ts";

const CHECKS = AREAS.flatMap(({ checks }) => checks);

describe("the doctor", () => {
  it("finds nothing wrong with a healthy deployment", async () => {
    const found = await examine(await siteOf());
    expect(found.map(({ id, state, says }) => ({ id, state, says: says.slice(0, 200) }))).toEqual(
      CHECKS.map(({ id }) => ({ id, state: "ok", says: expect.any(String) })),
    );
  });

  it("names what it may not look at, and goes on with the rest", async () => {
    const message =
      "User: arn:aws:iam::1:user/me is not authorized to perform: ses:GetAccount on resource: *";
    const says = await diagnose({ aws: { GetAccountCommand: refused("AccessDeniedException", message) } });
    expect(says("ses-production")).toMatchObject({
      state: "unchecked",
      says: "could not be checked (missing permission ses:GetAccount)",
      remedy: "Allow ses:GetAccount to the role or user whose credentials these are.",
    });
    expect(says("dkim").state).toBe("ok");
  });

  it.each([
    "AuthorizationErrorException",
    "AccessDenied",
    "NotAuthorizedException",
  ])("names the permission also where AWS does not (%s)", async (name) => {
    const says = await diagnose({ aws: { ListSubscriptionsByTopicCommand: refused(name, "no") } });
    expect(says("alarm-listener")).toMatchObject({
      state: "unchecked",
      says: "could not be checked (missing permission sns:ListSubscriptionsByTopic)",
    });
  });

  it("says what went wrong when AWS does not answer", async () => {
    const says = await diagnose({
      aws: { DescribeAlarmsCommand: refused("TimeoutError", "socket hang up") },
    });
    expect(says("alarms")).toMatchObject({
      state: "unchecked",
      says: "could not be checked (TimeoutError: socket hang up)",
    });
  });

  it("has a remedy in a sentence for all that is not well", async () => {
    const nothing = await siteOf({ outputs: new Map(), store: null, aws: EMPTY });
    for (const { id, state, remedy } of await examine(nothing))
      if (state !== "ok")
        expect({ id, remedy }).toEqual({ id, remedy: expect.stringMatching(/^[A-Z].*[.]$/) });
  });
});

describe("the doctor's page", () => {
  it("has a line for each check, what to do under it, where to read on, and a summary", async () => {
    const aws = { ListSubscriptionsByTopicCommand: { Subscriptions: [] } };
    const page = doctorPage("stack X", await examine(await siteOf({ aws })));
    const lines = page.split("\n");
    const at = lines.findIndex((line) => line.includes("who hears them: nobody"));
    expect(lines[at + 1]).toMatch(/^ +→ Set `alarmEmail`.*\(docs\/deploy\.md#alarms\)$/);
    expect(lines.at(-1)).toBe(`${CHECKS.length - 1} ok, 0 warnings, 1 problem`);
  });
});

describe("the docs", async () => {
  const read = (page: string) => readFile(new URL(`../../../docs/${page}`, import.meta.url), "utf8");
  const anchorsOf = (text: string) =>
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, "")
        .replaceAll(" ", "-"),
    );

  it.each(CHECKS.map(({ id, doc }) => [id, doc]))("have what %s refers to: %s", async (_, doc = "") => {
    const [page = "", anchor] = doc.split("#");
    const anchors = anchorsOf(await read(page));
    if (anchor !== undefined) expect(anchors).toContain(anchor);
  });

  it("name every permission that the doctor needs", async () => {
    const guide = await read("deploy.md");
    for (const action of new Set(CHECKS.flatMap(({ needs }) => needs)))
      expect(guide).toContain(`"${action}"`);
  });
});
