import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import type { Calendar, CalendarItem } from "../../api/calendar.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { useBudgetWords } from "../../ui/budget-words.ts";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";
import { campaignChain, hrefOf, nameOf } from "./words.ts";

interface ItemProps {
  readonly item: CalendarItem;
  readonly calendar: Calendar;
}

/** One thing on a day: what it is, with the way to its page, and what is known of it. */
export function Item({ item, calendar }: ItemProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const budgetWords = useBudgetWords();
  const shown = (value: number) => ({ value, text: formats.count(value) });
  const money = (minor: number) => formats.money(minor, calendar.currency ?? "XXX");
  switch (item.kind) {
    case "campaign": {
      const chain = campaignChain(item.campaign);
      return (
        <Line
          href={hrefOf(chain)}
          name={nameOf(chain, calendar, language)}
          tag={item.paused ? texts.paused : item.state === "planned" ? texts.planned : undefined}
        >
          <CampaignNote item={item} />
        </Line>
      );
    }
    case "campaign-ends": {
      const chain = campaignChain(item.campaign);
      return (
        <Line href={hrefOf(chain)} name={nameOf(chain, calendar, language)}>
          {texts.ends(formats.time(item.at))}
        </Line>
      );
    }
    case "dates":
      return (
        <Line
          href={hrefOf(item.chain)}
          name={nameOf(item.chain, calendar, language)}
          tag={item.paused ? texts.paused : undefined}
        >
          {texts.dates(shown(item.customers), item.attribute)}
        </Line>
      );
    case "budget-ends":
      return (
        <Line href="/offers" name={texts.budget(budgetWords.name(item.budget))}>
          {texts.budgetEnds(money(item.free), money(item.limit))}
        </Line>
      );
    case "digest":
      return <Line name={texts.digest}>{texts.digestTo(shown(item.addresses))}</Line>;
    default:
      return item satisfies never;
  }
}

interface LineProps {
  readonly href?: string;
  readonly name: string;
  readonly tag?: string | undefined;
  readonly children: ReactNode;
}

const Line = ({ href, name, tag, children }: LineProps) => (
  <>
    {href === undefined ? name : <Link href={href}>{name}</Link>} {tag && <Tag tone="warn">{tag}</Tag>}
    <small>{children}</small>
  </>
);

function CampaignNote({ item }: { readonly item: Extract<CalendarItem, { readonly kind: "campaign" }> }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { state, mails, at, day, days } = item;
  if (state === "planned") return at === undefined ? undefined : texts.plannedAt(formats.time(at));
  const parts = [
    mails === null ? texts.counting : texts.campaignMails({ value: mails, text: formats.count(mails) }),
    at !== undefined && texts.campaignFrom(formats.time(at)),
    day !== undefined && days !== undefined && texts.campaignDay(formats.count(day), formats.count(days)),
  ];
  return parts.filter((part) => part !== false).join(", ");
}
