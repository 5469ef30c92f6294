import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chainCommand } from "../../cli/commands/chain.ts";
import { configCommand } from "../../cli/commands/config.ts";
import { type ChainDeps, makeConfigOverStore } from "../../cli/config/over-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { type HeldEntries, writeHeld } from "../../src/app/nightly/documents.ts";
import type { ResultsAnswer } from "../../src/contracts/answers/results.ts";
import type { Entry } from "../../src/domain/chains/journal.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import { chainWork } from "../support/chain-work.ts";
import { SMALL_CONFIG } from "../support/config.ts";
import { lineWith, orderedBy, resultsOf } from "../support/results.ts";

const NOW = Date.UTC(2026, 2, 1, 9);

let store: ConfigStore;
let folder: string;
let work: ChainDeps;
/** What the nights have counted. */
let results: ResultsAnswer | undefined;

beforeEach(async () => {
  store = makeMemoryConfigStore();
  work = chainWork(NOW);
  results = undefined;
  folder = await mkdtemp(join(tmpdir(), "comeback-config-"));
  for (const [file, text] of Object.entries(SMALL_CONFIG)) await write(file, text);
});
afterEach(async () => {
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

async function write(file: string, text: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** What the command prints, and the exit code that it ends with. */
async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  process.exitCode = undefined;
  const program = new Command().exitOverride();
  const open = async () => makeConfigOverStore(store, NOW, async () => work);
  program.addCommand(configCommand(open));
  program.addCommand(
    chainCommand(open, async () => ({ results: async () => results, customers: async () => undefined })),
  );
  try {
    await program.parseAsync([...args], { from: "user" });
    return { code: Number(process.exitCode ?? 0), out: output() };
  } catch (error) {
    const { message, exitCode } = error as Error & { readonly exitCode: number };
    return { code: exitCode, out: `${output()}\n${message}` };
  } finally {
    printed.mockRestore();
  }

  function output(): string {
    return stripVTControlCharacters(printed.mock.calls.flat().join("\n"));
  }
}

const push = (...args: readonly string[]) => run("config", "push", folder, "--by", "ann", ...args);

describe("comeback config validate", () => {
  it("says that all is right", async () => {
    expect(await run("config", "validate", folder)).toEqual({
      code: 0,
      out: `${folder} is all right: 2 segments, 2 offers, 1 chain, 1 template in ru, en`,
    });
  });

  it("prints every problem as file, line and column, and fails", async () => {
    await write("chains/welcome.yaml", "name: W\nenter: { event: subscribed }\nsteps:\n  - sned: hello\n");
    const { code, out } = await run("config", "validate", folder);
    expect(code).toBe(1);
    expect(out).toContain(
      `${join(folder, "chains/welcome.yaml")}:4:5 needs wait, wait_until, wait_for, send, silence or emit`,
    );
  });

  it("prints JSON for scripts", async () => {
    await write("extra.yaml", "");
    const { code, out } = await run("config", "validate", folder, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out.split("\n")[0] ?? "")).toMatchObject({
      ok: false,
      problems: [{ file: "extra.yaml", line: 1 }],
    });
  });

  it("takes a folder that is not there for wrong usage", async () => {
    expect(await run("config", "validate", join(folder, "nothing"))).toMatchObject({ code: 2 });
    expect(await run("config", "validate", join(folder, "chains", ".."))).toMatchObject({ code: 0 });
    expect(await run("config", "validate", join(folder, "store.yaml"))).toMatchObject({ code: 2 });
    expect(await run("config", "validate", join(folder, "chains"))).toEqual({
      code: 2,
      out: `\nthere is no store.yaml in ${join(folder, "chains")}: did you mean ${folder}?`,
    });
  });

  it("of a folder above a config says where the config is, not that each file is one too many", async () => {
    expect(await run("config", "validate", "examples")).toEqual({
      code: 2,
      out: `\nthere is no store.yaml in examples: did you mean ${join("examples", "store")}?`,
    });
  });
});

describe("a config with something that cannot be meant", () => {
  beforeEach(() =>
    write(
      "segments.yaml",
      (SMALL_CONFIG["segments.yaml"] ?? "").replace("orders > 7", "orders > 7 && orders < 3"),
    ),
  );
  const warning = () =>
    `${join(folder, "segments.yaml")}:4:11 warning: can never hold, so nobody comes to segment loyal`;

  it("is all right with a warning, and refused with --strict", async () => {
    const lenient = await run("config", "validate", folder);
    expect(lenient).toMatchObject({ code: 0, out: expect.stringContaining(warning()) });
    expect(lenient.out).toContain("is all right, with 1 warning:");
    const strict = await run("config", "validate", folder, "--strict");
    expect(strict).toMatchObject({ code: 1, out: expect.stringContaining("1 problem in") });
    expect(await run("config", "validate", "examples/store", "--strict")).toMatchObject({ code: 0 });
    expect(await run("config", "validate", "e2e/shop", "--strict")).toMatchObject({ code: 0 });
  });

  it("tells scripts, and is published with the warning", async () => {
    const { out } = await run("config", "validate", folder, "--json");
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      problems: [],
      warnings: [{ file: "segments.yaml", line: 4 }],
    });
    expect(await push()).toMatchObject({ code: 0, out: expect.stringContaining(warning()) });
    expect(JSON.parse((await push("--force", "--json")).out)).toMatchObject({ warnings: [{ line: 4 }] });
  });
});

