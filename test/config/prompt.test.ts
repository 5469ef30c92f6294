import { describe, expect, it } from "vitest";
import { promptProblems } from "../../src/adapters/config/prompt.ts";

const said = (...[prompt, enter, first]: Parameters<typeof promptProblems>) =>
  promptProblems(prompt, enter, first).map(({ message }) => message);

describe("prompt in a chain", () => {
  it.each([
    "subscribed",
    "consent_given",
    "ordered",
    "order_delivered",
    "reviewed",
  ])("may follow %s", (event) => {
    expect(said(true, { event }, { send: "welcome" })).toEqual([]);
  });

  it.each([
    { event: "visited" },
    { event: "cart_changed" },
    { segment: "newcomers" },
  ])("is refused after %o, which happens to too many at once", (enter) => {
    expect(said(true, enter, { send: "welcome" })).toEqual([
      expect.stringContaining(
        "one of the events subscribed, consent_given, ordered, order_delivered, reviewed",
      ),
    ]);
  });

  it("is refused where no mail comes first", () => {
    expect(said(true, { event: "subscribed" }, { wait: "2d" })).toEqual([
      expect.stringContaining("put a send first"),
    ]);
  });

  it.each([undefined, false])("says nothing of a chain with prompt %s", (prompt) => {
    expect(said(prompt, { event: "visited" }, { wait: "2d" })).toEqual([]);
  });
});
