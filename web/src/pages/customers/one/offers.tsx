import type { CustomerPage } from "../../../api/customers.ts";
import { useTexts } from "../../../texts/language.tsx";
import { nameIn } from "../../../texts/names.ts";
import { Card } from "../../../ui/frame.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Tag, type Tone } from "../../../ui/tag.tsx";
import { TEXTS } from "../texts.ts";
import { benefitText, moneyText } from "../words/writing.ts";
import { useWriting } from "./use-writing.ts";

type Code = CustomerPage["codes"][number];
type Given = CustomerPage["offers"][number];

/** Codes by the ledger, what mails have offered, and points. */
export function Offers({ page }: { readonly page: CustomerPage }) {
  return (
    <>
      <Points page={page} />
      <Codes page={page} />
      <GivenOffers page={page} />
    </>
  );
}

function Points({ page }: { readonly page: CustomerPage }) {
  const { offers: texts, head } = useTexts(TEXTS);
  const writing = useWriting(page);
  const { formats, language } = writing;
  const { points } = page;
  if (!points) return <Card title={texts.points}>{texts.noPoints}</Card>;
  const { levelName, next, until, good, pending, expiringSoon } = points;
  return (
    <Stats>
      <Stat
        label={texts.level}
        value={nameIn(levelName, language)}
        note={
          <>
            {next && texts.missing(moneyText(next.missing, writing), nameIn(next.name, language))}
            {until !== undefined && ` ${head.until(formats.day(until))}`}
          </>
        }
      />
      <Stat label={texts.good} value={formats.count(good)} />
      <Stat label={texts.pending} value={formats.count(pending)} />
      <Stat label={texts.expiring} value={formats.count(expiringSoon)} />
    </Stats>
  );
}

const STATES = {
  reserved: "plain",
  sent: "good",
  redeemed: "info",
  released: "good",
  spent: "plain",
  withdrawn: "plain",
  expired: "plain",
  "another's": "warn",
  "nobody's": "warn",
} as const satisfies Record<Code["state"], Tone>;

function Codes({ page }: { readonly page: CustomerPage }) {
  const { offers: texts } = useTexts(TEXTS);
  const writing = useWriting(page);
  const { formats } = writing;
  const columns: readonly Column<Code>[] = [
    { id: "code", name: texts.code, value: ({ code }) => code, cell: ({ code }) => <code>{code}</code> },
    { id: "offer", name: texts.offer, value: ({ offer }) => offer && writing.offer(offer) },
    {
      id: "state",
      name: texts.state,
      value: ({ state }) => texts.states[state],
      cell: ({ state }) => <Tag tone={STATES[state]}>{texts.states[state]}</Tag>,
    },
    {
      id: "until",
      name: texts.until,
      value: ({ until }) => until,
      cell: ({ until }) => (until === undefined ? "–" : formats.instant(until)),
    },
    { id: "order", name: texts.usedBy, value: ({ order }) => order },
    {
      id: "amount",
      name: texts.off,
      numeric: true,
      value: ({ amount }) => amount,
      cell: ({ amount }) => (amount === undefined ? "–" : moneyText(amount, writing)),
    },
  ];
  if (page.codes.length === 0) return <Card title={texts.codes}>{texts.noCodes}</Card>;
  return (
    <Card title={texts.codes} flush>
      <Table label={texts.codes} rows={page.codes} rowKey={({ code }) => code} columns={columns} />
    </Card>
  );
}

function GivenOffers({ page }: { readonly page: CustomerPage }) {
  const { offers: texts } = useTexts(TEXTS);
  const writing = useWriting(page);
  const { formats } = writing;
  const columns: readonly Column<Given>[] = [
    { id: "at", name: texts.when, value: ({ at }) => at, cell: ({ at }) => formats.instant(at) },
    {
      id: "what",
      name: texts.what,
      value: ({ benefit, subject }) => [benefitText(benefit, writing), subject].filter(Boolean).join(" · "),
    },
    { id: "mail", name: texts.mail, value: ({ template }) => template },
    { id: "code", name: texts.code, value: ({ code }) => code },
    { id: "reason", name: texts.reason, value: ({ reason }) => reason, wideOnly: true },
  ];
  if (page.offers.length === 0) return <Card title={texts.given}>{texts.noneGiven}</Card>;
  return (
    <Card title={texts.given} flush>
      <Table
        label={texts.given}
        rows={page.offers}
        rowKey={({ at, template }) => `${at} ${template}`}
        columns={columns}
      />
    </Card>
  );
}
