import type { CustomerPage, Mailable } from "../../../api/customers.ts";
import { harmless } from "../../../format/harmless.ts";
import { useTexts } from "../../../texts/language.tsx";
import { nameIn } from "../../../texts/names.ts";
import { Stat, Stats } from "../../../ui/stat.tsx";
import { Tag, type Tone } from "../../../ui/tag.tsx";
import { TEXTS } from "../texts.ts";
import { isOfImport, moneyText, reasonText, type Writing } from "../words/writing.ts";
import css from "./one.module.css";
import { useWriting } from "./use-writing.ts";

const TONES = { yes: "good", "not-now": "warn", never: "bad" } as const satisfies Record<
  Mailable["may"],
  Tone
>;

/** Since when, by which key, and how to reach whom. */
export function Known({ page }: { readonly page: CustomerPage }) {
  const { head: texts } = useTexts(TEXTS);
  const { formats } = useWriting(page);
  const { since, entry = "", via, id, email, phone, claimed } = page.head;
  const said = claimed && [claimed.name, claimed.email, claimed.phone].filter(Boolean).join(", ");
  return (
    <>
      {texts.since(formats.instant(since), [entry, via].filter(Boolean).join(", "))}{" "}
      {!isOfImport(id) && (
        <>
          {" "}
          · <bdi>{id}</bdi>
        </>
      )}
      {[email, phone].map(
        (contact) =>
          contact !== undefined && (
            <span key={contact}>
              {" · "}
              <bdi>{harmless(contact, 80)}</bdi>
            </span>
          ),
      )}
      {said && (
        <>
          {" · "}
          <bdi>{texts.claimed(harmless(said, 120))}</bdi>
        </>
      )}
    </>
  );
}

/** How they stand, in one row: segment, money, orders, and whether mails go. */
export function Head({ page }: { readonly page: CustomerPage }) {
  const { head: texts } = useTexts(TEXTS);
  const writing = useWriting(page);
  const { formats } = writing;
  const { spent, averageOrder, refunded, orders, lastOrderAt, mailable } = page.head;
  return (
    <Stats>
      <SegmentStat page={page} />
      <Stat
        label={texts.spent}
        value={moneyText(spent, writing)}
        note={
          <>
            {orders > 0 && texts.average(moneyText(averageOrder, writing))}
            {refunded > 0 && `, ${texts.refunded(moneyText(refunded, writing))}`}
          </>
        }
      />
      <Stat
        label={texts.orders}
        value={formats.count(orders)}
        note={lastOrderAt === undefined ? texts.noOrder : texts.lastOrder(formats.instant(lastOrderAt))}
      />
      <Stat
        label={texts.mails}
        value={<Tag tone={TONES[mailable.may]}>{texts.mailable[mailable.may]}</Tag>}
        note={<MailNote mailable={mailable} writing={writing} />}
      />
    </Stats>
  );
}

function SegmentStat({ page }: { readonly page: CustomerPage }) {
  const { head: texts } = useTexts(TEXTS);
  const { formats, language } = useWriting(page);
  const { segment } = page.head;
  if (!segment) return <Stat label={texts.segment} value="–" note={texts.noSegment} />;
  return (
    <Stat
      label={texts.segment}
      value={nameIn(segment.name, language)}
      note={texts.segmentSince(formats.day(segment.since))}
      explain={
        segment.condition === undefined ? (
          texts.everybodyElse
        ) : (
          <>
            {texts.segmentMeaning} <code>{segment.reason}</code>
          </>
        )
      }
    />
  );
}

function MailNote({ mailable, writing }: { readonly mailable: Mailable; readonly writing: Writing }) {
  const { head: texts } = useTexts(TEXTS);
  const { reason, until } = mailable;
  return (
    <span className={css.note}>
      {reason.text !== "" && <bdi>{harmless(reasonText(reason, writing), 160)}</bdi>}
      {until !== undefined && ` ${texts.until(writing.formats.instant(until))}`}
    </span>
  );
}
