import type { ResultLine, Results } from "../../../api/results.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import type { Figure, Scope } from "./links.ts";
import { Opening } from "./number.tsx";
import { RESULTS } from "./texts.ts";

/** What a chain as a whole has come to. Its customers are asked by their entry: who ordered once, ordered once. */
export function ChainResults({
  chain,
  line,
  results: { currency, windowDays },
  scope,
}: {
  readonly chain: string;
  readonly line: ResultLine;
  readonly results: Pick<Results, "currency" | "windowDays">;
  readonly scope: Scope;
}) {
  const texts = useTexts(RESULTS);
  const formats = useFormats();
  const { ordered, orderedHeldOut, attributed } = line;
  const days = formats.count(windowDays);
  const opening = (outcome: Figure["outcome"], value: number, of?: "entries") => (
    <Opening figure={{ chain, outcome, ...(of && { of }) }} scope={scope} value={value} />
  );
  return (
    <Stats>
      <Stat
        label={texts.outcomes.entered}
        value={opening("entered", line.entered)}
        note={
          line.heldOut > 0 && (
            <>
              {texts.outcomes["held-out"]}: {opening("held-out", line.heldOut, "entries")}
            </>
          )
        }
      />
      <Stat
        label={texts.outcomes.waiting}
        value={opening("waiting", line.waiting)}
        explain={texts.explains.waiting}
        note={
          <>
            {texts.outcomes.left}: {opening("left", line.left)}
          </>
        }
      />
      <Stat label={texts.outcomes.sent} value={opening("sent", line.sent)} />
      <Stat
        label={texts.outcomes.ordered}
        value={opening("ordered", ordered.customers, "entries")}
        note={
          <>
            {texts.ofWindows(formats.count(ordered.windows))}
            {orderedHeldOut.windows > 0 && (
              <>
                {"; "}
                {texts.outcomes["held-out"]}: {opening("ordered-held-out", orderedHeldOut.customers)}{" "}
                {texts.ofWindows(formats.count(orderedHeldOut.windows))}
              </>
            )}
          </>
        }
        explain={texts.explains.orderedWithin(days)}
      />
      <Stat
        label={texts.revenue}
        value={formats.money(ordered.revenue, currency)}
        note={texts.revenueOf(formats.count(ordered.windows), days)}
        explain={texts.revenueWhy(days)}
      />
      <Stat
        label={texts.attributedRevenue(days)}
        value={formats.money(attributed.revenue, currency)}
        note={
          <>
            {texts.orders}: {opening("attributed", attributed.orders)}
          </>
        }
        explain={texts.explains.attributedWithin(days)}
      />
    </Stats>
  );
}
