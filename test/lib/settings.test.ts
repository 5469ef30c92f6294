import { RootConstruct } from "constructs";
import { describe, expect, it } from "vitest";
import { settingsOf } from "../../lib/settings.ts";

function settings(context: Readonly<Record<string, unknown>>) {
  const { node } = new RootConstruct();
  for (const [key, value] of Object.entries(context)) node.setContext(key, value);
  return settingsOf(node);
}

describe("settings of a deployment", () => {
  it("are those of the example store when nothing is said", () => {
    expect(settings({})).toEqual({
      timeZone: "Europe/Moscow",
      createMailIdentity: true,
      lambdaConcurrency: 1000,
      foldWithinSeconds: 180,
      dashboard: true,
      canary: true,
      analystFiles: "auto",
      admin: true,
      page: { kind: "cloudfront" },
      adminMachineClient: false,
    });
  });

  it("refuse a time zone that does not exist", () => {
    expect(() => settings({ timeZone: "Europe/Moskow" })).toThrow(/Europe\/Moskow is not an IANA time zone/);
  });

  it("refuse another word for when files for analysts are written", () => {
    expect(settings({ analystFiles: "always" }).analystFiles).toBe("always");
    expect(() => settings({ analystFiles: "true" })).toThrow(/analystFiles must be auto, always, never/);
  });

  it("refuse what is not text", () => {
    expect(() => settings({ mailDomain: { name: "shop.example" } })).toThrow(/mailDomain must be a string/);
  });

  it("refuse a concurrency that is no number", () => {
    for (const lambdaConcurrency of ["many", 0, 2.5])
      expect(() => settings({ lambdaConcurrency })).toThrow(
        /lambdaConcurrency must be a whole number from 1, not/,
      );
  });

  it("take the seconds that Lambda can gather a batch for, and no others", () => {
    expect(settings({ foldWithinSeconds: "0" }).foldWithinSeconds).toBe(0);
    for (const foldWithinSeconds of [301, -1, "soon"])
      expect(() => settings({ foldWithinSeconds })).toThrow(
        /foldWithinSeconds must be a whole number from 0 to 300/,
      );
  });

  it("put the page behind CloudFront, at an origin that is given, or nowhere", () => {
    expect(settings({ page: "false" }).page).toBeUndefined();
    expect(settings({ admin: "false" }).page).toBeUndefined();
    const origin = "http://127.0.0.1:4409";
    expect(settings({ pageOrigin: origin }).page).toEqual({ kind: "elsewhere", origin });
    expect(() => settings({ pageOrigin: "https://page.shop.example/" })).toThrow(/scheme, host and port/);
  });

  it("take a domain for the page with its certificate, which has to be where CloudFront looks", () => {
    const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1";
    const domain = { name: "page.shop.example", certificateArn };
    const both = { pageDomain: domain.name, pageCertificateArn: certificateArn };
    expect(settings(both).page).toEqual({ kind: "cloudfront", domain });
    expect(() => settings({ pageDomain: domain.name })).toThrow(/one of them is missing/);
    expect(() =>
      settings({ ...both, pageCertificateArn: certificateArn.replace("us-east-1", "eu-central-1") }),
    ).toThrow(/must be of us-east-1/);
  });

  it("understand false from the command line and from cdk.json", () => {
    expect(settings({ createMailIdentity: "false" }).createMailIdentity).toBe(false);
    expect(settings({ createMailIdentity: false }).createMailIdentity).toBe(false);
  });

  it("name a domain for links with its certificate or its zone, and CloudFront with what it is known by", () => {
    const name = "links.shop.example";
    expect(settings({ publicDomain: name, publicHostedZoneId: "Z1" }).publicDomain).toEqual({
      ...{ name, hostedZoneId: "Z1" },
    });
    expect(settings({ firewall: "true", firewallAllow: "203.0.113.7/32, " }).firewall).toEqual({
      allow: ["203.0.113.7/32"],
    });
    const edge = {
      edgeSecretArn: "arn:aws:secretsmanager:eu-central-1:1:secret:e",
      edgeSha256: "a".repeat(64),
    };
    const refused: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ publicDomain: name }, /needs publicCertificateArn, or publicHostedZoneId/],
      [{ publicDomain: "https://links.shop.example", publicHostedZoneId: "Z1" }, /must be a name such as/],
      [{ publicCertificateArn: "arn:aws:acm:us-east-1:1:certificate/1" }, /publicDomain, which is missing/],
      [{ ...edge, publicDomain: name, publicHostedZoneId: "Z1" }, /must be there and of us-east-1/],
      [{ edgeSha256: "a".repeat(64) }, /go together/],
      [{ ...edge, edgeSha256: "the secret itself" }, /SHA-256 in hex/],
      [
        { ...edge, edgeWebAclArn: "arn:aws:wafv2:eu-central-1:1:regional/webacl/x/1" },
        /must be of us-east-1/,
      ],
    ];
    for (const [context, reason] of refused) expect(() => settings(context)).toThrow(reason);
  });
});
