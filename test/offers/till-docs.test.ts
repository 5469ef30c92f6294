import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeWith, till } from "../support/tills.ts";

const page = readFileSync(new URL("../../docs/till.md", import.meta.url), "utf8");

/** Each curl line of the page with the answer that stands below it. */
const examples = [
  ...page.matchAll(
    /```sh\ncurl .*"\$API\/v1\/codes\/(\w+)" -d '([\s\S]+?)'\n```\n([\s\S]*?)```json\n([\s\S]+?)\n```/g,
  ),
].map(([, what = "", body = "", , answer = ""]) => ({
  what: what as "check",
  body: JSON.parse(body) as object,
  answer: JSON.parse(answer) as object,
}));

const plain = (text: string) => JSON.parse(text.replaceAll("\u00a0", " ")) as object;

describe("docs/till.md", () => {
  it("shows requests that get, one after the other, the answers that it shows", async () => {
    expect(examples.map(({ what }) => what)).toEqual([
      "check",
      "check",
      "redeem",
      "redeem",
      "release",
      "redeem",
    ]);
    const { ask } = await till({
      codes: [codeWith(), codeWith({ code: "HELLO-BGT2M1N0", terms: { minOrder: 100_000 } })],
    });
    for (const { what, body, answer } of examples)
      expect(plain(JSON.stringify((await ask(what, body)).body)), JSON.stringify(body)).toEqual(answer);
  });

  it("names every reason", () => {
    const reasons = [...page.matchAll(/^\| `([a-z-]+)` \| /gm)].map(([, reason]) => reason);
    for (const reason of [
      ...["unknown", "expired", "withdrawn", "already-used", "given-back", "customer-needed"],
      ...["not-yours", "below-minimum", "nothing-fits", "budget"],
    ])
      expect(reasons).toContain(reason);
  });
});