describe("comeback config push", () => {
  it("puts the folder in force as the next version, with who, when and why", async () => {
    expect(await push("--note", "first")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Version 1 is in force: /),
    });
    expect(await store.current()).toMatchObject({
      version: 1,
      by: "ann",
      note: "first",
      publishedAt: NOW,
      files: SMALL_CONFIG,
      bundle: { store: { name: "North Tea" } },
    });
  });

  it("does nothing for the files that are in force, unless forced", async () => {
    await push();
    expect(await push()).toEqual({
      code: 0,
      out: "Version 1 is in force and has the same files: nothing to do.",
    });
    expect(await store.history()).toHaveLength(1);
    expect(await push("--force")).toMatchObject({ out: expect.stringMatching(/^Version 2/) });
  });

  it("publishes nothing of a config with a mistake", async () => {
    await push();
    await write("store.yaml", `${SMALL_CONFIG["store.yaml"]}colour: red\n`);
    const { code, out } = await push();
    expect(code).toBe(1);
    expect(out).toContain("unknown key colour");
    expect(out).toContain("nothing was published");
    expect(await store.history()).toHaveLength(1);
  });
});

describe("comeback config diff", () => {
  it("shows everything before the first publication, and nothing after it", async () => {
    const before = await run("config", "diff", folder);
    expect(before).toMatchObject({ code: 1, out: expect.stringContaining("chains/welcome.yaml (added)") });
    await push();
    expect(await run("config", "diff", folder)).toEqual({
      code: 0,
      out: "No difference to version 1, which is in force.",
    });
  });

  it("shows changed lines with what stands around them", async () => {
    await push();
    await write("offers.yaml", (SMALL_CONFIG["offers.yaml"] ?? "").replace("valid_for: 7d", "valid_for: 9d"));
    await rm(join(folder, "chains/welcome.yaml"));
    const { code, out } = await run("config", "diff", folder);
    expect(code).toBe(1);
    expect(out).toContain("chains/welcome.yaml (removed)\n-name: Welcome");
    expect(out).toContain(
      [
        "offers.yaml (changed)",
        "@@ 8",
        "     name: A thank-you",
        "     discount_percent: { standard: 5, raised: 10, top: 15 }",
        "-    valid_for: 7d",
        "+    valid_for: 9d",
        "   hello:",
        "     name: A first code",
      ].join("\n"),
    );
  });
});

