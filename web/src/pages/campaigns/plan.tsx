import type { Weighed } from "../../api/campaigns.ts";
import { Bars } from "../../figures/bars.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Facts } from "../../ui/frame.tsx";
import { TEXTS } from "./texts.ts";
import { listed, totalOf } from "./words.ts";

/** When the mails go, what they give away at most, and what sending them costs. */
export function Plan({ weighed }: { readonly weighed: Weighed }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { table, lastDue, mailsASecond, plan, waterfall, currency } = weighed;
  const { discount, zones } = waterfall;
  const zoneCount = Object.keys(zones).length;
  const isOffering = Object.keys(discount.mails).length > 0 || totalOf(discount.none) > 0;
  return (
    <Card title={texts.plan} lead={texts.inZone(formats.zone)}>
      <Facts
        items={[
          [texts.begins, formats.instant(table.beginsAt)],
          [texts.lastDue, formats.instant(lastDue)],
          table.endsAt !== undefined && [texts.ends, formats.instant(table.endsAt)],
          table.localTime !== undefined && [
            texts.localTime,
            texts.localTimeIn(clockOf(table.localTime), { value: zoneCount, text: formats.count(zoneCount) }),
          ],
          table.localTime !== undefined && [texts.missed, texts.late[table.late]],
          table.quiet && [texts.quiet, `${table.quiet.from}–${table.quiet.to}`],
          table.spreadMs > 0 && [
            texts.spread,
            texts.spreadOver(formats.duration(table.spreadMs), formats.count(mailsASecond)),
          ],
          [texts.takes, formats.duration(plan.sendingMs)],
          isOffering && [
            texts.offers,
            listed(discount.mails, String, formats.count).join("; ") || texts.noOffers,
          ],
          isOffering && [texts.atMost, texts.ifAllOrder(formats.money(discount.ofAverageOrders, currency))],
          discount.withoutOrders > 0 && [
            texts.unknownCost,
            texts.unknownCostWhy(formats.count(discount.withoutOrders)),
          ],
          totalOf(discount.none) > 0 && [
            texts.withoutOffer,
            listed(discount.none, texts.named, formats.count).join("; "),
          ],
          [texts.costs, texts.costsUpTo(formats.money(centsOf(plan.dollars.total ?? 0), "USD"))],
        ]}
      />
    </Card>
  );
}

/** How many mails each day of the ramp-up brings. */
export function RampUp({ days }: Pick<Weighed, "days">) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <Card title={texts.rampUp}>
      <Bars
        bars={days.map((value, day) => ({
          ...{ id: `${day}`, name: texts.dayOf(formats.count(day + 1)) },
          ...{ value, text: formats.count(value) },
        }))}
      />
    </Card>
  );
}

/** Whole cents, rounded up: what is paid is not more. */
const centsOf = (dollars: number): number => Math.ceil(100 * dollars);

const clockOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => `${part}`.padStart(2, "0")).join(":");
