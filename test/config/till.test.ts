import { describe, expect, it } from "vitest";
import { StoreFile } from "../../src/contracts/config/store.ts";

const till = StoreFile.shape.till;
const written = { platform: "woocommerce", url: "https://shop.example", categories: { tea: "12" } } as const;

describe("the till in store.yaml", () => {
  it("names the platform's address and the ids of its categories", () => {
    expect(till.parse(written)).toMatchObject(written);
  });

  it.each([
    ["an address to which the key would go in clear", { url: "http://shop.example" }, "must be https"],
    ["a name in place of a category's id", { categories: { tea: "tea" } }, "must be the number"],
    ["an id of 0", { categories: { tea: "0" } }, "must be the number"],
  ])("is refused for %s", (_, more, why) => {
    expect(till.safeParse({ ...written, ...more }).error?.issues[0]?.message).toContain(why);
  });
});
