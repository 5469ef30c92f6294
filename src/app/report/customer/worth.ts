import type { CustomerPage } from "../../../contracts/answers/customer-page.ts";
import { formatDay } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { CustomerReport } from "../read-customer.ts";
import { levelNamed } from "./level-name.ts";

type Page = CustomerPage;

const MOST_OFFERS = 100;

/** What mails and messages have offered, the newest first. */
export function offersOf({ sends }: CustomerReport): Page["offers"] {
  const given = sends.toReversed().flatMap(({ offer, template, claimedAt: at }) => {
    if (!offer) return [];
    const { offer: id, benefit, tier, variant, subject, code, validUntil, reason } = offer;
    return [
      { at, offer: id, template, benefit, tier, variant, validUntil, reason, ...defined({ subject, code }) },
    ];
  });
  return given.slice(0, MOST_OFFERS);
}

export function pointsOf({ loyalty }: CustomerReport, bundle: Bundle | undefined): Page["points"] {
  if (!loyalty) return undefined;
  const { level, balance, next, until } = loyalty;
  return {
    ...{ level, levelName: levelNamed(level, bundle), ...balance },
    ...(next && { next: { ...next, name: levelNamed(next.level, bundle) } }),
    ...defined({ until: until === undefined ? undefined : formatDay(until) }),
  };
}

/** What the models expect, with the reasons taken apart. */
export function scoresOf({ noPurchase, uplift, value, profile }: CustomerReport): Page["scores"] {
  return {
    ...(noPurchase && { noPurchase: noPurchaseOf(noPurchase) }),
    value: value.known
      ? {
          known: true,
          expectedOrders: value.expectedOrders,
          expectedMoney: value.expectedMoney,
          periodDays: value.periodDays,
          lifetimeValue: value.lifetimeValue,
          valueAtRisk: value.valueAtRisk,
          horizonMonths: value.horizon.months,
          ranges: value.ranges,
          ...defined({ note: value.note }),
        }
      : value,
    ...defined({ uplift, gaps: profile.gaps }),
  };
}

function noPurchaseOf({
  probability,
  periodDays,
  model,
  note,
  fallback,
  seasonUnknown,
  explanation,
}: NonNullable<CustomerReport["noPurchase"]>): NonNullable<Page["scores"]["noPurchase"]> {
  const contributions = (explanation?.contributions ?? []).map(({ fact, value, typical, logOdds }) => ({
    ...{ fact, typical, odds: Math.exp(logOdds) },
    ...defined({ value }),
  }));
  return {
    ...{ probability, periodDays, model, contributions },
    ...defined({ note, fallback, seasonUnknown, typical: explanation?.typical.probability }),
  };
}
