// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import MailPage from "../../../web/src/pages/mails/mail.tsx";
import MailsPage from "../../../web/src/pages/mails/page.tsx";
import { showPage } from "../support.tsx";

const HOSTILE = '<img src=x onerror="alert(1)">';
const mail = (template: string, subject: string, name = "Welcome") => ({
  ...{ template, variants: [], confirms: false, subjects: { en: subject, ru: "Тема" } },
  senders: [{ kind: "chain", id: "welcome", name: { en: name }, step: 2, service: false }],
});
const OVERVIEW = {
  ...{ version: 1, languages: ["en", "ru"], defaultLanguage: "en", currency: "EUR" },
  ...{ tiers: [{ id: "plain", from: 0 }], offers: [] },
  mails: [mail("welcome", "Hello Anna"), mail("win-back", "Come back", HOSTILE)],
};
const SHOWN = {
  ...{
    template: "welcome",
    subject: "Hello Anna",
    preheader: "A code inside",
    html: "<p>Hi</p>",
    text: "Hi",
  },
  ...{ language: "en", tier: "plain", offer: "thanks: 10%", bytes: 110 * 1_024 },
  findings: [{ file: "templates/welcome/en.mjml", line: 7, message: "<mj-image> has no alt" }],
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the page of mails", () => {
  const show = (at = "/mails", mails: unknown = OVERVIEW) =>
    showPage(MailsPage, { ...{ path: "/mails", at }, answers: { "/v1/mails": mails } });

  it("shows each with its subject and who sends it, whatever that is called", async () => {
    show();
    expect(await screen.findByText("Hello Anna")).toBeTruthy();
    expect(screen.getByText("Welcome, step 2")).toBeTruthy();
    expect(screen.getByText(`${HOSTILE}, step 2`)).toBeTruthy();
    expect(document.querySelector("img")).toBeNull();
  });

  it("finds by name and subject, and keeps what was looked for in the address", async () => {
    const { router } = show();
    await userEvent.type(await screen.findByRole("searchbox"), "come back");
    expect(await screen.findByText("win-back")).toBeTruthy();
    expect(screen.queryByText("Hello Anna")).toBeNull();
    expect(router.state.location.href).toContain("q=come");
  });

  it("says what to do where there are none", async () => {
    show("/mails", { ...OVERVIEW, mails: [] });
    expect(await screen.findByText("There are no mails yet")).toBeTruthy();
  });
});

describe("the page of one mail", () => {
  const show = (at: string, scopes = ["config.read"]) =>
    showPage(MailPage, {
      ...{ path: "/mails/$template", at, scopes },
      answers: {
        "/v1/mails": OVERVIEW,
        "/v1/mails/preview": SHOWN,
        "/v1/mails/preview-as": { ...SHOWN, subject: "Hello Olga" },
        "/v1/mails/welcome/test": {
          ...{ to: "ann@shop.example", subject: "[test] Hello Anna", messageId: "m-1" },
          ...{ language: "en", tier: "plain", offer: "none" },
        },
      },
    });

  it("shows it in a frame, with what there is to say of it", async () => {
    show("/mails/welcome");
    expect(await screen.findByTitle("The mail welcome")).toBeTruthy();
    expect(screen.getByText("A code inside")).toBeTruthy();
    expect(screen.getByText("<mj-image> has no alt")).toBeTruthy();
    expect(screen.getByText("Gmail cuts mails off at 102 KB")).toBeTruthy();
  });

  it("shows the text part where the address says so", async () => {
    show("/mails/welcome?part=text");
    expect((await screen.findByText("Hi")).tagName).toBe("PRE");
  });

  it("asks for a real customer only by the route that is for it", async () => {
    const { asked } = show("/mails/welcome?as=customer&customer=u:1", ["config.read", "personal.read"]);
    expect(await screen.findByText("Hello Olga")).toBeTruthy();
    expect(asked).not.toContain("/v1/mails/preview");
  });

  it("sends it as a test once the reader has said so", async () => {
    const { asked } = show("/mails/welcome", ["config.read", "mails.write"]);
    await userEvent.click(await screen.findByRole("button", { name: "Test mail to me" }));
    await userEvent.type(await screen.findByRole("textbox", { name: "To" }), "ann@shop.example");
    expect(asked).not.toContain("/v1/mails/welcome/test");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByText("Sent to ann@shop.example: [test] Hello Anna")).toBeTruthy();
  });

  it("offers no test mail to whoever may not send one", async () => {
    show("/mails/welcome");
    await screen.findByTitle("The mail welcome");
    expect(screen.queryByRole("button", { name: "Test mail to me" })).toBeNull();
  });

  it("says so where there is no such mail", async () => {
    show("/mails/nothing");
    expect(await screen.findByText("No mail is called so")).toBeTruthy();
  });
});
