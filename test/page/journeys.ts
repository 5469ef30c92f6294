import { equal, match, ok } from "node:assert/strict";
import type { PageChecks } from "./visits.ts";

/** What people do on the page, from signing in to the end. */
export const journeys: PageChecks = {
  "a view is in its address: a reload comes back to it": async (visits) => {
    const page = await visits.open("/?days=30&metric=orders");
    await page.reload();
    await page.waitForSelector("h1");
    const { searchParams } = new URL(page.url());
    equal(searchParams.get("days"), "30");
    equal(searchParams.get("metric"), "orders");
  },

  "a marketer pauses a chain and resumes it": async (visits) => {
    const page = await visits.open("/chains/welcome", { who: "marketer" });
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
    await page.getByText("Paused", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Resume", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Resume", exact: true }).click();
    await page.getByText("Running", { exact: true }).waitFor();
  },

  "a number of a chain opens its customers, and one of them": async (visits) => {
    const page = await visits.open("/chains?days=all");
    await page.getByRole("link", { name: "Welcome", exact: true }).click();
    const sent = page.locator("a[href*='customers?outcome=sent&step=']").first();
    const shown = Number((await sent.textContent())?.replace(/\D/g, ""));
    await sent.click();
    const title = page.locator("article h2", { hasText: /\d customers?$/ });
    await title.waitFor();
    const all = Number((await title.textContent())?.replace(/\D/g, ""));
    equal(all, shown);
    await page.locator("tbody a").first().click();
    await page.getByRole("button", { name: "Timeline" }).waitFor();
  },

  "a marketer changes a wait in a form, and finds that line alone among the changes": async (visits) => {
    const page = await visits.open("/chains/win-back/edit", { who: "marketer" });
    const wait = page.getByLabel("Waits", { exact: true }).first();
    await wait.fill("soon");
    await page
      .getByText(/write a duration|like 24h|duration/i)
      .first()
      .waitFor();
    await wait.fill("6d");
    await page.getByText("Draft saved").waitFor();
    await page.getByRole("link", { name: "See and publish" }).click();
    await page.getByRole("heading", { name: /chains\/win-back\.yaml/ }).waitFor();
    await page.getByRole("button", { name: "Publish …" }).waitFor();
    equal(await page.locator("article h2").count(), 1);
    await page.getByRole("button", { name: "Discard changes" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Discard changes" }).click();
    await page.getByText("No changes", { exact: true }).waitFor();
  },

  "a viewer sees chains and cannot switch them": async (visits) => {
    const page = await visits.open("/chains/welcome", { who: "viewer" });
    await page.getByText("What happens").waitFor();
    equal(await page.getByRole("button", { name: "Pause", exact: true }).count(), 0);
  },

  "an admin invites somebody, changes their role, removes them, and finds it in the log of changes": async (
    visits,
  ) => {
    const page = await visits.open("/team");
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await dialog.getByLabel("E-mail address").fill("ben@shop.example");
    await page.keyboard.press("Enter");
    await dialog.getByText("ben@shop.example is invited as Viewer.").waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    const row = page.getByRole("row").filter({ hasText: "ben@shop.example" });
    await row.getByRole("button", { name: "Change role" }).click();
    await dialog.getByRole("button", { name: /Role/ }).click();
    await page.getByRole("option", { name: "Marketer" }).click();
    await dialog.getByRole("button", { name: "Change role" }).click();
    await dialog.getByText("ben@shop.example: Marketer from now on.").waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await row.getByRole("button", { name: "Remove" }).click();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await page.getByText("ben@shop.example is removed.").waitFor();
    await page.getByRole("link", { name: "Who changed what" }).click();
    await page.getByText("viewer → marketer").waitFor();
    await page.getByText("marketer → no role").waitFor();
  },

  "a marketer stops all mail by keyboard alone, with a reason, and lets it go again": async (visits) => {
    const page = await visits.open("/health", { who: "marketer" });
    const press = async (name: string, reason: string) => {
      await page.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByRole("textbox").fill(reason);
      await page.keyboard.press("Enter");
    };
    await press("Stop all mail", "wrong prices");
    await page.getByText("All mail is stopped", { exact: true }).waitFor();
    await page.getByText(/Stopped by you/).waitFor();
    await press("Resume", "prices are right");
    await page.getByText("Mails go out", { exact: true }).waitFor();
  },

  "the navigation is reached by keyboard alone": async (visits) => {
    const page = await visits.open("/");
    await page.keyboard.press("Tab");
    match(await page.evaluate<string>("document.activeElement.textContent"), /Skip to the page/);
    await page.getByRole("link", { name: "Chains", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Chains" }).waitFor();
  },

  "no token is kept where another page or a later visit could read it": async (visits) => {
    const page = await visits.open("/");
    const kept = await page.evaluate<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])");
    ok(!kept.includes("eyJ"), kept);
  },

  "an address that nobody has is said to be one": async (visits) => {
    const page = await visits.open("/nowhere");
    await page.getByRole("heading", { level: 1, name: "There is no such page" }).waitFor();
  },
};
