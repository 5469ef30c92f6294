import { type Named, useNamed } from "../../api/named.ts";
import type { Overview, Trouble } from "../../api/overview.ts";
import { useCurrency } from "../../api/shop.ts";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { useBudgetWords } from "../../ui/budget-words.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Mending, useMending } from "./mending.ts";
import css from "./overview.module.css";
import type { OverviewTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

interface Told {
  readonly tone: "bad" | "warn" | "info";
  readonly title: string;
  readonly why: string;
}

/** What is wrong or waits for somebody, with what to do next. */
export function Troubles({ troubles }: { readonly troubles: Overview["troubles"] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const currency = useCurrency();
  const named = useNamed();
  const budgets = useBudgetWords();
  const mend = useMending();
  if (troubles.length === 0) return undefined;
  return (
    <section className={css.troubles} aria-label={texts.wrong}>
      {troubles.map((trouble) => {
        const { tone, title, why } = told(trouble, texts.troubles, {
          ...formats,
          ...{ named, budgets },
          minor: (value) => formats.money(value, currency),
        });
        const place = mend(trouble);
        return (
          <Notice key={`${title} ${why}`} tone={tone} title={title} action={place && <Place {...place} />}>
            {why}
          </Notice>
        );
      })}
    </section>
  );
}

const Place = ({ href, page }: Mending) => {
  const { mend } = useTexts(TEXTS);
  return (
    <ButtonLink small href={href}>
      {mend[page]}
    </ButtonLink>
  );
};

interface Writers extends Formats {
  /** An amount in minor units of the shop's currency. */
  readonly minor: (value: number) => string;
  readonly named: Named;
  readonly budgets: ReturnType<typeof useBudgetWords>;
}

function told(trouble: Trouble, texts: OverviewTexts["troubles"], formats: Writers): Told {
  const { named, budgets } = formats;
  const shown = (value: number) => ({ value, text: formats.count(value) });
  switch (trouble.kind) {
    case "sending": {
      const next = trouble.how === "stopped" ? texts.stoppedNext : texts.closedNext;
      const since = texts.since(trouble.why, formats.instant(trouble.since));
      const why = trouble.by ? `${texts.by(whoIn(trouble.by, texts))}: ${since}` : since;
      return { tone: "bad", title: texts[trouble.how], why: `${why}. ${next}` };
    }
    case "night-late":
      return { tone: "bad", title: texts.nightLate, why: texts.nightLateWhy(formats.day(trouble.night)) };
    case "quiet": {
      const title = texts.quiet(texts.sources[trouble.source]);
      return { tone: "bad", title, why: texts.quietWhy(formats.instant(trouble.lastAt)) };
    }
    case "held":
      return {
        tone: "warn",
        title: texts.held(named.chain(trouble.chain), shown(trouble.customers)),
        why:
          trouble.endsOn === undefined
            ? texts.heldWhy
            : `${texts.heldWhy} ${texts.heldEnds(formats.day(trouble.endsOn))}`,
      };
    case "budget": {
      const { free, limit, period } = trouble;
      const budget = budgets.name(trouble.budget);
      const title = free > 0 ? texts.budgetLow(budget) : texts.budgetEnded(budget);
      return {
        tone: "warn",
        title,
        why: texts.budgetWhy(formats.minor(free), formats.minor(limit), budgets.period(period)),
      };
    }
    case "campaign": {
      const why = texts.since(trouble.why, formats.instant(trouble.at));
      return { tone: "bad", title: texts.campaign(named.campaign(trouble.campaign)), why };
    }
    case "webhook":
      return { tone: "warn", title: texts.webhook(shown(trouble.messages)), why: texts.webhookWhy };
    case "not-understood": {
      const why = texts.unseenWhy(formats.count(trouble.count), trouble.names.join(", "));
      return { tone: trouble.about === "other" ? "info" : "warn", title: texts.unseen[trouble.about], why };
    }
    case "wallets":
      return { tone: "bad", title: texts.wallets(shown(trouble.wallets)), why: texts.walletsWhy };
    case "paused":
      return {
        tone: "info",
        title: texts.paused(trouble.chains.map(named.chain).join(", ")),
        why: texts.pausedWhy,
      };
    default:
      return trouble satisfies never;
  }
}

/** On the command line people have names; over the API they are told by their role, and by address where it is asked for. */
const whoIn = (
  { subject, role, via }: NonNullable<Extract<Trouble, { readonly kind: "sending" }>["by"]>,
  texts: OverviewTexts["troubles"],
): string => (via === "command-line" ? subject : texts.roles[role ?? "program"]);
