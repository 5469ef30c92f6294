import type { ChainOfCustomer, CustomerPage } from "../../../api/customers.ts";
import { fieldLabel } from "../../../texts/fields/label.ts";
import { useLanguage, useTexts } from "../../../texts/language.tsx";
import { nameIn } from "../../../texts/names.ts";
import { Card } from "../../../ui/frame.tsx";
import { Empty } from "../../../ui/state.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { TEXTS } from "../texts.ts";
import { notEnteredText, reasonText, type Writing } from "../words/writing.ts";
import css from "./one.module.css";
import { useWriting } from "./use-writing.ts";

type Run = ChainOfCustomer["runs"][number];

/** Why somebody got it or did not: every chain, with the reason of every step, or why it was never entered. */
export function Why({ page }: { readonly page: CustomerPage }) {
  const { why: texts } = useTexts(TEXTS);
  const writing = useWriting(page);
  const entered = page.chains.filter(({ runs }) => runs.length > 0);
  const never = page.chains.filter(({ runs }) => runs.length === 0);
  if (page.chains.length === 0) return <Empty title={texts.empty}>{texts.emptyWhy}</Empty>;
  return (
    <>
      {entered.map((chain) => (
        <Card key={chain.chain} title={<ChainName chain={chain} writing={writing} />}>
          {chain.runs.map((run) => (
            <RunOfChain
              key={run.run}
              run={run}
              leaves={leavesNext(page, chain.chain, run)}
              writing={writing}
            />
          ))}
        </Card>
      ))}
      {never.length > 0 && (
        <Card title={texts.others(writing.formats.count(never.length))} lead={texts.lead}>
          <ul className={css.chains}>
            {never.map((chain) => (
              <li key={chain.chain}>
                <ChainName chain={chain} writing={writing} />
                <NotEntered chain={chain} writing={writing} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

interface OfChain {
  readonly chain: ChainOfCustomer;
  readonly writing: Writing;
}

function ChainName({ chain: { name, kind, paused, published, runs }, writing }: OfChain) {
  const { why: texts } = useTexts(TEXTS);
  const isActive = runs.some(({ active }) => active);
  return (
    <span className={css.tags}>
      <strong>{nameIn(name, writing.language)}</strong>
      {runs.length > 0 && (
        <Tag tone={isActive ? "accent" : "plain"}>{isActive ? texts.active : texts.ended}</Tag>
      )}
      {kind !== "marketing" && <Tag>{texts[kind]}</Tag>}
      {paused && <Tag tone="warn">{texts.paused}</Tag>}
      {!published && <Tag tone="warn">{texts.gone}</Tag>}
    </span>
  );
}

type Leaving = Extract<CustomerPage["next"][number], { readonly kind: "step" }>;

/** The next step of a run, where what the rules say of it now is that the customer leaves there. */
const leavesNext = (page: CustomerPage, chain: string, run: Run): Leaving | undefined =>
  page.next.find(
    (next): next is Leaving =>
      next.kind === "step" &&
      next.first &&
      next.chain === chain &&
      next.run === run.run &&
      next.expected.kind === "leave",
  );

interface RunProps {
  readonly run: Run;
  readonly leaves: Leaving | undefined;
  readonly writing: Writing;
}

function RunOfChain({ run, leaves, writing }: RunProps) {
  const { why: texts } = useTexts(TEXTS);
  const { formats } = writing;
  const { enteredAt, reason, holdout, heldOutBy, steps, endedAt, outcome } = run;
  return (
    <ol className={css.steps}>
      <li>
        {texts.entered(formats.instant(enteredAt), reasonText(reason, writing))}
        {holdout && (
          <>
            {" "}
            <Tag tone="info">{heldOutBy === "shop" ? texts.shopHoldout : texts.holdout}</Tag>
          </>
        )}
      </li>
      {steps.map((step) => (
        <li key={step.step}>
          <strong>{step.name ?? texts.step(formats.count(step.step + 1))}</strong>{" "}
          <Tag tone={toneOf(step.outcome)}>{writing.words.outcomes[step.outcome] ?? step.outcome}</Tag>{" "}
          <span className={css.muted}>{formats.instant(step.at)}</span>
          <div className={css.because}>
            <bdi>{reasonText(step.reason, writing)}</bdi>
          </div>
        </li>
      ))}
      {leaves && (
        <li>
          <Tag tone="warn">{texts.leaving}</Tag>{" "}
          <bdi>
            {texts.willLeave(
              formats.instant(leaves.at),
              leaves.expected.reason ? reasonText(leaves.expected.reason, writing) : "",
            )}
          </bdi>
        </li>
      )}
      {endedAt !== undefined && outcome && (
        <li>{texts.left(formats.instant(endedAt), reasonText(outcome, writing))}</li>
      )}
    </ol>
  );
}

function NotEntered({ chain: { notEntered }, writing }: OfChain) {
  const { why: texts } = useTexts(TEXTS);
  const { language } = useLanguage();
  if (!notEntered) return undefined;
  const { code, condition, seen } = notEntered;
  return (
    <div>
      <p>{notEnteredText(notEntered, writing)}</p>
      {condition !== undefined && (
        <p className={css.condition}>
          {texts.condition}: <code>{condition}</code>
          {seen.length > 0 && (
            <>
              {" "}
              {OF_THEN.has(code) ? texts.saw : texts.sees}:{" "}
              {seen.map(({ field, value }, index) => (
                <span key={field}>
                  {index > 0 && ", "}
                  <code>{`${field} = ${value}`}</code>
                  {labelled(fieldLabel(language, field))}
                </span>
              ))}
            </>
          )}
        </p>
      )}
    </div>
  );
}

const labelled = (label: string | undefined): string => (label === undefined ? "" : ` (${label})`);

/** Of these the values are those of the time of the event. */
const OF_THEN: ReadonlySet<string> = new Set(["event-condition-then", "event-otherwise"]);

const toneOf = (outcome: string): "good" | "warn" | "bad" | "info" | "plain" => {
  switch (outcome) {
    case "sent":
    case "emitted":
      return "good";
    case "failed":
    case "unknown":
      return "bad";
    case "holdout":
      return "info";
    case "deferred":
      return "warn";
    default:
      return "plain";
  }
};
