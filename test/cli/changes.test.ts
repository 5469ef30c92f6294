import { Command } from "commander";
import { afterEach, describe, expect, it, vi } from "vitest";
import { changesCommand } from "../../cli/commands/changes.ts";
import { CONFIG_ROWS } from "../../cli/config/changing.ts";
import { makeConfigOverStore } from "../../cli/config/over-store.ts";
import type { CodesAccess } from "../../cli/offers/access.ts";
import { CODE_ROWS } from "../../cli/offers/changing.ts";
import { makeRecord } from "../../cli/recording/record.ts";
import { recorded } from "../../cli/recording/recorded.ts";
import { misuse } from "../../cli/terminal/refusal.ts";
import { userName } from "../../cli/terminal/user-name.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeReadChanges } from "../../src/app/team/read-changes.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { NOON } from "../support/chains.ts";

afterEach(() => vi.restoreAllMocks());

function deployment() {
  let now = NOON;
  const changeLog = makeMemoryChangeLog();
  const clock = { now: () => (now += 1) };
  const record = makeRecord({ changeLog, clock });
  const read = makeReadChanges({ changeLog, clock });
  const config = recorded(
    makeConfigOverStore(makeMemoryConfigStore(), NOON, () => Promise.reject(new Error("not asked"))),
    CONFIG_ROWS,
    record,
  );
  const push = (file: string) =>
    config.push({
      files: { "store.yaml": file },
      bundle: shopWith({ steps: [{ send: "one" }] }),
      by: "anna",
      force: true,
    });
  const run = async (...args: readonly string[]) => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    printed.mockClear();
    const program = new Command().exitOverride();
    program.addCommand(changesCommand(async () => ({ page: read })).exitOverride());
    await program.parseAsync(["changes", ...args], { from: "user" });
    return printed.mock.calls.flat().join("\n");
  };
  const later = (ms: number) => {
    now += ms;
  };
  return { config, push, record, read, run, later, changeLog };
}

describe("what commands change in the tables", () => {
  it("is in the log of changes with who, and from which version to which", async () => {
    const { push, read } = deployment();
    await push("one");
    await push("two");
    const { changes } = await read({});
    expect(changes).toMatchObject([
      {
        ...{ what: "comeback config push", area: "config", from: 1, to: 2, outcome: "done" },
        by: { subject: userName(), via: "command-line" },
      },
      { what: "comeback config push", to: 1, outcome: "done" },
    ]);
  });

  it("is written before it is done, and not done where that fails", async () => {
    const { config, changeLog } = deployment();
    vi.spyOn(changeLog, "keep").mockRejectedValue(new Error("no table"));
    await expect(config.switchChain("win-back", true)).rejects.toThrow("no table");
  });

  it("says that a command has refused, and nothing of what broke on the way", async () => {
    const { record, read, later } = deployment();
    const change = { command: "chain stop", area: "chains", target: "win-back" };
    await expect(record(change, () => Promise.reject(misuse("no")))).rejects.toThrow("no");
    await expect(record(change, () => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
    later(DAY);
    expect((await read({})).changes.map(({ outcome }) => outcome)).toEqual(["unknown", "refused"]);
  });

  it("has no line for what only reads or is only tried", async () => {
    const { config, record, read } = deployment();
    await config.history();
    const codes = recorded(
      { add: async () => ({ kind: "added", results: ["added"] }) } as unknown as CodesAccess,
      CODE_ROWS,
      record,
    );
    await codes.add({ offer: "spring", codes: ["A"], dryRun: true });
    expect((await read({})).changes).toEqual([]);
    await codes.add({ offer: "spring", codes: ["A"], dryRun: false });
    expect((await read({})).changes).toMatchObject([{ target: "spring", details: { codes: 1, added: 1 } }]);
  });
});

describe("comeback changes", () => {
  it("lists them, the newest first", async () => {
    const { push, run } = deployment();
    await push("one");
    await push("two");
    const text = await run();
    expect(text).toMatch(/comeback CLI, .*comeback config push.*config.*1 → 2.*done/);
    expect(JSON.parse(await run("--json"))).toHaveLength(2);
  });

  it("narrows to a person, a kind and a time", async () => {
    const { push, record, run, later } = deployment();
    await push("one");
    later(2 * DAY);
    await record({ command: "chain pause", area: "chains", target: "win-back" }, async () => undefined);
    const found = async (...args: readonly string[]) => JSON.parse(await run(...args, "--json")).length;
    expect(await found("--kind", "chains")).toBe(1);
    expect(await found("--by", "nobody")).toBe(0);
    expect(await found("--by", userName())).toBe(2);
    expect(await found("--since", new Date(NOON + DAY).toISOString())).toBe(1);
    expect(await found("--most", "1")).toBe(1);
    expect(await run("--kind", "team")).toContain("No change is in the log");
  });
});
