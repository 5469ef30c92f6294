import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { day, key } from "../support/facts.ts";
import { loyaltyApi } from "../support/loyalty-api.ts";
import { grant, walletProgramme } from "../support/wallets.ts";

const page = readFileSync(new URL("../../docs/loyalty-api.md", import.meta.url), "utf8");

/** Each curl line of the page with the answer that stands below it. */
const examples = [
  ...page.matchAll(
    /```sh\ncurl .*?"\$API\/v1\/loyalty\/([^"]+)"(?: -d '([\s\S]+?)')?\n```\n\n```json\n([\s\S]+?)\n```/g,
  ),
].map(([, path = "", body, answer = ""]) => ({
  path,
  ...(body !== undefined && { body: JSON.parse(body) as object }),
  answer: JSON.parse(answer) as object,
}));

describe("docs/loyalty-api.md", () => {
  it("shows requests that get, one after the other, the answers that it shows", async () => {
    expect(examples.map(({ path }) => path.split("/")[1] ?? "balance")).toEqual([
      ...["balance", "hold", "commit", "cancel", "codes"],
    ]);
    const { tell, get, post } = await loyaltyApi(walletProgramme({ most_percent: 30 }));
    await tell([grant(500, { customer: key("u:anna"), at: day(9) })]);
    for (const { path, body, answer } of examples) {
      const got = await (body ? post(path, body) : get(path));
      const shown = JSON.stringify(got.body).replace(/POINTS-[0-9A-Z]{8}/, "POINTS-…");
      expect(JSON.parse(shown), path).toEqual(answer);
    }
  });

  it("names every reason", () => {
    const reasons = [...page.matchAll(/^\| `([a-z-]+)` \| \d/gm)].map(([, reason]) => reason);
    const code = readFileSync(new URL("../../src/domain/loyalty/wallet-decide.ts", import.meta.url), "utf8");
    const type = code.slice(
      code.indexOf("export type WalletRefusal"),
      code.indexOf("export type WalletOutcome"),
    );
    const known = [...type.matchAll(/why: ([^;}]+)/g)].flatMap(
      ([, whys = ""]) => whys.match(/[a-z-]+(?=")/g) ?? [],
    );
    // Refused by its shape before anybody decides.
    expect(new Set([...reasons, "not-whole"])).toEqual(new Set(known));
  });
});
