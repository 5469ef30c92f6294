import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ADMIN_ROLES } from "../../src/contracts/admin-roles.ts";
import { HOSTILE } from "./hostile.ts";
import { loaded } from "./on-page.ts";
import type { PageChecks, Visits, Who } from "./visits.ts";

const ROLES: readonly Who[] = ["viewer", "marketer", "admin"];

/** Every page by its path with the scope that it asks for, as the table of pages has them. */
function pagesByScope(): readonly { readonly path: string; readonly scope: string }[] {
  const table = readFileSync(new URL("../../web/src/pages/table.tsx", import.meta.url), "utf8");
  const rows = [...table.matchAll(/path: "(\/[^"]*)",\s*scope: "([^"]+)"/g)];
  ok(rows.length >= 11, "the table of pages is not written as this test reads it");
  return rows.map(([, path = "", scope = ""]) => ({ path, scope }));
}

const may = (who: Who, scope: string): boolean => (ADMIN_ROLES[who] as readonly string[]).includes(scope);

/** What can be done where, and what it takes. */
const ACTIONS: readonly (readonly [path: string, button: string, scope: string])[] = [
  ["/chains/welcome", "Pause", "chains.write"],
  ["/campaigns/spring-sale", "Check again", "campaigns.write"],
  ["/config", "Publish …", "config.write"],
  ["/config?tab=history", "Compare", "config.read"],
  ["/mails/welcome", "Test mail to me", "mails.write"],
  [`/customers/${HOSTILE[0].key}`, "Unsubscribe", "customers.write"],
  [`/customers/${HOSTILE[0].key}`, "Erase", "privacy.write"],
  [`/customers/${HOSTILE[0].key}`, "Give a code", "codes.write"],
  [`/customers/${HOSTILE[0].key}`, "Give points", "loyalty.write"],
];

async function addressesShown(visits: Visits, who: Who): Promise<readonly string[]> {
  const page = await visits.open("/segments/active?columns=customer,email,name", { who });
  await page.getByRole("table").waitFor();
  const text = await page.getByRole("table").innerText();
  return text.match(/[^\s@]+@[^\s@]+/g) ?? [];
}

/** What each role sees: the same pages for all that it may read, and no button for what it may not do. */
export const roles: PageChecks = {
  ...Object.fromEntries(
    ROLES.map((who) => [
      `a ${who} finds in the navigation the pages that the role may read, and no other`,
      async (visits: Visits) => {
        const page = await visits.open("/", { who });
        const shown = await page.getByRole("navigation").getByRole("link").all();
        const paths = await Promise.all(shown.map((link) => link.getAttribute("href")));
        const pages = pagesByScope();
        const allowed = pages.filter(({ scope }) => may(who, scope)).map(({ path }) => path);
        deepEqual(paths.sort(), allowed.sort());
        for (const { path } of pages.filter(({ scope }) => !may(who, scope))) {
          const closed = await visits.open(path, { who });
          await closed.getByText("Your role does not allow this page").waitFor();
        }
      },
    ]),
  ),

  ...Object.fromEntries(
    ROLES.map((who) => [
      `a ${who} is offered what the role may do, and nothing else`,
      async (visits: Visits) => {
        for (const [path, name, scope] of ACTIONS) {
          const page = await visits.open(path, { who });
          const button = page.getByRole("main").getByRole("button", { name, exact: true });
          await loaded(page);
          if (may(who, scope)) await button.first().waitFor();
          else equal(await button.count(), 0, `${name} on ${path} for a ${who}`);
        }
      },
    ]),
  ),

  "a viewer sees addresses masked, and no customer by one that is known whole": async (visits) => {
    const whole = await addressesShown(visits, "marketer");
    const masked = await addressesShown(visits, "viewer");
    ok(whole.length > 0, "nobody is in the segment");
    equal(masked.length, whole.length);
    for (const address of masked) ok(address.includes("…"), address);
    const page = await visits.open(`/customers/${HOSTILE[0].key}`, { who: "viewer" });
    await loaded(page);
    const text = await page.locator("body").innerText();
    ok(!text.includes(HOSTILE[0].email), "the address");
    // What she has bought is called the same, and is nobody's secret.
    const heading = await page.getByRole("heading", { level: 1 }).innerText();
    ok(!heading.includes(HOSTILE[0].name), heading);
  },
};
