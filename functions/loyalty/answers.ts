import type { TillAnswer } from "../../src/app/loyalty/wallets/change-wallet.ts";
import type { PointsCodeAnswer as MadeCode } from "../../src/app/loyalty/wallets/points-code.ts";
import type { BalanceView } from "../../src/app/loyalty/wallets/read-balance.ts";
import type { BalanceAnswer, HoldAnswer, PointsCodeAnswer } from "../../src/contracts/till-loyalty.ts";
import { formatDay } from "../../src/domain/basics/calendar.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import { localised } from "../../src/domain/config/localised.ts";
import { type SpendRules, worthOf } from "../../src/domain/loyalty/spend-limit.ts";

const inMajor = (amount: number, currency: string) => ({ amount: toMajor({ amount, currency }), currency });
const worth = (points: number, rules: SpendRules) => inMajor(worthOf(points, rules), rules.currency);

export function holdAnswer({ hold, available, rules }: Extract<TillAnswer, { kind: "done" }>): HoldAnswer {
  const { order, points, state, until } = hold;
  return {
    ...{ order, points, state, available },
    worth: worth(points, rules),
    ...(state === "held" && { until: new Date(until).toISOString() }),
  };
}

export function balanceAnswer(found: BalanceView): BalanceAnswer {
  const { wallet, loyalty, language, rules, available, nextExpiry, most, level } = found;
  const { debt } = wallet.account;
  const name = loyalty.levels.find(({ id }) => id === level)?.name ?? level;
  return {
    customer: wallet.customer,
    programme: localised(loyalty.name, language),
    available,
    worth: worth(available, rules),
    held: found.held,
    pending: found.pending,
    expiring_soon: found.expiringSoon,
    ...(nextExpiry && { next_expiry: { on: formatDay(nextExpiry.on), points: nextExpiry.points } }),
    ...(debt !== undefined && { debt }),
    level: { id: level, name: localised(name, language) },
    ...(wallet.card !== undefined && { card: wallet.card }),
    ...(most !== undefined && { most: { points: most, worth: worth(most, rules) } }),
  };
}

export function codeAnswer({
  code,
  points,
  available,
  onPlatform,
  rules,
}: Extract<MadeCode, { kind: "code" }>): PointsCodeAnswer {
  const { benefit, minOrder, validUntil } = code.terms;
  const { currency } = rules;
  const amount = benefit.kind === "amount" ? benefit.amount : 0;
  return {
    code: code.code,
    ...{ points, available, on_platform: onPlatform },
    worth: inMajor(amount, currency),
    ...(minOrder !== undefined && { minimum: inMajor(minOrder, currency) }),
    until: new Date(validUntil).toISOString(),
  };
}
