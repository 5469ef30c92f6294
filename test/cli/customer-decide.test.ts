import { Command } from "commander";
import { afterEach, describe, expect, it, vi } from "vitest";
import { customerCommand } from "../../cli/commands/customer.ts";
import { mailboxCommand } from "../../cli/commands/mailbox.ts";
import { makeAllowMailbox } from "../../src/app/mailbox/allow.ts";
import { makeDecidePeople } from "../../src/app/people/decide-people.ts";
import { key, order } from "../support/facts.ts";
import { secrets, world } from "../support/projecting.ts";

afterEach(() => vi.restoreAllMocks());

async function terminal() {
  const people = world();
  await people.tell(["u:1", "u:2"].map((one) => order(one, 0, 100, { customer: key(one) })));
  const deps = { ...people, secrets, clock: { now: () => 1_000 } };
  const open = async () => ({ decide: makeDecidePeople(deps), allowMailbox: makeAllowMailbox(deps) });
  return async (...args: readonly string[]) => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    printed.mockClear();
    const program = new Command().exitOverride();
    program.addCommand(customerCommand(open)).addCommand(mailboxCommand(open));
    await program.parseAsync([...args], { from: "user" });
    await people.tell([]);
    return printed.mock.calls.flat().join("\n");
  };
}

describe("comeback customer merge and split", () => {
  it("say who is who, and change nothing without --yes", async () => {
    const run = await terminal();
    const asked = ["customer", "merge", "2", "1", "--reason", "asked"];
    expect(await run(...asked)).toContain("after  u:1 with u:2\nNothing has changed");
    expect(JSON.parse(await run(...asked, "--json"))).toMatchObject({ result: "looked" });
    expect(await run(...asked, "--yes")).toContain("Decided");
    await expect(run(...asked)).rejects.toThrow("both are u:1 already");
    expect(await run("customer", "split", "2", "1", "--reason", "no", "--yes")).toContain(
      "after  u:1\n         u:2\n",
    );
  });

  it("want a reason, and people who are known", async () => {
    const run = await terminal();
    await expect(run("customer", "merge", "2", "1", "--reason", " ")).rejects.toThrow("--reason");
    await expect(run("customer", "split", "2", "9", "--reason", "no")).rejects.toThrow(
      'nobody is known as "9"',
    );
  });
});

describe("comeback mailbox allow", () => {
  it("says the standing before and after", async () => {
    const run = await terminal();
    const answer = JSON.parse(
      await run("mailbox", "allow", "ann@example.com", "--reason", "asked", "--json"),
    );
    expect(answer).toMatchObject({ before: { mayMail: "not-now" }, after: { mayMail: "not-now" } });
  });
});
