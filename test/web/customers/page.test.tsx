// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { documentWith, HOSTILE, NOW } from "./document.ts";
import { type Answers, EVERYTHING, opened, problem } from "./opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ANNA = "/customers/u%3A1%2F2";
const PAGE: Answers = { "GET /v1/customers/page": () => documentWith() };
const READS = EVERYTHING.filter((scope) => scope.endsWith("customers.read"));

describe("the search for a customer", () => {
  const FOUND: Answers = {
    "GET /v1/customers/find": ({ url }) => ({
      candidates:
        url.searchParams.get("q") === "A-1"
          ? [{ id: "u:1/2", by: ["order"], name: HOSTILE, orders: 9, since: NOW }]
          : [],
    }),
  };

  it("says by what somebody was found, keeps what was asked in the address, and leads to the page", async () => {
    const { user, router } = await opened("/customers", FOUND);
    await user.type(await screen.findByRole("searchbox"), "A-1{Enter}");
    expect(await screen.findByText("by order")).toBeTruthy();
    expect(router.state.location.search).toEqual({ q: "A-1" });
    const link = screen.getByRole("link", { name: /9 orders/ });
    expect(link.getAttribute("href")).toContain("/customers/u%3A1%2F2?recent=u%3A1%2F2");
    expect(document.querySelector("img[src=x]")).toBeNull();
  });

  it("says so where nobody is known, and what is exact about it", async () => {
    await opened("/customers?q=nobody", FOUND);
    expect(await screen.findByText("Nobody is known by “nobody”")).toBeTruthy();
  });

  it("keeps who was opened lately in the address alone, by key", async () => {
    await opened("/customers?recent=u:7~e:abc", FOUND);
    const link = await screen.findByRole("link", { name: "u:7" });
    const { searchParams } = new URL(link.getAttribute("href") ?? "", "https://page.example");
    expect(searchParams.get("recent")).toBe("u:7~e:abc");
    const kept = Object.keys(localStorage).filter((name) => name !== "comeback.language");
    expect(kept).toEqual([]);
  });
});

