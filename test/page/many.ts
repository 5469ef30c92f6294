import { equal, ok } from "node:assert/strict";
import type { PageChecks } from "./visits.ts";

const MANY = 10_000;
/** Those in sight, and some before and after. */
const MOST_ROWS = 120;
const MOST_MS = 4_000;

export const many: PageChecks = {
  "10,000 customers of a segment are a list that scrolls, sorts and finds": async (visits) => {
    const page = await visits.open("/segments/active", {
      before: (opened) =>
        opened.route(/\/v1\/segments\/members/, async (route) => {
          const response = await route.fetch();
          const { next: _, ...answer } = await response.json();
          const people = Array.from({ length: MANY }, (__, index) => ({
            ...answer.people[index % answer.people.length],
            ...{ customer: `u:many-${index}`, email: `many-${index}@shop.example`, orders: index },
          }));
          await route.fulfill({ response, json: { ...answer, people, members: MANY } });
        }),
    });
    const table = page.getByRole("table");
    const rows = table.locator("tbody tr");
    await table.getByText("u:many-0", { exact: true }).waitFor();
    equal(await table.getAttribute("aria-rowcount"), `${MANY + 1}`);
    ok((await rows.count()) <= MOST_ROWS, `${await rows.count()} rows are made`);

    const scroller = page.locator("section", { has: table }).last();
    await scroller.evaluate((at) => at.scrollTo(0, at.scrollHeight));
    await table.getByText(`u:many-${MANY - 1}`, { exact: true }).waitFor();
    ok((await rows.count()) <= MOST_ROWS, `${await rows.count()} rows are made at the end`);

    const began = performance.now();
    await table.getByRole("button", { name: /^Orders/ }).click();
    await scroller.evaluate((at) => at.scrollTo(0, 0));
    await table.getByText(`u:many-${MANY - 1}`, { exact: true }).waitFor();
    await page.getByRole("searchbox").fill("many-4242@");
    await table.getByText("u:many-4242", { exact: true }).waitFor();
    equal(await rows.count(), 1);
    ok(performance.now() - began < MOST_MS, "sorting and finding take too long");
  },
};