describe("a version that changes segments", () => {
  const SEGMENTS = SMALL_CONFIG["segments.yaml"] ?? "";
  const chain = (segment: string, more = "") =>
    `name: Thanks\nenter: { segment: ${segment} }\n${more}steps:\n  - send: hello\n`;

  beforeEach(async () => {
    await write("chains/thanks.yaml", chain("loyal"));
    await push();
  });

  it("is said by diff and push, with the chains that they feed, and that nobody enters because of it", async () => {
    await write("segments.yaml", SEGMENTS.replace("id: loyal", "id: regular"));
    await write("chains/thanks.yaml", chain("regular"));
    for (const { out } of [await run("config", "diff", folder), await push()]) {
      expect(out).toContain("segment loyal goes away, and fed thanks");
      expect(out).toContain("segment regular is new, and feeds thanks");
      expect(out).toContain("nobody enters a chain because of it");
    }
  });

  it("is said of a condition that changes, and not of a name that does", async () => {
    await write("segments.yaml", SEGMENTS.replace("en: Loyal", "en: Faithful"));
    expect((await run("config", "diff", folder)).out).not.toContain("nobody enters");
    await write("segments.yaml", SEGMENTS.replace("orders > 7", "orders > 5"));
    expect((await run("config", "diff", folder)).out).toContain("nobody enters a chain because of it");
  });

  it("takes those who are in where a chain says so, with the count of the last night", async () => {
    await work.runs.put("latest", "metrics", { run: "2026-03-01" });
    await work.runs.put("2026-03-01", "metrics", { segments: { loyal: { customers: 138 } } });
    await write("chains/thanks.yaml", chain("loyal", "enrol: existing\n"));
    const { out } = await push();
    expect(out).toContain("chain thanks takes those who are in loyal already, 138 as of the last night");
  });

  it("cannot ask for those who are in an event", async () => {
    const welcome = SMALL_CONFIG["chains/welcome.yaml"] ?? "";
    await write("chains/welcome.yaml", welcome.replace("exit:", "enrol: existing\nexit:"));
    expect(await run("config", "validate", folder)).toMatchObject({
      code: 1,
      out: expect.stringContaining("enrol is about those who are in a segment"),
    });
  });
});

describe("comeback config history and rollback", () => {
  beforeEach(async () => {
    await push("--note", "first");
    await write("store.yaml", (SMALL_CONFIG["store.yaml"] ?? "").replace("North Tea", "South Tea"));
    await push("--note", "second");
  });

  it("tells the versions newest first", async () => {
    const history = JSON.parse((await run("config", "history", "--json")).out);
    expect(history).toMatchObject([
      { version: 2, note: "second", by: "ann" },
      { version: 1, note: "first" },
    ]);
    expect((await run("config", "history")).out).toContain("2 (in force)");
  });

  it("publishes the old content as a new version", async () => {
    expect(await run("config", "rollback", "1")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Version 3/),
    });
    expect(await run("config", "rollback", "2")).toMatchObject({
      out: expect.stringMatching(/comeback chain stop CHAIN --entered-by 3 --reason .*\nIts chains: welcome/),
    });
    await run("config", "rollback", "1");
    const [now, first] = [await store.current(), await store.version(1)];
    expect(now).toMatchObject({ version: 5, note: "rollback to version 1" });
    expect([now?.files, now?.bundle, now?.digest]).toEqual([first?.files, first?.bundle, first?.digest]);
  });

  it("refuses versions that do not exist", async () => {
    expect(await run("config", "rollback", "9")).toMatchObject({
      code: 2,
      out: expect.stringContaining("no version 9"),
    });
    expect(await store.history()).toHaveLength(2);
  });
});

