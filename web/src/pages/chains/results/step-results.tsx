import type { ResultLine } from "../../../api/results.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import type { Figure, Scope } from "./links.ts";
import { Named, Opening, Reasons } from "./number.tsx";
import css from "./results.module.css";
import { RESULTS } from "./texts.ts";

interface StepResultsProps {
  readonly chain: string;
  readonly step: number;
  /** A mail, another channel's message, or silence. */
  readonly kind: "send" | "emit" | "silence";
  /** Who is before it: from the first of its waits on. */
  readonly waiting: { readonly from: number; readonly count: number };
  /** Absent where nothing has happened at the step. */
  readonly line: ResultLine | undefined;
  readonly scope: Scope;
  readonly currency: string;
  readonly windowDays: number;
}

/** What a step has come to: who waits before it, what went and what did not, and what people did then. */
export function StepResults({ chain, step, kind, waiting, line, ...rest }: StepResultsProps) {
  const texts = useTexts(RESULTS);
  const { scope } = rest;
  const of = (outcome: Figure["outcome"]): Figure => ({ chain, step, outcome });
  const { sent = 0, skipped = 0, heldOut = 0, failed = 0, unknown = 0, silenced = 0 } = line ?? {};
  return (
    <dl className={css.figures}>
      <Named name={texts.outcomes.waiting} explain={texts.explains.waiting}>
        <Opening figure={{ ...of("waiting"), step: waiting.from }} scope={scope} value={waiting.count} />
      </Named>
      {kind === "silence" ? (
        <Named name={texts.outcomes.silenced}>
          <Opening figure={of("silenced")} scope={scope} value={silenced} />
        </Named>
      ) : (
        <Named name={texts.outcomes.sent}>
          <Opening figure={of("sent")} scope={scope} value={sent} />
        </Named>
      )}
      <Named
        name={texts.outcomes.skipped}
        note={line && <Reasons by={line.skippedBy} figure={of("skipped")} scope={scope} />}
      >
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
      {line && sent > 0 && kind === "send" && <Reactions of={of} line={line} scope={scope} />}
      {line && sent > 0 && <Takings of={of} line={line} {...rest} />}
    </dl>
  );
}

interface AfterSending {
  readonly of: (outcome: Figure["outcome"]) => Figure;
  readonly line: ResultLine;
  readonly scope: Scope;
}

/** What people did with a mail, each as a share of what was delivered. */
function Reactions({ of, line, scope }: AfterSending) {
  const texts = useTexts(RESULTS);
  const formats = useFormats();
  const { delivered, bounced } = line;
  const reaction = (outcome: "opened" | "clicked" | "unsubscribed" | "complained", explain?: string) => {
    const value = line[outcome];
    const share = delivered > 0 && value > 0 ? texts.ofDelivered(formats.percent(value / delivered)) : "";
    return (
      <Named name={texts.outcomes[outcome]} note={share} {...(explain !== undefined && { explain })}>
        <Opening figure={of(outcome)} scope={scope} value={value} />
      </Named>
    );
  };
  return (
    <>
      {bounced > 0 && (
        <Named name={texts.outcomes.bounced}>
          <Opening figure={of("bounced")} scope={scope} value={bounced} />
        </Named>
      )}
      {reaction("opened", texts.explains.opened)}
      <Named name={texts.outcomes["opened-by-machine"]} explain={texts.explains["opened-by-machine"]}>
        <Opening figure={of("opened-by-machine")} scope={scope} value={line.openedByMachine} />
      </Named>
      {reaction("clicked")}
      {reaction("unsubscribed")}
      {reaction("complained")}
    </>
  );
}

/** What was ordered after a message, and what is attributed to it under its own name. */
function Takings({
  of,
  line: { ordered, attributed },
  scope,
  currency,
  windowDays,
}: AfterSending & Pick<StepResultsProps, "currency" | "windowDays">) {
  const texts = useTexts(RESULTS);
  const formats = useFormats();
  const days = formats.count(windowDays);
  return (
    <>
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
        note={
          <>
            {texts.orders}: <Opening figure={of("attributed")} scope={scope} value={attributed.orders} />
          </>
        }
      >
        {formats.money(attributed.revenue, currency)}
      </Named>
    </>
  );
}