describe("the page of a customer", () => {
  it("says who it is, how they stand and what happened", async () => {
    const { asked } = await opened(ANNA, PAGE);
    expect(await screen.findByRole("heading", { name: "Anna Müller" })).toBeTruthy();
    expect(screen.getByText("May be mailed")).toBeTruthy();
    expect(screen.getByText("Ordered A-1, €20, 2 × Tea")).toBeTruthy();
    const page = asked.find(({ route }) => route === "GET /v1/customers/page");
    expect(page?.url.searchParams.get("customer")).toBe("u:1/2");
  });

  it("shows a hostile name as the letters that it is, and no longer than a line", async () => {
    const { head } = documentWith();
    await opened(ANNA, {
      "GET /v1/customers/page": () => documentWith({ head: { ...head, name: HOSTILE } }),
    });
    const heading = await screen.findByRole("heading", { name: /onerror/ });
    expect(heading.textContent).toHaveLength(61);
    expect(heading.textContent).not.toMatch(/[\u202e\u2066]/);
    expect(document.querySelector("img[src=x]")).toBeNull();
    expect(document.title).not.toMatch(/[\u202e\u2066]/);
  });

  it("says why somebody did not get it, with the values that a condition sees", async () => {
    await opened(`${ANNA}?tab=why`, PAGE);
    expect(await screen.findByText("never agreed to mails")).toBeTruthy();
    expect(
      screen.getByText(/“ordered” happened on .*, but the chain's condition does not hold/),
    ).toBeTruthy();
    expect(screen.getByText("orders = 9")).toBeTruthy();
  });

  it("says the same in Russian", async () => {
    await opened(`${ANNA}?tab=why`, PAGE, { language: "ru" });
    expect(await screen.findByText("нет согласия на письма")).toBeTruthy();
    expect(screen.getByText("Знакомство")).toBeTruthy();
    expect(screen.getByText(/«заказ» было .*, но условие цепочки/)).toBeTruthy();
  });

  it("says of a run whose exit holds by now that the customer leaves at the next step", async () => {
    const { next, ...rest } = documentWith();
    const leaving = next.map((one) => ({
      ...one,
      expected: { kind: "leave", reason: { code: "exit", text: "exit", about: "orders > 1" } },
    })) as typeof next;
    await opened(`${ANNA}?tab=why`, { "GET /v1/customers/page": () => ({ ...rest, next: leaving }) });
    expect(await screen.findByText("Will leave")).toBeTruthy();
    expect(screen.getByText(/at the next step, on .*orders > 1/)).toBeTruthy();
  });

  it("calls silence no mail that goes", async () => {
    const { next, ...rest } = documentWith();
    const silent = next.map((one) => ({ ...one, action: "silence" })) as typeof next;
    await opened(`${ANNA}?tab=next`, { "GET /v1/customers/page": () => ({ ...rest, next: silent }) });
    expect(await screen.findByText("Mails will rest")).toBeTruthy();
    expect(screen.queryByText("Will go")).toBeNull();
  });

  it("says by how much mails move the customer, while a check claims to know", async () => {
    const scores = (uplift?: number) => ({
      value: { known: false, why: "nothing bought yet" } as const,
      ...(uplift !== undefined && { uplift }),
    });
    const said = /Mails change the probability of an order by/;
    await opened(`${ANNA}?tab=scores`, {
      "GET /v1/customers/page": () => documentWith({ scores: scores(0.0213) }),
    });
    expect((await screen.findByText(said)).textContent).toContain("by 2.1 points");
    cleanup();
    await opened(`${ANNA}?tab=scores`, {
      "GET /v1/customers/page": () => documentWith({ scores: scores() }),
    });
    expect(await screen.findByText("Will the customer buy?")).toBeTruthy();
    expect(screen.queryByText(said)).toBeNull();
  });

  it("names a key by the import that it was made for, and a sign-up without consent as such", async () => {
    const key = "a:import-0123456789";
    const document = documentWith({
      identities: [{ key, kind: "anonymous", imported: { id: "imp-0123456789ab", at: NOW } }],
      timeline: {
        lines: [
          { id: "1", at: NOW, group: "consent", what: "subscribed", text: "pop-up", outcome: "no-consent" },
        ],
      },
    });
    const { user } = await opened(ANNA, { "GET /v1/customers/page": () => document });
    expect(await screen.findByText("Signed up, pop-up, no consent to mails came with it")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Identity and consent" }));
    expect(await screen.findByText(/from the import of/)).toBeTruthy();
    expect(screen.getByText(`${key} · imp-0123456789ab`).closest("details")?.open).toBe(false);
  });

  it("says what comes next, and goes from section to section by keyboard", async () => {
    const { user, router } = await opened(ANNA, PAGE);
    const tab = await screen.findByRole("button", { name: "What comes next" });
    tab.focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Mail again")).toBeTruthy();
    expect(screen.getByText("Will go")).toBeTruthy();
    expect(router.state.location.search).toEqual({ tab: "next" });
  });

  it("asks for older lines from where it is, and shows both", async () => {
    const { user, asked } = await opened(ANNA, {
      ...PAGE,
      "GET /v1/customers/timeline": () => ({
        lines: [{ id: "0", at: NOW - 9e9, group: "visits", what: "visited" }],
      }),
    });
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByText("Visited the shop")).toBeTruthy();
    expect(screen.getByText("Ordered A-1, €20, 2 × Tea")).toBeTruthy();
    expect(screen.getByText("That is all.")).toBeTruthy();
    expect(asked.at(-1)?.url.searchParams.get("after")).toBe("cursor-1");
  });

  it("says what failed, and loads when asked again", async () => {
    let fails = true;
    const { user } = await opened(ANNA, {
      "GET /v1/customers/page": () => (fails ? problem(404, "nobody is known by this id") : documentWith()),
    });
    expect(await screen.findByText("nobody is known by this id")).toBeTruthy();
    fails = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Anna Müller" })).toBeTruthy();
  });
});

describe("what may be done for a customer", () => {
  it("is nothing for who only looks, to whom personal data is masked", async () => {
    await opened(ANNA, PAGE, { scopes: READS });
    expect(await screen.findByText(/Your role does not show personal data/)).toBeTruthy();
    for (const name of ["Give a code", "Give points", "Unsubscribe"])
      expect(screen.queryByRole("button", { name })).toBeNull();
  });

  it("is to unsubscribe: says what it does, needs a reason, and a second try is the same request", async () => {
    let fails = true;
    const { head } = documentWith();
    const after = { may: "never", reason: { code: "unsubscribed", text: "unsubscribed" } } as const;
    const { user, asked } = await opened(ANNA, {
      "GET /v1/customers/page": () => documentWith({ head: { ...head, ...(!fails && { mailable: after }) } }),
      "POST /v1/customers/unsubscribe": () =>
        fails
          ? problem(503, "try again in a moment")
          : { result: "unsubscribed", before: head.mailable, after },
    });
    await user.click(await screen.findByRole("button", { name: "Unsubscribe" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/You cannot take it back/)).toBeTruthy();
    const act = dialog.getByRole("button", { name: "Unsubscribe" });
    expect(act.hasAttribute("disabled")).toBe(true);
    await user.type(dialog.getByLabelText(/Reason/), "asked by phone");
    await user.click(act);
    expect(await dialog.findByText("try again in a moment")).toBeTruthy();
    fails = false;
    await user.click(dialog.getByRole("button", { name: "Unsubscribe" }));
    expect(await dialog.findByText(/No marketing mail goes/)).toBeTruthy();
    // What is done stays to be read, although the page knows it by now.
    await waitFor(() => expect(screen.getByText("Never")).toBeTruthy());
    await user.click(dialog.getByRole("button", { name: "Close" }));
    const [first, second] = asked.filter(({ route }) => route.startsWith("POST"));
    expect(first?.body).toMatchObject({ customer: "u:1/2", reason: "asked by phone" });
    expect(second?.body).toEqual(first?.body);
  });

  it("is to erase, once the key has been typed", async () => {
    const { user, asked } = await opened(ANNA, {
      ...PAGE,
      "POST /v1/customers/erase": () => ({ result: "asked" }),
    });
    await user.click(await screen.findByRole("button", { name: "Erase" }));
    const dialog = within(await screen.findByRole("dialog"));
    const act = dialog.getByRole("button", { name: "Erase" });
    await user.type(dialog.getByLabelText(/Reason/), "letter");
    await user.type(dialog.getByLabelText(/Type u:1/), "u:1/");
    expect(act.hasAttribute("disabled")).toBe(true);
    await user.type(dialog.getByLabelText(/Type u:1/), "2");
    await user.click(act);
    expect(await dialog.findByText(/Nothing is mailed any more/)).toBeTruthy();
    expect(asked.find(({ route }) => route === "POST /v1/customers/erase")?.body).toMatchObject({
      ...{ customer: "u:1/2", confirm: "u:1/2", reason: "letter" },
    });
  });

  it("is to give a code, and the page is read again", async () => {
    const { user, asked } = await opened(ANNA, {
      ...PAGE,
      "POST /v1/codes/give": () => ({
        ...{ result: "given", code: "THX-1", offer: "thanks", validUntil: NOW, onTill: "on-its-way" },
        benefit: { kind: "percent", percent: 10 },
      }),
    });
    await user.click(await screen.findByRole("button", { name: "Give a code" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.type(dialog.getByLabelText(/Reason/), "the parcel was late");
    await user.click(dialog.getByRole("button", { name: "Give" }));
    expect(
      await dialog.findByText(/Code THX-1: 10%, good until .* The shop’s platform takes it/),
    ).toBeTruthy();
    expect(asked.find(({ route }) => route === "POST /v1/codes/give")?.body).toMatchObject({
      offer: "thanks",
    });
    await waitFor(() =>
      expect(asked.filter(({ route }) => route === "GET /v1/customers/page")).toHaveLength(2),
    );
  });

  it("is to give points, no fractions of them and not none", async () => {
    const { user, asked } = await opened(ANNA, {
      ...PAGE,
      "POST /v1/loyalty/grant": () => ({ kind: "granted", customer: "u:1/2", available: 120 }),
    });
    await user.click(await screen.findByRole("button", { name: "Give points" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.type(dialog.getByLabelText(/Reason/), "sorry");
    const field = dialog.getByLabelText(/^Points/);
    for (const wrong of ["0", "1.5", "many"]) {
      await user.clear(field);
      await user.type(field, wrong);
      expect(dialog.getByRole("button", { name: "Give" }).hasAttribute("disabled")).toBe(true);
    }
    await user.clear(field);
    await user.type(field, "-50");
    await user.click(dialog.getByRole("button", { name: "Give" }));
    await dialog.findByText(/Done: −50 points/);
    expect(asked.find(({ route }) => route === "POST /v1/loyalty/grant")?.body).toMatchObject({
      points: -50,
    });
  });

  it("is to let mails go again where the address has ended them", async () => {
    const { head } = documentWith();
    const reason = { code: "suppressed", text: "suppressed: bounced", about: "bounced" } as const;
    await opened(ANNA, {
      "GET /v1/customers/page": () => documentWith({ head: { ...head, mailable: { may: "never", reason } } }),
    });
    expect(await screen.findByRole("button", { name: "Let mails go again" })).toBeTruthy();
    expect(screen.getByText("the address must not be mailed: bounced")).toBeTruthy();
  });
});
