import { describe, expect, it } from "vitest";
import { makeSecrets } from "../../src/adapters/secrets.ts";
import { fakeSecretsManager } from "../support/fake-secrets.ts";

const MINUTE = 60_000;

function shop(...versions: object[]) {
  const manager = fakeSecretsManager(...versions.map((version) => JSON.stringify(version)));
  const clock = { at: 0, now: () => clock.at };
  const secrets = makeSecrets(manager.client, "keys", clock);
  return { ...manager, clock, secrets, rotate: (to: object) => manager.put(JSON.stringify(to)) };
}

describe("keys", () => {
  it("are those of a secret that was never changed", async () => {
    const { secrets } = shop({ segment: "one", shopify: "", links: ["new", "old"] });
    expect(await secrets.keys()).toEqual({
      segment: ["one"],
      shopify: [],
      woocommerce: [],
      till: [],
      standard: [],
      webhooks: [],
      server: [],
      identity: [],
      links: ["new", "old"],
      mailbox: [],
    });
  });

  it("are kept for five minutes, whatever is asked of them meanwhile", async () => {
    const { secrets, clock, calls } = shop({ segment: "one" });
    await secrets.keys();
    const first = calls();
    clock.at = 5 * MINUTE - 1;
    await secrets.keys();
    expect(calls()).toBe(first);
    clock.at = 5 * MINUTE;
    await secrets.keys();
    expect(calls()).toBe(2 * first);
  });

  it("of the version before stay good after a rotation, behind the new ones", async () => {
    const { secrets, clock, rotate } = shop({ shopify: "old", links: "old" });
    await secrets.keys();
    rotate({ shopify: "new", links: ["new", "old"] });
    expect((await secrets.keys()).shopify).toEqual(["old"]);
    clock.at = 5 * MINUTE;
    expect(await secrets.keys()).toMatchObject({ shopify: ["new", "old"], links: ["new", "old"] });
  });

  it("are gone with the second rotation", async () => {
    const { secrets } = shop({ shopify: "leaked" }, { shopify: "second" }, { shopify: "third" });
    expect((await secrets.keys()).shopify).toEqual(["third", "second"]);
  });

  it("are those of the current version alone when the one before is no JSON", async () => {
    const manager = fakeSecretsManager('{"shopify": "cut off', '{"shopify": "mended"}');
    const secrets = makeSecrets(manager.client, "keys", { now: () => 0 });
    expect((await secrets.keys()).shopify).toEqual(["mended"]);
  });

  it("do not show in the error when the secret is no JSON", async () => {
    const manager = fakeSecretsManager('whsec_canary, "shopify"');
    const failed = makeSecrets(manager.client, "keys", { now: () => 0 }).keys();
    const error = await failed.catch((reason: Error) => `${reason.stack} ${reason.cause}`);
    expect(error).toMatch(/the keys secret is not the JSON that it should be/);
    expect(error).not.toContain("canary");
  });
});
