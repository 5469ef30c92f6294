import type { ResultLine } from "../../../api/results.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import type { Figure, Scope } from "./links.ts";
import { Named, Opening, Reasons } from "./number.tsx";
import css from "./results.module.css";
import { RESULTS } from "./texts.ts";

interface StepResultsProps {
  readonly chain: string;
  readonly step: number;
  /** Absent where nothing has happened at the step. */
  readonly line: ResultLine | undefined;
  readonly scope: Scope;
  readonly currency: string;
  readonly windowDays: number;
}

/** What a step has come to: who waits before it, what went and what did not, and what people did then. */
export function StepResults({ chain, step, line, ...rest }: StepResultsProps) {
  const texts = useTexts(RESULTS);
  const { scope } = rest;
  const of = (outcome: Figure["outcome"]): Figure => ({ chain, step, outcome });
  const { waiting = 0, sent = 0, skipped = 0, heldOut = 0, failed = 0, unknown = 0, silenced = 0 } = line ?? {};
  return (
    <>
      <dl className={css.figures}>
        <Named name={texts.outcomes.waiting} explain={texts.explains.waiting}>
          <Opening figure={of("waiting")} scope={scope} value={waiting} />
        </Named>
        {silenced > 0 ? (
          <Named name={texts.outcomes.silenced}>
            <Opening figure={of("silenced")} scope={scope} value={silenced} />
          </Named>
        ) : (
          <Named name={texts.outcomes.sent}>
            <Opening figure={of("sent")} scope={scope} value={sent} />
          </Named>
        )}
        <Named name={texts.outcomes.skipped}>
          <Opening figure={of("skipped")} scope={scope} value={skipped} />
        </Named>
        {heldOut > 0 && (
          <Named name={texts.outcomes["held-out"]} explain={texts.explains["held-out"]}>
            <Opening figure={{ ...of("held-out"), of: "steps" }} scope={scope} value={heldOut} />
          </Named>
        )}
        {failed > 0 && (
          <Named name={texts.outcomes.failed}>
            <Opening figure={of("failed")} scope={scope} value={failed} />
          </Named>
        )}
        {unknown > 0 && (
          <Named name={texts.outcomes.unknown}>
            <Opening figure={of("unknown")} scope={scope} value={unknown} />
          </Named>
        )}
        {line && sent > 0 && <AfterSending of={of} line={line} {...rest} />}
      </dl>
      {line && <Reasons by={line.skippedBy} figure={of("skipped")} scope={scope} />}
    </>
  );
}

function AfterSending({
  of,
  line,
  scope,
  currency,
  windowDays,
}: Pick<StepResultsProps, "scope" | "currency" | "windowDays"> & {
  readonly of: (outcome: Figure["outcome"]) => Figure;
  readonly line: ResultLine;
}) {
  const texts = useTexts(RESULTS);
  const formats = useFormats();
  const { delivered, ordered, attributed } = line;
  const share = (value: number) =>
    delivered > 0 && value > 0 ? texts.ofDelivered(formats.percent(value / delivered)) : undefined;
  const days = formats.count(windowDays);
  return (
    <>
      <Named
        name={texts.outcomes.opened}
        note={share(line.opened)}
        explain={texts.explains.opened}
      >
        <Opening figure={of("opened")} scope={scope} value={line.opened} />
      </Named>
      <Named name={texts.outcomes["opened-by-machine"]} explain={texts.explains["opened-by-machine"]}>
        <Opening figure={of("opened-by-machine")} scope={scope} value={line.openedByMachine} />
      </Named>
      <Named name={texts.outcomes.clicked} note={share(line.clicked)}>
        <Opening figure={of("clicked")} scope={scope} value={line.clicked} />
      </Named>
      {line.bounced > 0 && (
        <Named name={texts.outcomes.bounced}>
          <Opening figure={of("bounced")} scope={scope} value={line.bounced} />
        </Named>
      )}
      <Named name={texts.outcomes.unsubscribed} note={share(line.unsubscribed)}>
        <Opening figure={of("unsubscribed")} scope={scope} value={line.unsubscribed} />
      </Named>
      <Named name={texts.outcomes.complained} note={share(line.complained)}>
        <Opening figure={of("complained")} scope={scope} value={line.complained} />
      </Named>
      <Named
        name={texts.outcomes.ordered}
        note={texts.ofWindows(formats.count(ordered.windows))}
        explain={texts.explains.orderedWithin(days)}
      >
        <Opening figure={{ ...of("ordered"), of: "steps" }} scope={scope} value={ordered.customers} />
      </Named>
      <Named name={texts.revenue} explain={texts.revenueWhy(days)}>
        {formats.money(ordered.revenue, currency)}
      </Named>
      <Named
        name={texts.attributedRevenue(days)}
        explain={texts.explains.attributedWithin(days)}
        note={<Opening figure={of("attributed")} scope={scope} value={attributed.orders} />}
      >
        {formats.money(attributed.revenue, currency)}
      </Named>
    </>
  );
}