describe("comeback chain", () => {
  beforeEach(() => push());

  it("pauses and resumes a chain, and says when it was so already", async () => {
    expect(await run("chain", "pause", "welcome")).toEqual({ code: 0, out: "welcome is paused." });
    expect(await store.pausedChains()).toEqual(new Set(["welcome"]));
    expect((await run("chain", "pause", "welcome")).out).toBe("welcome is paused already.");
    expect(JSON.parse((await run("chain", "list", "--json")).out)).toEqual([
      { id: "welcome", enter: "event subscribed", mails: 2, paused: true },
    ]);
    expect((await run("chain", "resume", "welcome", "--json")).out).toBe(
      '{"chain":"welcome","paused":false,"changed":true}',
    );
    expect(await store.pausedChains()).toEqual(new Set());
  });

  it("lists what the last 30 days came to, and says when nothing is counted yet", async () => {
    expect((await run("chain", "list")).out).toContain("No figures yet");
    expect((await run("chain", "list", "--no-results")).out).not.toContain("figures");
    const line = lineWith({ chain: "welcome", sent: 1_190, ordered: orderedBy(21, 170, 420_050) });
    results = resultsOf("chain", [line]);
    const { out } = await run("chain", "list");
    expect(out).toMatch(/sent │ ordered │ revenue, EUR/);
    expect(out).toMatch(/welcome │ event subscribed │ +2 │ runs +│ +1,190 │ +21 │ +4,200\.50/);
    expect(out).toContain("2026-03-02 to 2026-03-31");
    expect(JSON.parse((await run("chain", "list", "--json")).out)).toMatchObject([
      { id: "welcome", last30Days: { sent: 1_190, ordered: 21, revenue: 420_050, currency: "EUR" } },
    ]);
  });

  it("knows the chains that there are", async () => {
    expect(await run("chain", "pause", "welcom")).toMatchObject({
      code: 2,
      out: expect.stringContaining("welcome"),
    });
    expect(await store.pausedChains()).toEqual(new Set());
  });

  it("lists what is held, and approves or drops it", async () => {
    expect((await run("chain", "held")).out).toBe("Nothing waits for approval.");
    expect(await run("chain", "held", "welcome", "--approve")).toMatchObject({ code: 2 });
    expect(await run("chain", "held", "--drop")).toMatchObject({ code: 2 });
    await writeHeld(work.runs, HELD);
    const { out } = await run("chain", "held");
    expect(out).toContain("more than 2% of 310 customers");
    expect(out).toContain("138");
    expect(JSON.parse((await run("chain", "held", "--json")).out)).toEqual([HELD]);
    expect((await run("chain", "held", "welcome", "--drop", "--by", "ann")).out).toContain(
      "Nobody enters welcome",
    );
    expect((await run("chain", "held")).out).toBe("Nothing waits for approval.");
  });

  it("stops a chain for those who are in it, with a reason", async () => {
    await work.journal.enter(ENTRY, -1);
    expect((await run("chain", "stop", "welcome", "--entered-by", "2", "--reason", "x")).out).toContain(
      "Nobody",
    );
    expect((await run("chain", "stop", "welcome", "--since", "2026-03-02", "--reason", "x")).out).toContain(
      "Nobody",
    );
    expect((await run("chain", "stop", "welcome", "--entered-by", "1", "--reason", "wrong")).out).toBe(
      "welcome has ended for 1 customer: wrong",
    );
    expect(await work.journal.entry(ENTRY.customer, "welcome")).toMatchObject({ outcome: "stopped: wrong" });
    expect(await run("chain", "stop", "welcom", "--reason", "x")).toMatchObject({ code: 2 });
  });
});

const HELD: HeldEntries = {
  chain: "welcome",
  run: "2026-03-01",
  segment: "loyal",
  count: 138,
  because: { why: "much-of-the-base", customers: 310 },
  heldAt: NOW,
  chunks: 1,
};

const ENTRY: Entry = {
  customer: "u:1" as CustomerKey,
  chain: "welcome",
  version: 1,
  run: "run",
  enteredAt: NOW,
  reason: "event subscribed",
  holdout: false,
  cohort: "cohort",
  status: "active",
  steps: [],
};
