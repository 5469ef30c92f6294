import type { CustomerPage } from "../../../api/customers.ts";
import { useTexts } from "../../../texts/language.tsx";
import { Card, Columns, Facts } from "../../../ui/frame.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { useNames } from "../../segments/names.ts";
import { TEXTS } from "../texts.ts";
import { moneyText, type Writing } from "../words/writing.ts";
import css from "./one.module.css";
import { useWriting } from "./use-writing.ts";

type NoPurchase = NonNullable<CustomerPage["scores"]["noPurchase"]>;
type Contribution = NoPurchase["contributions"][number];

/** What the models expect, and why, in words. */
export function Scores({ page }: { readonly page: CustomerPage }) {
  const { scores: texts } = useTexts(TEXTS);
  const writing = useWriting(page);
  const { noPurchase, uplift } = page.scores;
  return (
    <>
      <Value page={page} writing={writing} />
      <Columns wide>
        <Card title={texts.silence}>
          {noPurchase ? <Silence noPurchase={noPurchase} writing={writing} /> : texts.unknown}
          {uplift !== undefined && <p>{texts.uplift(writing.formats.decimal(100 * uplift, 1))}</p>}
        </Card>
        <Rfm page={page} writing={writing} />
      </Columns>
    </>
  );
}

interface OfPage {
  readonly page: CustomerPage;
  readonly writing: Writing;
}

function Value({ page, writing }: OfPage) {
  const { scores: texts } = useTexts(TEXTS);
  const { value } = page.scores;
  if (!value.known) return <Card title={texts.value}>{texts.unknown}</Card>;
  const { formats } = writing;
  const over = texts.over(texts.days(formats.count(value.periodDays), value.periodDays));
  const { ranges } = value;
  const between = ({ low, high }: typeof ranges.expectedMoney) =>
    texts.between(moneyText(low, writing), moneyText(high, writing));
  return (
    <>
      {value.note !== undefined && <p>{texts.oneOrder}</p>}
      <Stats>
        <Stat label={texts.expectedOrders} value={formats.decimal(value.expectedOrders, 2)} note={over} />
        <Stat
          label={texts.expectedMoney}
          value={moneyText(value.expectedMoney, writing)}
          note={`${over}, ${between(ranges.expectedMoney)}`}
        />
        <Stat
          label={texts.lifetime(formats.count(value.horizonMonths))}
          value={moneyText(value.lifetimeValue, writing)}
          note={between(ranges.lifetimeValue)}
        />
        <Stat label={texts.atRisk} value={moneyText(value.valueAtRisk, writing)} note={texts.atRiskNote} />
      </Stats>
    </>
  );
}

function Silence({ noPurchase, writing }: { readonly noPurchase: NoPurchase; readonly writing: Writing }) {
  const { scores: texts } = useTexts(TEXTS);
  const { formats } = writing;
  const { probability, periodDays, typical, contributions, note, fallback, seasonUnknown } = noPurchase;
  const days = texts.days(formats.count(periodDays), periodDays);
  return (
    <>
      <p>
        {texts.silenceLead(formats.percent(probability), days)}{" "}
        {typical !== undefined && texts.typical(formats.percent(typical))}
      </p>
      {note !== undefined && <p>{texts.oneOrder}</p>}
      <ul className={css.chains}>
        {contributions.map((one) => (
          <li key={one.fact}>
            <span className={css.tags}>
              {contributionText(one, writing, texts)}
              <Tag tone={one.odds > STRONG ? "bad" : one.odds < 1 / STRONG ? "good" : "plain"}>
                {meaningOf(one.odds, texts)}
              </Tag>
              <span className={css.muted}>{texts.times(formats.decimal(one.odds, 2))}</span>
            </span>
          </li>
        ))}
      </ul>
      {seasonUnknown !== undefined && <p className={css.muted}>{texts.seasonUnknown}</p>}
      {fallback !== undefined && <p className={css.muted}>{texts.fallback(fallback)}</p>}
    </>
  );
}

type ScoreTexts = (typeof TEXTS)["en"]["scores"];

/** Odds nearer to 1 change nothing that anybody would notice. */
const STRONG = 1.05;

const meaningOf = (odds: number, texts: ScoreTexts): string =>
  odds > STRONG ? texts.likelier : odds < 1 / STRONG ? texts.lessLikely : texts.same;

function contributionText(
  { fact, value, typical }: Contribution,
  writing: Writing,
  texts: ScoreTexts,
): string {
  const { formats } = writing;
  const write = (number: number) =>
    fact === "spentEach"
      ? moneyText(Math.round(number), writing)
      : texts.days(formats.count(Math.round(number)), Math.round(number));
  return texts.facts[fact](value === undefined ? undefined : write(value), write(typical));
}

function Rfm({ page, writing }: OfPage) {
  const { scores: texts } = useTexts(TEXTS);
  const { formats } = writing;
  const { segment } = page.head;
  const { gaps } = page.scores;
  const names = useNames(undefined);
  const days = (count: number) => texts.days(formats.decimal(count), Math.round(count));
  return (
    <Card title={texts.rfm} lead={segment && texts.asOf(formats.day(segment.asOf))}>
      {segment ? (
        <Facts
          items={[
            [texts.rfm, names.rfm(segment.rfm.segment)],
            [texts.rfmScores.recency, formats.count(segment.rfm.recency)],
            [texts.rfmScores.frequency, formats.count(segment.rfm.frequency)],
            [texts.rfmScores.monetary, formats.count(segment.rfm.monetary)],
            [texts.tier, segment.tier],
            gaps && [texts.gaps, texts.gapsText(days(gaps.mean), days(gaps.shortest), days(gaps.longest))],
          ]}
        />
      ) : (
        texts.unknown
      )}
    </Card>
  );
}
