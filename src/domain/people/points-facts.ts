import { defined } from "../basics/defined.ts";
import { plainName } from "../basics/plain-name.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { Fact } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import type { FoldSettings } from "./fold-config.ts";
import type { TraitsRead } from "./slim.ts";

/** What of traits is read under a config. */
export function traitsReadBy({ attributes, loyalty }: FoldSettings): TraitsRead {
  return {
    ...defined({ attributes }),
    dates: new Set(
      awardsOf(loyalty).flatMap((on) => (typeof on === "object" && "date" in on ? on.date : [])),
    ),
  };
}

const awardsOf = (loyalty: Loyalty | undefined) =>
  loyalty?.rules.flatMap(({ actions = {} }) => Object.values(actions).map(({ on }) => on)) ?? [];

/** Whether a fact may have earned points. */
export function countsForPoints(loyalty: Loyalty | undefined): (fact: Fact) => boolean {
  const awards = awardsOf(loyalty);
  const events = new Set(awards.flatMap((on) => (typeof on === "object" && "event" in on ? on.event : [])));
  const dates = new Set(awards.flatMap((on) => (typeof on === "object" && "date" in on ? on.date : [])));
  return (fact) => {
    if (!loyalty || rankOf(fact) === "browser") return false;
    switch (fact.kind) {
      case "reviewed":
      case "subscribed":
        return awards.includes(fact.kind);
      case "opaque":
        return events.has(plainName(fact.type));
      case "identified":
        return Object.keys(fact.traits ?? {}).some((name) => dates.has(plainName(name)));
      default:
        return false;
    }
  };
}
