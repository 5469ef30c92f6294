import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Answer } from "../../cli/simulate/answer.ts";
import { runSimulate, type SimulateOptions } from "../../cli/simulate/run-simulate.ts";

const STORE = "examples/store";
const asked = (orders: string, over: Partial<SimulateOptions> = {}): SimulateOptions => ({
  ...{ from: "2026-03-01", to: "2026-03-20", orders, columns: { currency: "RUB" }, fit: "weekly" },
  ...{ render: false, uplift: 2, json: true, check: false },
  ...over,
});
const nowhere = async () => {
  throw new Error("a file of orders needs no deployment");
};

describe("comeback simulate", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "simulate-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function orders(...rows: readonly string[]): Promise<string> {
    const path = join(folder, "orders.csv");
    await writeFile(path, ["customer_id,date,amount", ...rows, ""].join("\n"));
    return path;
  }

  it("plays a file of orders, lists the mails and ends in one JSON object", async () => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => {});
    const [path, list] = [await orders("1,2026-03-02,1500", "2,2026-03-03,900"), join(folder, "mails.csv")];
    await runSimulate(STORE, asked(path, { list, against: STORE }), nowhere);
    const answer: Answer = JSON.parse(String(printed.mock.calls[0]?.[0]));
    printed.mockRestore();
    expect(answer.played).toMatchObject({ badRows: 0, assumed: 2 });
    const chain = answer.config.chains.find((one) => one.chain === "second-purchase");
    expect(chain?.entered).toBe(2);
    expect(answer.against).toEqual(answer.config);
    const lines = (await readFile(list, "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(1 + answer.config.mails);
  });

  it("mails nobody of whom the file says that they agreed to nothing", async () => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => {});
    await runSimulate(STORE, asked(await orders("1,2026-03-02,1500"), { reachable: 0 }), nowhere);
    const answer: Answer = JSON.parse(String(printed.mock.calls[0]?.[0]));
    printed.mockRestore();
    expect(answer.config.mails).toBe(0);
  });

  it("refuses what cannot be played, with code 2", async () => {
    const path = await orders("1,2026-03-02,1500");
    const refused = (options: SimulateOptions, config = STORE) => runSimulate(config, options, nowhere);
    await expect(refused(asked(path, { check: true }))).rejects.toThrow(/leave out --orders/);
    await expect(refused(asked(path, { from: "2026-04-01" }))).rejects.toMatchObject({ exitCode: 2 });
    await expect(refused(asked(join(folder, "none.csv")))).rejects.toMatchObject({ exitCode: 2 });
    await expect(refused(asked(path), join(folder, "no-config"))).rejects.toMatchObject({ exitCode: 2 });
    await expect(refused(asked(path, { to: "2026-03-01" }))).rejects.toThrow(/no order until then/);
  });
});
