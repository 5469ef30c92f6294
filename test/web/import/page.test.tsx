// @vitest-environment happy-dom
import { File } from "node:buffer";
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Answered, Asked } from "../../../web/worker/import-messages.ts";
import { makeImportWorker } from "../../../web/worker/import-worker.ts";
import { opened, problem } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const WRITES = ["customers.write"];

/** The page's worker, in this thread. */
class Here {
  private onMessage: (event: { readonly data: Answered }) => void = () => {};
  private readonly answer = makeImportWorker((data) => setTimeout(() => this.onMessage({ data })));
  addEventListener(kind: string, listener: (event: { readonly data: Answered }) => void) {
    if (kind === "message") this.onMessage = listener;
  }
  postMessage(asked: Asked) {
    void this.answer(asked);
  }
  terminate() {
    this.onMessage = () => {};
  }
}

async function importing(content: string, answer: () => unknown = () => ({ rejected: [] })) {
  vi.stubGlobal("Worker", Here);
  const page = await opened("/import", { "POST /v1/import": answer }, { scopes: WRITES });
  const chooser = await screen.findByRole("button", { name: "Choose a file" });
  await vi.waitFor(() => expect(chooser.hasAttribute("disabled")).toBe(false));
  const input = page.container.querySelector("input[type=file]");
  if (!input) throw new Error("no place for a file");
  fireEvent.change(input, { target: { files: [new File([content], "list.csv")] } });
  return page;
}

describe("importing a file", () => {
  it("shows what is in it, asks, sends it in parts that the log of changes knows, and says how to take it back", async () => {
    const { user, asked } = await importing("customer,date,amount\n1,2025-01-02,5\n2,2025-01-03,\n");
    await user.click(await screen.findByRole("button", { name: "Import 1 order" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Import" }));
    expect(await screen.findByText("1 of 2 rows are in.")).toBeTruthy();
    const parts = asked.filter(({ route }) => route === "POST /v1/import").map(({ body }) => body);
    expect(parts).toMatchObject([
      { part: "first", subject: "orders", batch: [{ event: "Order Completed", userId: "1" }] },
      { part: "last", batch: [], counts: { rows: 2, items: 1, sent: 1, bad: 1, duplicates: 0, left_out: 0 } },
    ]);
    const { import: id } = parts[0] as { readonly import: string };
    expect(id).toMatch(/^imp-[0-9a-f]{12}$/);
    expect(screen.getByText(new RegExp(`--undo ${id}`))).toBeTruthy();
    expect(screen.getByRole("button", { name: "Save the report" })).toBeTruthy();
  });

  it("takes rows for people where they are no orders", async () => {
    await importing("email,consent\na@x.org,yes\nb@x.org,\n");
    expect(await screen.findByRole("button", { name: "Import 2 people" })).toBeTruthy();
    expect(screen.getByText("Not said")).toBeTruthy();
  });

  it("asks what nobody can know, and goes on with the answer", async () => {
    const { user } = await importing("customer,date,amount\n1,01/02/2025,5\n");
    expect(await screen.findByText(/can be read in two ways/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /Dates/ }));
    await user.click(await screen.findByRole("option", { name: /the day first/ }));
    expect(await screen.findByRole("button", { name: "Import 1 order" })).toBeTruthy();
  });

  it("asks what a status means, and says what becomes of such orders and of columns that nobody reads", async () => {
    const rows = ["1,7,2025-01-02,5,Closed,x", "2,7,2025-01-02,5,cancelled,x", "3,7,2025-01-02,,cancelled,x"];
    const { user } = await importing(["order,customer,date,amount,status,memo", ...rows].join("\n"));
    expect(await screen.findByText(/must not count as a sale/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /What “Closed” means/ }));
    await user.click(await screen.findByRole("option", { name: "All of it refunded" }));
    expect(await screen.findByRole("button", { name: "Import 2 orders" })).toBeTruthy();
    expect(screen.getByText("In as refunded")).toBeTruthy();
    expect(screen.getByText("In as cancelled")).toBeTruthy();
    expect(screen.getByText(/left out: memo/)).toBeTruthy();
    expect(screen.getByText("no amount")).toBeTruthy();
  });

  it("takes a column for no status where somebody says so", async () => {
    const { user } = await importing("customer,date,amount,status\n7,2025-01-02,5,VIP\n");
    await user.click(await screen.findByRole("button", { name: /says nothing of orders/ }));
    expect(await screen.findByRole("button", { name: "Import 1 order" })).toBeTruthy();
  });

  it("says that it broke off, and why", async () => {
    const { user } = await importing("customer,date,amount\n1,2025-01-02,5\n", () =>
      problem(403, "not allowed"),
    );
    await user.click(await screen.findByRole("button", { name: "Import 1 order" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Import" }));
    expect(await screen.findByText(/not allowed/)).toBeTruthy();
  });

  it("is for those who may", async () => {
    await opened("/import", {}, { scopes: ["metrics.read"] });
    expect(await screen.findByText(/does not allow|role/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Choose a file" })).toBeNull();
  });
});
