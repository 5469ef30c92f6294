import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { configCommand } from "../../cli/commands/config.ts";
import { makeConfigOverStore } from "../../cli/config/over-store.ts";
import { chainWork } from "../support/chain-work.ts";
import { SMALL_CONFIG } from "../support/config.ts";
import type { Shop } from "../support/nights.ts";
import { openPlanned, planningOver, reachable } from "../support/planning.ts";

const DOUBTING = "days_since_last_order >= 10";
const CONFIG = {
  ...SMALL_CONFIG,
  "segments.yaml": `list:\n  - { id: doubting, name: Doubting, when: ${DOUBTING} }\notherwise: { id: others, name: Others }\n`,
  "chains/remind.yaml": "name: Remind\nenter: { segment: doubting }\nsteps:\n  - send: hello\n",
};

let shop: Shop;
let folder: string;
let planning: (shop: Shop) => ReturnType<typeof planningOver>;

/** Five come to `doubting` in the next night, sixty are in it, and the rest has just bought. */
beforeEach(async () => {
  planning = planningOver;
  shop = await openPlanned(
    [
      ...Array.from({ length: 5 }, (_, n) => reachable(`u:soon-${n}`, 40, 9)),
      ...Array.from({ length: 60 }, (_, n) => reachable(`u:doubting-${n}`, 70, 20)),
      ...Array.from({ length: 9 }, (_, n) => reachable(`u:active-${n}`, 30, 1)),
    ],
    { unpublished: true },
  );
  folder = await mkdtemp(join(tmpdir(), "comeback-plan-"));
  for (const [file, text] of Object.entries(CONFIG)) await write(file, text);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  await run("push", folder, "--by", "ann");
  await shop.night();
});
afterEach(async () => {
  vi.restoreAllMocks();
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
  const now = shop.now() + 1;
  const open = async () =>
    makeConfigOverStore(
      shop.config,
      now,
      async () => chainWork(now),
      async () => planning(shop),
    );
  try {
    await configCommand(open)
      .exitOverride()
      .parseAsync([...args], { from: "user" });
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

const existing = () => write("chains/remind.yaml", `${CONFIG["chains/remind.yaml"]}enrol: existing\n`);

describe("comeback config plan", () => {
  it("of the files in force says that nobody moves, and who enters all the same", async () => {
    const { code, out } = await run("plan", folder, "--strict");
    expect(code).toBe(0);
    expect(out).toContain(
      "Against version 1, in the night of 2026-03-02: 0 of 74 customers change segment, 0 change tier.",
    );
    expect(out).toMatch(/│ remind +│ +5 │ +5 │/);
    expect(out).not.toContain("warning:");
  });

  it("shows who moves, with examples, and warns; only --strict fails", async () => {
    await write("segments.yaml", CONFIG["segments.yaml"].replace(DOUBTING, "days_since_last_order >= 90"));
    const { code, out } = await run("plan", folder);
    expect(code).toBe(0);
    expect(out).toMatch(/│ doubting │ others │ +65 │ u:/);
    expect(out).toContain("warning: segment doubting: nobody would be in it, and 65 customers are");
    expect(await run("plan", folder, "--strict")).toMatchObject({ code: 1 });
  });

  it("prints JSON for scripts, and Markdown that names no customer", async () => {
    await existing();
    const { out } = await run("plan", folder, "--json");
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      customers: 74,
      warnings: [{ kind: "held-tonight", chain: "remind", entrants: 65, because: { why: "existing" } }],
    });
    const markdown = (await run("plan", folder, "--markdown")).out;
    expect(markdown).toContain(
      "> [!WARNING]\n> - chain remind: 65 customers meet the entry in the next night",
    );
    expect(markdown).toContain("| chain | meet the entry | enter | held out |");
    expect(markdown).toContain("| remind | 5 → 65 | 5 → wait for approval |");
    expect(markdown).not.toContain("u:");
  });

  it("says what is wrong with a config", async () => {
    await write("store.yaml", `${SMALL_CONFIG["store.yaml"]}colour: red\n`);
    expect(await run("plan", folder)).toMatchObject({
      code: 1,
      out: expect.stringContaining("unknown key colour"),
    });
  });
});

describe("comeback config push", () => {
  const DOUBTS_LATER = CONFIG["segments.yaml"].replace(DOUBTING, "days_since_last_order >= 15");

  it("says first what it does to customers", async () => {
    await write("segments.yaml", DOUBTS_LATER);
    const { code, out } = await run("push", folder);
    expect(code).toBe(0);
    expect(out).toMatch(
      /5 of 74 customers change segment.*doubting → others: 5\n.*remind: 5 → 0.*Version 2 is in force/s,
    );
  });

  it("says nothing of it with --no-plan, and publishes where it cannot be told", async () => {
    await write("segments.yaml", DOUBTS_LATER);
    planning = () => async () => {
      throw new Error("no access to the customers");
    };
    const without = await run("push", folder, "--no-plan");
    expect(without.out).not.toContain("customers change segment");
    await existing();
    const { code, out } = await run("push", folder);
    expect(code).toBe(0);
    expect(out).toMatch(/could not be told: no access to the customers\n.*Version 3 is in force/s);
  });
});
