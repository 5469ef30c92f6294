// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CheckerContext } from "../../../web/src/pages/config/checker.ts";
import ConfigPage from "../../../web/src/pages/config/page.tsx";
import { keepUnsaved } from "../../../web/src/pages/config/unsaved.ts";
import type { Found } from "../../../web/worker/messages.ts";
import { showPage } from "../support.tsx";

const FILES = { "store.yaml": "name: Shop\n", "segments.yaml": "list: []\n" };
const version = (number: number, files: Readonly<Record<string, string>> = FILES, note = "first") => ({
  ...{ version: number, publishedAt: 1_700_000_000_000, by: "bob", note, digest: "d" },
  files,
});
const summary = (number: number, note = "first") => {
  const { files: _, ...rest } = version(number, FILES, note);
  return rest;
};

interface Case {
  readonly found?: Found;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly scopes?: readonly string[];
  readonly at?: string;
}

function show({
  found = { problems: [], warnings: [] },
  answers = {},
  scopes = ["config.read", "config.write", "config.draft"],
  at = "/config",
}: Case = {}) {
  const checker = { check: async () => found, end: () => {} };
  const Checked = () => (
    <CheckerContext value={() => checker}>
      <ConfigPage />
    </CheckerContext>
  );
  return showPage(Checked, {
    ...{ path: "/config", at, scopes },
    answers: {
      "/v1/config": { version: 1, chains: [], history: [summary(1)] },
      "/v1/config/1": version(1),
      "/v1/config/draft": { draft: null, revision: 0 },
      ...answers,
    },
  });
}

const draft = (files: Readonly<Record<string, string | null>>, base = 1) => ({
  "/v1/config/draft": { draft: { base, files, savedAt: 1 }, revision: 5 },
});
const published = () => screen.findByRole("button", { name: "Publish …" });

