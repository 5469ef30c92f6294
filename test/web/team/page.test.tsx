// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answers, opened } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ANN = {
  ...{ id: "ann", email: "ann@shop.example", role: "admin", state: "active" },
  ...{ secondFactor: true, invitedAt: 0 },
};
const BEN = { ...ANN, id: "ben", email: "ben@shop.example", role: "viewer", state: "invited" };
const ADMIN = ["team.read", "team.write", "audit.read"];

const team = (...members: readonly object[]): Answers => ({ "GET /v1/team": () => ({ members }) });
const rowOf = async (email: string) =>
  within((await screen.findByText(email)).closest("tr") ?? document.body);

describe("the page of the team", () => {
  it("shows who may sign in, and offers nothing for oneself", async () => {
    await opened("/team", team(ANN, BEN), { scopes: ADMIN });
    const ann = await rowOf("ann@shop.example");
    expect(ann.getByText("you")).toBeTruthy();
    expect(ann.queryByRole("button", { name: "Remove" })).toBeNull();
    const ben = await rowOf("ben@shop.example");
    expect(ben.getByText("has not signed in yet")).toBeTruthy();
    expect(ben.getByRole("button", { name: "Remove" })).toBeTruthy();
  });

  it("offers no change to somebody who may only look", async () => {
    await opened("/team", team(ANN, BEN), { scopes: ["team.read"] });
    await screen.findByText("ben@shop.example");
    expect(screen.queryByRole("button", { name: "Invite somebody" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Remove" })).toBeNull();
  });

  it("invites somebody, once there is an address", async () => {
    const answers: Answers = {
      ...team(ANN),
      "POST /v1/team/invite": () => ({ result: "invited", member: BEN }),
    };
    const { user, asked } = await opened("/team", answers, { scopes: ADMIN });
    await user.click(await screen.findByRole("button", { name: "Invite somebody" }));
    const dialog = within(await screen.findByRole("dialog"));
    const confirm = dialog.getByRole("button", { name: "Invite" });
    expect(confirm.hasAttribute("disabled")).toBe(true);
    await user.type(dialog.getByLabelText(/E-mail address/), "ben@shop.example");
    await user.click(confirm);
    expect(await screen.findByText("ben@shop.example is invited as Viewer.")).toBeTruthy();
    expect(asked.find(({ route }) => route === "POST /v1/team/invite")?.body).toEqual({
      ...{ email: "ben@shop.example", role: "viewer" },
    });
  });

  it("removes somebody after it has said what that means", async () => {
    const members = [ANN, BEN];
    const answers: Answers = {
      "GET /v1/team": () => ({ members }),
      "POST /v1/team/remove": () => {
        members.pop();
        return { result: "removed", id: "ben" };
      },
    };
    const { user } = await opened("/team", answers, { scopes: ADMIN });
    await user.click((await rowOf("ben@shop.example")).getByRole("button", { name: "Remove" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/cannot sign in any more/)).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "Remove" }));
    expect(await screen.findByText("ben@shop.example is removed.")).toBeTruthy();
    expect(screen.queryByRole("cell", { name: "has not signed in yet" })).toBeNull();
  });

  it("says in the reader's language why the last admin stays", async () => {
    const detail = "this is the last admin: make somebody else one first";
    const body = JSON.stringify({ title: "Not possible", status: 422, detail, why: "last-admin" });
    const answers: Answers = {
      ...team(ANN, { ...BEN, role: "admin", state: "active" }),
      "POST /v1/team/remove": () => new Response(body, { status: 422 }),
    };
    const { user } = await opened("/team", answers, { scopes: ADMIN, language: "ru" });
    await user.click((await rowOf("ben@shop.example")).getByRole("button", { name: "Удалить" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Удалить" }));
    expect(await screen.findByText(/Это последний администратор/)).toBeTruthy();
  });
});
