import type { QuarterReport, ShopProof } from "../../src/app/nightly/read-shop-proof.ts";
import { number } from "../terminal/terminal.ts";
import { intervalText, reasonText, STATES, writerOf } from "./proof-words.ts";

/** What all mails together have brought, quarter by quarter. */
export function togetherPage(together: ShopProof): string {
  const found = together.quarters.map(quarterText);
  return ["All mail together", ...[...found, nextText(together)].map((line) => `  ${line}`)].join("\n");
}

function nextText({ percent, next }: Pick<ShopProof, "percent" | "next">): string {
  if (percent === 0) return "Nobody is held out of all mails: holdout_percent of store.yaml is 0.";
  const held = `${percent}% of people are held out of all mails`;
  if (!next) return `${held}. The next night begins to look.`;
  return `${held}. ${next.quarter} ends on ${next.to}; the night after counts it.`;
}

function quarterText(report: QuarterReport): string {
  const { quarter, state, outcomes, currency, reasons, missingBuyers, heldOutButMailed } = report;
  const [primary] = outcomes;
  if (!primary) return `${quarter}: nothing was bought in the year before, so there is no limit to count by.`;
  const { mailed, heldOut, perPerson, total } = primary;
  const sides = `${number(mailed.people)} mailed, ${number(heldOut.people)} held out; ${number(mailed.buyers)} and ${number(heldOut.buyers)} ordered${heldOutButMailed > 0 ? `; ${number(heldOutButMailed)} held out were mailed all the same` : ""}`;
  if (state === "not-trusted")
    return `${quarter}: not to be trusted because ${reasons.map((one) => reasonText(one, currency)).join("; ")}.`;
  if (!perPerson || !total)
    return `${quarter}: too early to say, ${number(missingBuyers)} more would have had to order on the smaller side. ${sides}.`;
  const write = writerOf(primary, currency);
  return `${quarter}: ${STATES[state === "no-past" ? "undecided" : state]}. ${primary.outcome} a person ${intervalText(perPerson, write)}; in total ${intervalText(total, write)}. ${sides}.`;
}
