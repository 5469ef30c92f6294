import { describe, expect, it } from "vitest";
import { isPublic, makePoster, publicLookup, retryAfter } from "../../src/adapters/webhooks/poster.ts";
import { webhookFault } from "../../src/domain/webhooks/address.ts";

describe("the address of a webhook", () => {
  it.each([
    "http://sms.example/x",
    "ftp://sms.example/x",
    "//sms.example/x",
    "https://localhost/x",
    "https://localhost./x",
    "https://app.localhost/x",
    "https://router.local/x",
    "https://metadata.google.internal/computeMetadata",
    "https://printer/x",
    "https://127.0.0.1/x",
    "https://0x7f.1/x",
    "https://2130706433/x",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://8.8.8.8/x",
    "https://user:secret@sms.example/x",
    "https://sms.example/x#part",
  ])("is refused: %s", (url) => expect(webhookFault(url)).toBeTypeOf("string"));

  it.each([
    "https://sms.example/x?a=1",
    "https://xn--80aswg.xn--p1ai/",
    "https://hooks.sms.example:8443/x",
  ])("is good: %s", (url) => expect(webhookFault(url)).toBeUndefined());
});

describe("where a webhook's name leads", () => {
  it.each([
    ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"],
    ...[
      "224.0.0.1",
      "255.255.255.255",
      "::1",
      "::",
      "fe80::1",
      "fc00::1",
      "fd00:ec2::254",
      "::ffff:10.0.0.1",
    ],
    ...["64:ff9b::a00:1", "2002:a00:1::", "ff02::1", "not an address"],
  ])("is no public address: %s", (address) => expect(isPublic(address)).toBe(false));

  it.each(["8.8.8.8", "2606:4700:4700::1111"])("is one: %s", (address) =>
    expect(isPublic(address)).toBe(true));

  it("is looked at for the very connection: a name of this machine is refused, and so is the post", async () => {
    const error = await new Promise((done) => publicLookup("localhost", { all: true }, done));
    expect(`${error}`).toMatch(/not a public address/);
    const result = await makePoster((_, options, answer) => publicLookup("localhost", options, answer)).post({
      ...{ url: "https://sms.example/x", headers: {}, body: "{}" },
    });
    expect(result).toEqual({ kind: "failed", why: expect.stringMatching(/not a public address/) });
  });
});

it("reads how long a receiver wants to wait, in seconds or as a date", () => {
  const now = Date.UTC(2026, 2, 1);
  expect(retryAfter("120", now)).toBe(120_000);
  expect(retryAfter("Sun, 01 Mar 2026 00:01:00 GMT", now)).toBe(60_000);
  expect(retryAfter("Sat, 28 Feb 2026 00:00:00 GMT", now)).toBe(0);
  expect([undefined, "soon", ""].map((header) => retryAfter(header, now))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
