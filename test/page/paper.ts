import { deepEqual, equal, ok } from "node:assert/strict";
import type { PageChecks } from "./visits.ts";

/** In points, and how far a page may be from it: Chromium rounds. */
const A4 = [595, 842] as const;
const OFF_BY = 1.5;
/** A4 at 96 pixels an inch without the margins of theme.css. */
const PAPER_PX = Math.round(((210 - 2 * 14) / 25.4) * 96);

export const paper: PageChecks = {
  "the audit prints on A4, without what only a screen is for": async (visits) => {
    const page = await visits.open("/audit");
    await page.getByRole("table").first().waitFor();
    const pdf = (await page.pdf({ format: "A4", printBackground: true })).toString("latin1");
    const sizes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box = ""]) =>
      box.trim().split(/\s+/).map(Number),
    );
    ok(sizes.length >= 2, `${sizes.length} pages`);
    for (const [, , width = 0, height = 0] of sizes)
      ok(Math.abs(width - A4[0]) < OFF_BY && Math.abs(height - A4[1]) < OFF_BY, `${width} x ${height}`);

    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: PAPER_PX, height: 1_000 });
    equal(await page.getByRole("navigation").isVisible(), false);
    equal(await page.getByRole("button", { name: "Print" }).isVisible(), false);
    const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    equal(await page.evaluate(over), 0, "wider than the paper");
    const cut = `[...document.querySelectorAll("main section, main table")]
      .filter((at) => at.scrollWidth > at.clientWidth + 1 && getComputedStyle(at).overflowX !== "visible")
      .map((at) => at.getAttribute("aria-label") ?? at.tagName)`;
    deepEqual(await page.evaluate(cut), []);
  },
};
