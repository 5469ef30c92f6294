import { type Day, dayOf, formatDay } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import { localised } from "../../../domain/config/localised.ts";
import type { Loyalty } from "../../../domain/config/loyalty.ts";
import type { Fact } from "../../../domain/facts/facts.ts";
import type { HistoryLine } from "../../../domain/loyalty/history-line.ts";
import { rulesOn } from "../../../domain/loyalty/rules.ts";
import { foldSettings } from "../../../domain/people/fold-settings.ts";
import { loyaltyHistory } from "../../../domain/people/loyalty-history.ts";
import type { Profile } from "../../../domain/people/profile.ts";

type Kind = Exclude<HistoryLine["kind"], "earned"> | "order" | "action" | "friend" | "level";

/** What happened on a day, as `YYYY-MM-DD`. Points are below 0 where they went. */
interface WidgetLine {
  readonly on: string;
  readonly kind: Kind;
  readonly points?: number;
  /** Of the action that earned them. */
  readonly name?: string;
  readonly level?: string;
}

/** A level as customers read it: its id where it is in the programme no more. */
export function levelName({ levels }: Pick<Loyalty, "levels">, level: string, language: string): string {
  const found = levels.find(({ id }) => id === level);
  return found ? localised(found.name, language) : level;
}

const MOST_LINES = 20;

const GONE: ReadonlySet<HistoryLine["kind"]> = new Set(["taken-back", "taken", "spent", "expired"]);

/**
 * What became of a customer's points and level, newest first, as the customer may see it: without the ids of orders and
 * friends, and without what an operator has noted. `facts` are all of the customer's.
 */
export function widgetHistory(
  { id }: Pick<Profile, "id">,
  facts: readonly Fact[],
  bundle: Bundle,
  { language, today }: { readonly language: string; readonly today: Day },
): readonly WidgetLine[] {
  const { store, loyalty } = bundle;
  if (!loyalty) return [];
  const points = loyaltyHistory(id, facts, foldSettings({ bundle }), today).map((line) => ({
    at: line.at,
    shown: {
      ...{ on: formatDay(line.day), points: GONE.has(line.kind) ? -line.points : line.points },
      ...earnedAs(line),
    },
  }));
  const levels = facts.flatMap((fact) =>
    fact.kind === "level-changed" && !fact.quiet
      ? [
          {
            at: fact.at,
            shown: {
              on: formatDay(dayOf(store.time_zone, fact.at)),
              kind: "level" as const,
              level: levelName(loyalty, fact.to, language),
            },
          },
        ]
      : [],
  );
  return [...points, ...levels]
    .sort((one, other) => other.at - one.at)
    .slice(0, MOST_LINES)
    .map(({ shown }) => shown);

  function earnedAs(line: HistoryLine): { readonly kind: Kind; readonly name?: string } {
    if (line.kind !== "earned") return { kind: line.kind };
    if ("order" in line.by) return { kind: "order" };
    if (!("action" in line.by)) return { kind: "friend" };
    const action = loyalty && rulesOn(loyalty, line.day)?.actions?.[line.by.action];
    return { kind: "action", ...defined({ name: action && localised(action.name, language) }) };
  }
}
