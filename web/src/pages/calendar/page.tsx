import { Link } from "react-aria-components";
import { type Calendar, useCalendar } from "../../api/calendar.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { Card, Columns, Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import css from "./calendar.module.css";
import { Gone } from "./gone.tsx";
import { Month } from "./month.tsx";
import { TEXTS } from "./texts.ts";
import { hrefOf, nameOf } from "./words.ts";

/** What is known to go out, and what went out lately. */
export default function CalendarPage() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const calendar = useCalendar();
  const until = calendar.data?.until;
  return (
    <Page title={texts.title} lead={until === undefined ? undefined : texts.lead(formats.day(until))}>
      <Loaded query={calendar}>
        {(data) => (
          <>
            <Card title={texts.ahead} lead={texts.aheadLead}>
              {data.days.length === 0 ? (
                <Empty
                  title={texts.nothing}
                  action={<ButtonLink href="/campaigns">{texts.toCampaigns}</ButtonLink>}
                >
                  {texts.nothingWhy}
                </Empty>
              ) : (
                <Month calendar={data} />
              )}
            </Card>
            <Columns wide>
              <Gone calendar={data} />
              <Waiting calendar={data} />
            </Columns>
            <WithoutDate calendar={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Waiting({ calendar }: { readonly calendar: Calendar }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const name = (chain: string) => nameOf(chain, calendar, language);
  return (
    <Card title={texts.waiting} lead={texts.waitingLead} flush={calendar.waiting.length > 0}>
      {calendar.waiting.length === 0 ? (
        <Empty title={texts.nobodyWaits}>{texts.nobodyWaitsWhy}</Empty>
      ) : (
        <Table
          label={texts.waiting}
          file="waiting"
          rows={calendar.waiting}
          rowKey={({ chain }) => chain}
          columns={[
            {
              id: "chain",
              name: texts.chain,
              value: ({ chain }) => name(chain),
              cell: ({ chain, paused }) => (
                <>
                  <Link href={hrefOf(chain)}>{name(chain)}</Link>{" "}
                  {paused && <Tag tone="warn">{texts.paused}</Tag>}
                </>
              ),
            },
            { id: "customers", name: texts.customers, numeric: true, value: ({ customers }) => customers },
          ]}
        />
      )}
    </Card>
  );
}

/** What holds for all days, and what nobody can know beforehand. */
function WithoutDate({ calendar }: { readonly calendar: Calendar }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { quietHours, pointsExpiring } = calendar;
  return (
    <Card title={texts.about}>
      <ul className={css.notes}>
        <li>{quietHours ? texts.quiet(quietHours.from, quietHours.to) : texts.noQuiet}</li>
        {pointsExpiring !== null && (
          <li>{texts.points({ value: pointsExpiring, text: formats.count(pointsExpiring) })}</li>
        )}
        <li>{texts.offers}</li>
        <li>{texts.chains}</li>
      </ul>
    </Card>
  );
}
