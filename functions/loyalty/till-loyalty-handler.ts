import { boundedId } from "../../src/app/collect/identity-keys.ts";
import { makeCancel } from "../../src/app/loyalty/wallets/cancel.ts";
import { makeCard } from "../../src/app/loyalty/wallets/card.ts";
import type { TillAnswer, TillDeps } from "../../src/app/loyalty/wallets/change-wallet.ts";
import { makeCommit } from "../../src/app/loyalty/wallets/commit.ts";
import { makeHold } from "../../src/app/loyalty/wallets/hold.ts";
import { makeReadBalance } from "../../src/app/loyalty/wallets/read-balance.ts";
import {
  BalanceRequest,
  CommitPointsRequest,
  HoldPointsRequest,
  OrderPointsRequest,
} from "../../src/contracts/till-loyalty.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { toMinor } from "../../src/domain/basics/money.ts";
import { qrSvg } from "../middleware/qr-code.ts";
import type { ShopRequestDeps } from "../middleware/shop-request.ts";
import { balanceAnswer, holdAnswer } from "./answers.ts";
import { asking, makePointsQuestions, malformed, type Result } from "./questions.ts";
import { problemOf } from "./refusals.ts";

/** GET /v1/loyalty/{customer} and …/card, POST …/hold, …/commit and …/cancel, for the shop's till and site. */
export function makeTillLoyaltyHandler(deps: TillDeps & ShopRequestDeps) {
  const hold = makeHold(deps);
  const commit = makeCommit(deps);
  const cancel = makeCancel(deps);
  const balance = makeReadBalance(deps);
  const card = makeCard(deps);

  return makePointsQuestions("till-loyalty", deps, {
    "GET balance": async (who, event) => {
      const parsed = BalanceRequest.safeParse(event.queryStringParameters ?? {});
      if (!parsed.success) return malformed(parsed.error);
      const { total, currency } = parsed.data;
      const found = await balance(who, total, currency);
      return found.kind === "balance" ? { answer: balanceAnswer(found) } : { problem: problemOf(found) };
    },
    "GET card": async (who) => {
      const made = await card(who);
      if (made.kind !== "card") return { problem: problemOf(made) };
      return { answer: { number: made.number, svg: qrSvg(made.number) } };
    },
    "POST hold": asking(HoldPointsRequest, async (who, { order, total, currency, ...asked }) => {
      const request = { ...asked, order: boundedId(order), currency, total: toMinor(total, currency) };
      return told(await hold(who, request));
    }),
    "POST commit": asking(CommitPointsRequest, async (who, { order, points }) =>
      told(await commit(who, boundedId(order), defined({ points }))),
    ),
    "POST cancel": asking(OrderPointsRequest, async (who, { order }) =>
      told(await cancel(who, boundedId(order))),
    ),
  });
}

const told = (answer: TillAnswer): Result =>
  answer.kind === "done" ? { answer: holdAnswer(answer) } : { problem: problemOf(answer) };
