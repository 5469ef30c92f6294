// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import CardPage from "../../../web/src/pages/forms/card.tsx";
import FormPage from "../../../web/src/pages/forms/one.tsx";
import FormsPage from "../../../web/src/pages/forms/page.tsx";
import { showPage } from "../support.tsx";
import { formsWith, formWith, funnelWith } from "./documents.ts";

const HOSTILE = '<img src=x onerror="alert(1)">';
const CODE = "/v1/forms/newsletter/code";
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the page of forms", () => {
  const show = (forms: unknown = formsWith()) =>
    showPage(FormsPage, { ...{ path: "/forms", at: "/forms" }, answers: { "/v1/forms": forms } });

  it("shows how far people come, each share with the count that it rests on", async () => {
    show();
    expect(await screen.findByRole("link", { name: "Letters" })).toHaveProperty(
      "href",
      expect.stringMatching(/\/forms\/newsletter$/),
    );
    expect(screen.getByText("12.1% of 340")).toBeTruthy();
    expect(screen.getByText("73.2% of 41")).toBeTruthy();
    expect(screen.getByText("3 had ordered before")).toBeTruthy();
    expect(screen.getAllByText("20% of 25").length).toBeGreaterThan(0);
  });

  it("makes no percentage of few, nor of what is more than the step before", async () => {
    const few = funnelWith({
      looks: { shown: 4, sent: 9, asked: 9, confirmed: 3 },
      cameIn: { people: 7, boughtBefore: 0, ordered: 2 },
    });
    show(formsWith({ forms: [formWith({ funnel: few })], others: [] }));
    expect(await screen.findByText("3 of 9")).toBeTruthy();
    expect(screen.getByText("2 of 7")).toBeTruthy();
    expect(screen.queryByText(/9 of 4|%/)).toBeNull();
  });

  it("draws people apart from the form, and says where more came than it counted", async () => {
    const grown = funnelWith({
      looks: { shown: 40, sent: 9, asked: 9, confirmed: 3 },
      cameIn: { people: 30, boughtBefore: 0, ordered: 2 },
    });
    show(formsWith({ forms: [formWith({ funnel: grown })], others: [] }));
    expect(await screen.findByText("At the form, in times")).toBeTruthy();
    expect(screen.getByText("People who came by it")).toBeTruthy();
    expect(screen.getByText(/^More people than the form counted/)).toBeTruthy();
  });

  it("leaves out the confirmation where nobody is asked for one", async () => {
    show(formsWith({ doubleOptIn: false }));
    await screen.findByText("Sent");
    expect(screen.queryByText("Confirmed")).toBeNull();
  });

  it("says of which days the counts are, and where looks were not counted from the beginning", async () => {
    show();
    expect(
      await screen.findByText(/looks and sign-ups: .*20.* to .*29.* · people and orders: .*31/),
    ).toBeTruthy();
  });

  it("links what signing up and a product that is back start, with every mail", async () => {
    show();
    expect(await screen.findByRole("link", { name: "It is back" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "back" })).toHaveProperty(
      "href",
      expect.stringContaining("/mails/back"),
    );
    expect(screen.getByText("event.price < 5")).toBeTruthy();
    expect(screen.getAllByRole("link", { name: "hello" })).toHaveLength(2);
    expect(screen.getByText(/cannot say how many are waiting/)).toBeTruthy();
  });

  it("says what to do where there is none, and what is there before the first night", async () => {
    show(formsWith({ forms: [], others: [], signUp: [], events: [] }));
    expect(await screen.findByText("There are no forms yet")).toBeTruthy();
    cleanup();
    const funnel = funnelWith({ looks: null, cameIn: null });
    show(formsWith({ night: null, period: null, counted: null, forms: [formWith({ funnel })], others: [] }));
    expect(await screen.findByText(/No night has counted anything yet/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Letters" })).toBeTruthy();
  });

  it("shows names as text, whatever they are", async () => {
    const others = [{ entry: HOSTILE, funnel: funnelWith() }];
    show(formsWith({ forms: [formWith({ title: { en: HOSTILE } })], others }));
    expect((await screen.findAllByText(HOSTILE)).length).toBe(2);
    expect(document.querySelector("img")).toBeNull();
  });

  it("says what failed, with a try more", async () => {
    show(Response.json({ title: "Too much", detail: "too much at once" }, { status: 503 }));
    expect(await screen.findByRole("button", { name: /again/i })).toBeTruthy();
  });
});

