import type { CustomerPage, Next } from "../../../api/customers.ts";
import { useTexts } from "../../../texts/language.tsx";
import { Card } from "../../../ui/frame.tsx";
import { Empty } from "../../../ui/state.tsx";
import { Tag, type Tone } from "../../../ui/tag.tsx";
import { TEXTS } from "../texts.ts";
import { reasonText, type Writing } from "../words/writing.ts";
import css from "./one.module.css";
import { useWriting } from "./use-writing.ts";

type Step = Extract<Next, { readonly kind: "step" }>;

/** What comes next and when, the soonest first. */
export function Upcoming({ page }: { readonly page: CustomerPage }) {
  const { next: texts, tabs } = useTexts(TEXTS);
  const writing = useWriting(page);
  const { formats } = writing;
  if (page.next.length === 0) return <Empty title={texts.empty}>{texts.emptyWhy}</Empty>;
  return (
    <Card lead={texts.lead} title={tabs.next} flush>
      <ol className={css.lines}>
        {page.next.map((next) => (
          <li key={keyOf(next)}>
            <div className={css.line}>
              <time>{"on" in next ? formats.day(next.on) : formats.instant(next.at)}</time>
              <div className={css.wide}>
                <What next={next} writing={writing} />
              </div>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const keyOf = (next: Next): string => JSON.stringify(next);

function What({ next, writing }: { readonly next: Next; readonly writing: Writing }) {
  const { next: texts, scores } = useTexts(TEXTS);
  const { formats } = writing;
  switch (next.kind) {
    case "step":
      return <NextStep step={next} writing={writing} />;
    case "replenishment": {
      const what = next.product ?? next.category ?? "";
      const every = scores.days(formats.count(next.everyDays), next.everyDays);
      return texts.replenishment(what, every, formats.day(next.boughtOn));
    }
    case "points-good":
      return texts.pointsGood(formats.count(next.points));
    case "points-end":
      return texts.pointsEnd(formats.count(next.points));
    case "date":
      return texts.date(next.date, writing.chain(next.chain));
    default:
      return next satisfies never;
  }
}

const TONES = {
  act: "good",
  leave: "plain",
  skip: "plain",
  defer: "warn",
  "hold-out": "info",
} as const satisfies Record<Step["expected"]["kind"], Tone>;

function NextStep({ step, writing }: { readonly step: Step; readonly writing: Writing }) {
  const { next: texts } = useTexts(TEXTS);
  const { action, name, offer, chain, expected, first, paused } = step;
  return (
    <>
      <strong>{texts.actions[action](name)}</strong>{" "}
      {offer !== undefined && `${texts.withOffer(writing.offer(offer))} `}
      <span className={css.muted}>{writing.chain(chain)}</span>{" "}
      <Tag tone={TONES[expected.kind]}>
        {expected.kind === "act" ? texts.willAct[action] : texts.expected[expected.kind]}
      </Tag>
      {expected.reason && (
        <div className={css.because}>
          <bdi>{texts.because(reasonText(expected.reason, writing))}</bdi>
        </div>
      )}
      {!first && <div className={css.because}>{texts.later}</div>}
      {paused && <div className={css.because}>{texts.paused}</div>}
    </>
  );
}
