import { misspelt } from "../../src/adapters/nearest.ts";
import { readShopStops } from "../../src/app/mailbox/shop-stops.ts";
import { makeReadUnseen, type UnseenRow } from "../../src/app/report/read-unseen.ts";
import { UNSEEN_KINDS } from "../pages/unseen-page.ts";
import { number } from "../terminal/terminal.ts";
import { type Area, type Finding, ok, warning } from "./check.ts";
import type { Site } from "./site.ts";

const SHOWN = 3;

export const UNDERSTOOD: Area = {
  name: "Events",
  checks: [
    {
      id: "not-understood",
      title: "not understood",
      doc: "events.md#what-was-not-understood",
      needs: ["dynamodb:Query"],
      look: notUnderstood,
    },
    {
      id: "shop-privacy-request",
      title: "requests to forget the shop",
      doc: "sending.md#what-belongs-to-the-mailbox",
      needs: ["dynamodb:Query"],
      look: shopRequests,
    },
  ],
};

/** Money, consent, and names that somebody has most likely misspelt are worth a look; the rest is only said. */
async function notUnderstood({ unseen, now }: Site): Promise<Finding> {
  const rows = await makeReadUnseen({ unseen, clock: { now: () => now }, misspelt })();
  const serious = rows.filter(({ about, meant }) => about !== undefined || meant !== undefined);
  if (serious.length > 0) {
    const more = serious.length > SHOWN ? `, and ${number(serious.length - SHOWN)} more` : "";
    return warning(
      `${serious.slice(0, SHOWN).map(inWords).join("; ")}${more}`,
      "Mend it in what sends it; `comeback status` lists all of it.",
    );
  }
  const times = rows.reduce((sum, { count }) => sum + count, 0);
  return ok(
    times === 0 ? "nothing in seven days" : `${number(times)} in seven days, none of money or consent`,
  );
}

async function shopRequests({ events }: Site): Promise<Finding> {
  const [stop] = await readShopStops(events);
  if (!stop) return ok("none");
  return warning(
    `${stop.shop} asked to forget the whole shop (${stop.request}): nobody of whom it told is mailed`,
    `Where that is wrong: \`comeback sending allow ${stop.shop} --reason …\`.`,
  );
}

function inWords({ source, kind, name = "others", count, meant }: UnseenRow): string {
  const guess = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  return `${source}, ${UNSEEN_KINDS[kind]}: ${name}, ${number(count)} times${guess}`;
}
