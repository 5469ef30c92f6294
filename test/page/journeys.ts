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

  "a viewer sees chains and cannot switch them": async (visits) => {
    const page = await visits.open("/chains/welcome", { who: "viewer" });
    await page.getByText("What happens").waitFor();
    equal(await page.getByRole("button", { name: "Pause", exact: true }).count(), 0);
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