describe("the page of one form", () => {
  const show = (at: string, scopes = ["metrics.read", "config.read"], forms: unknown = formsWith()) =>
    showPage(FormPage, {
      ...{ path: "/forms/$form", at, scopes },
      answers: {
        "/v1/forms": forms,
        "/v1/forms/newsletter/preview": {
          ...{ form: "newsletter", language: "en", html: "<p>Form</p>", done: "<p>Done</p>" },
        },
        [CODE]: { url: "https://api.example/f/newsletter/poster-3", svg },
      },
    });

  it("has every place with its own counts, and the way to its code", async () => {
    show("/forms/newsletter");
    const places = within(await screen.findByRole("region", { name: "By place" }));
    expect(places.getByText("poster-3")).toBeTruthy();
    expect(places.getByText("3 of 7")).toBeTruthy();
    expect(places.getByRole("link", { name: "QR code of poster-3" })).toHaveProperty(
      "href",
      expect.stringContaining("tab=paper&via=poster-3"),
    );
    expect(screen.getByText("version 2026-11, required")).toBeTruthy();
  });

  it("shows the form in a frame in which nothing can be sent, in the language that the address says", async () => {
    const { asked } = show("/forms/newsletter?tab=preview&language=ru&width=phone");
    const frame = await screen.findByTitle("The form newsletter");
    expect(frame.getAttribute("sandbox")).toBe("allow-scripts");
    expect(asked).toContain("/v1/forms/newsletter/preview?language=ru");
  });

  it("copies the tag for the shop's own page", async () => {
    const user = userEvent.setup();
    show("/forms/newsletter?tab=site");
    await user.click(await screen.findByRole("button", { name: "Copy: As a part of your page" }));
    expect(await navigator.clipboard.readText()).toContain(
      '<script src="https://api.example/f/newsletter/embed.js" async></script>',
    );
  });

  it("draws the code of a place, and asks for none of a name that is none", async () => {
    const { asked, router } = show("/forms/newsletter?tab=paper&via=poster-3");
    expect(await screen.findByRole("img", { name: /newsletter\/poster-3/ })).toHaveProperty(
      "src",
      expect.stringMatching(/^data:image\/svg\+xml,/),
    );
    expect(asked).toContain(`${CODE}?via=poster-3`);
    const field = screen.getByRole("textbox", { name: "Place" });
    await userEvent.type(field, "!");
    expect(await screen.findByText(/begins with a letter or digit/)).toBeTruthy();
    expect(router.state.location.href).toContain("via=poster-3");
    await userEvent.clear(field);
    expect(router.state.location.href).not.toContain("via=");
    expect(asked).toContain(CODE);
  });

  it("has no code and no preview for whoever may not read the config", async () => {
    const { asked } = show("/forms/newsletter?tab=paper", ["metrics.read"]);
    await screen.findByRole("region", { name: "By place" });
    expect(screen.queryByRole("button", { name: "On paper" })).toBeNull();
    expect(screen.queryByRole("link", { name: /QR code of/ })).toBeNull();
    expect(asked.some((path) => path.includes("code"))).toBe(false);
  });

  it("says so where there is no such form", async () => {
    show("/forms/nothing");
    expect(await screen.findByText("No form is called so")).toBeTruthy();
  });
});

describe("the card to print", () => {
  it("has the shop's name, the form's title, the code and the short address", async () => {
    showPage(CardPage, {
      ...{ path: "/forms/$form/card", at: "/forms/newsletter/card?via=poster-3&language=ru&paper=a4" },
      answers: {
        "/v1/forms": formsWith(),
        "/v1/shop": { shop: { name: HOSTILE }, night: null, now: 0 },
        [CODE]: { url: "https://api.example/f/newsletter/poster-3", svg },
      },
    });
    const card = within(await screen.findByRole("region", { name: "Card to print" }));
    expect(await card.findByText(HOSTILE)).toBeTruthy();
    expect(card.getByRole("heading", { name: "Письма" })).toBeTruthy();
    expect(card.getByText("api.example/f/newsletter/poster-3")).toBeTruthy();
    expect(card.getByRole("img")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Print" })).toBeTruthy();
  });
});
