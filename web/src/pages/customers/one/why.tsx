import type { ChainOfCustomer, CustomerPage } from "../../../api/customers.ts";
import { useTexts } from "../../../texts/language.tsx";
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
            <RunOfChain key={run.run} run={run} writing={writing} />
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

function RunOfChain({ run, writing }: { readonly run: Run; readonly writing: Writing }) {
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
      {endedAt !== undefined && outcome && (
        <li>{texts.left(formats.instant(endedAt), reasonText(outcome, writing))}</li>
      )}
    </ol>
  );
}

function NotEntered({ chain: { notEntered }, writing }: OfChain) {
  const { why: texts } = useTexts(TEXTS);
  if (!notEntered) return undefined;
  const { condition, seen } = notEntered;
  return (
    <div>
      <p>{notEnteredText(notEntered, writing)}</p>
      {condition !== undefined && (
        <p className={css.condition}>
          {texts.condition}: <code>{condition}</code>
          {seen.length > 0 && (
            <>
              {" "}
              {texts.sees}: <code>{seen.map(({ field, value }) => `${field} = ${value}`).join(", ")}</code>
            </>
          )}
        </p>
      )}
    </div>
  );
}

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