afterEach(async () => {
  cleanup();
  // What is not saved yet is saved on the way out.
  await new Promise((done) => setTimeout(done));
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

describe("a draft that was not saved when the page went away", () => {
  const unsaved = { base: 1, files: { "store.yaml": "name: Unsaved\n" }, revision: 5 };

  it("goes on where it was, and is saved", async () => {
    keepUnsaved("s", unsaved);
    const { asked } = show({
      answers: draft({ "store.yaml": "name: Saved before\n" }),
      at: "/config?tab=changes",
    });
    expect(await screen.findByText("Changes")).toBeTruthy();
    await waitFor(() => expect(asked.filter((one) => one === "/v1/config/draft")).toHaveLength(2), {
      timeout: 3_000,
    });
    expect(sessionStorage.length).toBe(0);
  });

  it("is nobody's but who wrote it", async () => {
    keepUnsaved("somebody-else", unsaved);
    const { asked } = show();
    expect(await screen.findByText("No changes")).toBeTruthy();
    expect(asked.filter((one) => one === "/v1/config/draft")).toHaveLength(1);
  });

  it("is kept when the page goes away, and only then", async () => {
    show({ answers: draft({ "store.yaml": "name: Mine\n" }) });
    await published();
    dispatchEvent(new Event("pagehide"));
    expect(sessionStorage.length).toBe(0);
    await userEvent.click(screen.getByRole("button", { name: "Discard changes" }));
    await userEvent.click(
      within(await screen.findByRole("dialog")).getByRole("button", { name: "Discard changes" }),
    );
    dispatchEvent(new Event("pagehide"));
    expect(sessionStorage.getItem("comeback.unsaved-draft")).toContain('"revision":5');
  });
});

describe("a draft that could not be saved on the way to another page", () => {
  it("is there when the reader comes back", async () => {
    const { router } = show({ answers: draft({ "store.yaml": "name: Mine\n" }) });
    await published();
    await userEvent.click(screen.getByRole("button", { name: "Discard changes" }));
    await userEvent.click(
      within(await screen.findByRole("dialog")).getByRole("button", { name: "Discard changes" }),
    );
    vi.stubGlobal("fetch", async () => Response.json({ title: "down" }, { status: 503 }));
    await router.navigate({ to: "/elsewhere" } as never);
    await waitFor(() => expect(sessionStorage.getItem("comeback.unsaved-draft")).toContain('"revision":5'));
  });
});

describe("the page of the config", () => {
  it("has nothing to publish before something is changed", async () => {
    show();
    expect((await published()).hasAttribute("disabled")).toBe(true);
    expect(screen.getByText("No changes")).toBeTruthy();
    expect(await screen.findByText("Everything fits together")).toBeTruthy();
  });

  it("goes on with the draft that is kept, and publishes nothing that has problems", async () => {
    const message = "unknown key nam: did you mean name?";
    show({
      answers: draft({ "store.yaml": "nam: Shop\n" }),
      found: { problems: [{ file: "store.yaml", line: 1, column: 1, message }], warnings: [] },
    });
    expect(await screen.findByText(message)).toBeTruthy();
    expect((await published()).hasAttribute("disabled")).toBe(true);
  });

  it("leads from a problem to its file", async () => {
    const { router } = show({
      found: { problems: [{ file: "segments.yaml", line: 4, message: "wrong" }], warnings: [] },
    });
    await userEvent.click(await screen.findByRole("button", { name: "segments.yaml, line 4" }));
    await waitFor(() => expect(router.state.location.href).toContain("file=segments.yaml"));
  });

  it("lets a draft be published that is right", async () => {
    show({ answers: draft({ "store.yaml": "name: Other\n" }) });
    expect(await screen.findByText("Draft saved")).toBeTruthy();
    expect((await published()).hasAttribute("disabled")).toBe(false);
  });

  it("says who was faster, brings their changes in, and asks where both changed the same file", async () => {
    const theirs = { ...FILES, "store.yaml": "name: Theirs\n", "chains/new.yaml": "name: New\n" };
    show({
      answers: {
        ...draft({ "store.yaml": "name: Mine\n" }),
        "/v1/config": { version: 2, chains: [], history: [summary(2, "spring"), summary(1)] },
        "/v1/config/2": version(2, theirs, "spring"),
      },
    });
    expect(await screen.findByText("Version 2 has been published since you began")).toBeTruthy();
    expect(screen.getByText(/Version 2 by bob, .*: spring/)).toBeTruthy();
    expect((await published()).hasAttribute("disabled")).toBe(true);
    const bring = screen.getByRole("button", { name: "Bring it into my draft" });
    await waitFor(() => expect(bring.hasAttribute("disabled")).toBe(false));
    await userEvent.click(bring);
    expect(await screen.findByText("Both of you changed these files")).toBeTruthy();
    expect((await published()).hasAttribute("disabled")).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
    await waitFor(() => expect(screen.queryByText("Both of you changed these files")).toBeNull());
    expect((await published()).hasAttribute("disabled")).toBe(false);
  });

  it("publishes without waiting for the plan, and asks nothing of the files again", async () => {
    const id = `2026-03-02-${"a".repeat(32)}`;
    const right = { ok: true, problems: [], warnings: [], version: 1, since: [], changes: [], effects: [] };
    const { asked } = show({
      answers: {
        ...draft({ "store.yaml": "name: Other\n" }),
        "/v1/config/check": right,
        "/v1/config/plan": { id },
        [`/v1/config/plan/${id}`]: { state: "running" },
      },
    });
    await screen.findByText("Draft saved");
    await userEvent.click(await published());
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText(/^Being worked out/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole("button", { name: "Publish" }));
    expect(await screen.findByText(/^Version 1 is in force\. The history/)).toBeTruthy();
    const times = (path: string) => asked.filter((one) => one === path).length;
    expect([times("/v1/config/check"), times("/v1/config/plan")]).toEqual([1, 1]);
  });

  it("shows viewers everything and lets them change nothing", async () => {
    const { asked } = show({ scopes: ["config.read"], at: "/config?tab=history" });
    expect(await screen.findByText("first")).toBeTruthy();
    for (const name of ["Publish …", "Roll back", "New file", "Choose a folder"])
      expect(screen.queryByRole("button", { name })).toBeNull();
    expect(asked).not.toContain("/v1/config/draft");
  });

  it("says what failed, and tries again", async () => {
    show({ answers: { "/v1/config": undefined } });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeTruthy();
  });
});
