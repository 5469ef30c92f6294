// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import EditPage from "../../../web/src/pages/chains/edit/page.tsx";
import { CheckerContext } from "../../../web/src/pages/config/checker.ts";
import { checkFiles } from "../../../web/worker/check-files.ts";
import { SMALL_CONFIG } from "../../support/config.ts";
import { showPage } from "../support.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const CHAIN = `# The first mail
name: Welcome
enter: { event: subscribed }
steps:
  - wait: 2d # not at once
  - send: hello
`;
const FILES = { ...SMALL_CONFIG, "chains/welcome.yaml": CHAIN };
const MAY = ["config.read", "config.write", "config.draft"];

interface Case {
  readonly scopes?: readonly string[];
  readonly answers?: Readonly<Record<string, unknown>>;
}

function show({ scopes = MAY, answers = {} }: Case = {}) {
  const checker = { check: checkFiles, end: () => {} };
  const Checked = () => (
    <CheckerContext value={() => checker}>
      <EditPage />
    </CheckerContext>
  );
  const config = { version: 1, publishedAt: 0, by: "bob", digest: "d" };
  return showPage(Checked, {
    ...{ path: "/chains/$chain/edit", at: "/chains/welcome/edit", scopes },
    answers: {
      "/v1/shop": { shop: null, night: null, now: 0 },
      "/v1/chains": { version: 1, chains: [] },
      "/v1/config": { version: 1, chains: [], history: [config] },
      "/v1/config/1": { ...config, files: FILES },
      "/v1/config/draft": { draft: null, revision: 0 },
      ...answers,
    },
  });
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

/** Bodies of what was saved. */
function savings() {
  const saved: unknown[] = [];
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "PUT") saved.push(await request.clone().json());
    return fetch(request);
  });
  return saved;
}

describe("the form of a chain", () => {
  it("saves a wait into the draft, with the comments of its file", async () => {
    show();
    const saved = savings();
    await screen.findByLabelText("Waits");
    type("Waits", "3d");
    await waitFor(() => expect(saved).toHaveLength(1), { timeout: 5_000 });
    expect(saved[0]).toEqual({
      ...{ base: 1, revision: 0 },
      files: { "chains/welcome.yaml": CHAIN.replace("2d", "3d") },
    });
    expect(screen.getByText(/Before: 2d/)).toBeTruthy();
  });

  it("changes a subject in its template", async () => {
    show();
    const saved = savings();
    await screen.findByLabelText("Subject, en");
    type("Subject, en", "Tea & biscuits");
    await waitFor(() => expect(saved).toHaveLength(1), { timeout: 5_000 });
    const [{ files }] = saved as [{ files: Record<string, string> }];
    expect(Object.keys(files)).toEqual(["templates/hello/en.mjml"]);
    expect(files["templates/hello/en.mjml"]).toContain("<mj-title>Tea &amp; biscuits</mj-title>");
  });

  it("says at the field what the validator says, and leads to publishing once all is saved", async () => {
    show();
    await screen.findByRole("link", { name: "See and publish" });
    type("Waits", "soon");
    expect(screen.getByLabelText("Waits").getAttribute("aria-invalid")).toBeNull();
    await waitFor(() => expect(screen.getByLabelText("Waits").getAttribute("aria-invalid")).toBe("true"), {
      timeout: 5_000,
    });
    const link = await screen.findByRole("link", { name: "See and publish" }, { timeout: 5_000 });
    expect(link.getAttribute("href")).toBe("/config?tab=changes");
  });

  it("goes on with the draft, and says where somebody has published since", async () => {
    const files = { "chains/welcome.yaml": CHAIN.replace("2d", "9d") };
    show({
      answers: {
        "/v1/config": { version: 2, chains: [], history: [] },
        "/v1/config/draft": { draft: { base: 1, files, savedAt: 1 }, revision: 5 },
      },
    });
    expect(((await screen.findByLabelText("Waits")) as HTMLInputElement).value).toBe("9d");
    expect(screen.getByText(/Version 2 has been published/)).toBeTruthy();
  });

  it("says what to mend first where the draft is no YAML, and where it has no such chain", async () => {
    const draft = (text: string | null) => ({
      "/v1/config/draft": {
        draft: { base: 1, files: { "chains/welcome.yaml": text }, savedAt: 1 },
        revision: 5,
      },
    });
    show({ answers: draft("steps: [") });
    expect(await screen.findByText(/is not readable as YAML/)).toBeTruthy();
    cleanup();
    show({ answers: draft(null) });
    expect(await screen.findByText("Your draft has no such chain")).toBeTruthy();
  });

  it("is not there for viewers", async () => {
    const { asked } = show({ scopes: ["config.read"] });
    expect(await screen.findByText("Your role does not allow to change the config.")).toBeTruthy();
    expect(asked).not.toContain("/v1/config/draft");
  });
});
