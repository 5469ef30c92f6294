import type { z } from "zod";
import { boundedId } from "../../src/app/collect/identity-keys.ts";
import { makeCheckCode } from "../../src/app/offers/check-code.ts";
import type { Judged, Unjudged } from "../../src/app/offers/judge-code.ts";
import { makeRedeemCode } from "../../src/app/offers/redeem-code.ts";
import { makeReleaseCode } from "../../src/app/offers/release-code.ts";
import { languageFor, tillOffer, tillRefusal } from "../../src/app/offers/till-answers.ts";
import type { TillDeps } from "../../src/app/offers/till-deps.ts";
import { releasedText } from "../../src/app/offers/till-words.ts";
import {
  type CheckAnswer,
  CheckRequest,
  type RedeemAnswer,
  RedeemRequest,
  type ReleaseAnswer,
  ReleaseRequest,
} from "../../src/contracts/till.ts";
import { jsonResponse } from "../middleware/answer.ts";
import { parseObject } from "../middleware/json.ts";
import { meter } from "../middleware/meter.ts";
import { type Problem, problemResponse } from "../middleware/problem.ts";
import { makeShopRequests, malformedBy, type ShopRequestDeps } from "../middleware/shop-request.ts";

type Result<T> = { readonly answer: T; readonly status: 200 | 409 } | { readonly problem: Problem };

const FAILURES = {
  unavailable: "the ledger of codes takes no more at the moment: ask again",
  internal: "the code could not be looked up: ask again, with the same order",
};

/**
 * POST /v1/codes/check, /v1/codes/redeem and /v1/codes/release, for the shop's own till. A code that is not good is an
 * answer like any other: 200 where only asked, 409 where something was to be done and was not.
 */
export function makeTillCodesHandler(deps: TillDeps & ShopRequestDeps) {
  const check = makeCheckCode(deps);
  const redeem = makeRedeemCode(deps);
  const release = makeReleaseCode(deps);

  const QUESTIONS: Readonly<Record<string, (body: unknown) => Promise<Result<unknown>>>> = {
    check: asking(
      CheckRequest,
      async ({ customer: person, language, ...asked }): Promise<Result<CheckAnswer>> => {
        const judged = await check({ ...asked, person, order: asked.order && boundedId(asked.order) });
        if (isUnjudged(judged)) return { problem: problemOf(judged) };
        count(judged);
        return judged.kind === "no"
          ? { status: 200, answer: { valid: false, ...tillRefusal(asked.code, judged, language) } }
          : { status: 200, answer: { valid: true, ...tillOffer(judged, language) } };
      },
    ),
    redeem: asking(
      RedeemRequest,
      async ({ customer: person, language, ...asked }): Promise<Result<RedeemAnswer>> => {
        const judged = await redeem({ ...asked, person, order: boundedId(asked.order) });
        if (isUnjudged(judged)) return { problem: problemOf(judged) };
        count(judged);
        const { order } = asked;
        return judged.kind === "no"
          ? { status: 409, answer: { redeemed: false, ...tillRefusal(asked.code, judged, language) } }
          : { status: 200, answer: { redeemed: true, order, ...tillOffer(judged, language) } };
      },
    ),
    release: asking(ReleaseRequest, async ({ language, ...asked }): Promise<Result<ReleaseAnswer>> => {
      const released = await release({ ...asked, order: boundedId(asked.order) });
      if (released.kind === "no-config") return { problem: NO_CONFIG };
      if (released.kind === "no")
        return { status: 409, answer: { released: false, ...tillRefusal(asked.code, released, language) } };
      const { bundle, good, code } = released;
      const message = releasedText(languageFor(bundle, language), good);
      return { status: 200, answer: { released: true, code: code.code, order: asked.order, good, message } };
    }),
  };

  return makeShopRequests("till-codes", FAILURES, deps, async (event) => {
    const read = parseObject(event.raw);
    if ("problem" in read) return problemResponse(read.problem);
    const ask = QUESTIONS[event.rawPath.split("/").at(-1) ?? ""];
    if (!ask) return problemResponse(NO_SUCH_QUESTION);
    const result = await ask(read.body);
    return "problem" in result ? problemResponse(result.problem) : jsonResponse(result.status, result.answer);
  });
}

/** A request that does not fit is told where and why. */
function asking<S extends z.ZodType, T>(shape: S, ask: (request: z.output<S>) => Promise<Result<T>>) {
  return async (body: unknown): Promise<Result<T>> => {
    const parsed = shape.safeParse(body);
    return parsed.success ? ask(parsed.data) : { problem: malformedBy(parsed.error, "docs/till.md") };
  };
}

const isUnjudged = (one: Judged | Unjudged): one is Unjudged =>
  one.kind === "no-config" || one.kind === "no-rate";

const problemOf = (unjudged: Unjudged): Problem =>
  unjudged.kind === "no-config" ? NO_CONFIG : noRate(unjudged.store);

/** Guesses and other people's codes: a shop that sees many of either has a visitor who tries. */
function count(judged: Judged): void {
  if (judged.kind !== "no") return;
  if (judged.why === "unknown") meter({ codesUnknown: 1 });
  if (judged.why === "not-yours") meter({ codesMisused: 1 });
}

const NO_SUCH_QUESTION: Problem = {
  kind: "not-found",
  detail: "tills ask check, redeem or release",
  place: "path",
};

const NO_CONFIG: Problem = {
  kind: "not-configured",
  detail: "no config is published, so that no code was ever issued: comeback config push",
};

const noRate = (store: string): Problem => ({
  kind: "not-possible",
  detail: `the store counts in ${store} and has no exchange rate for this currency: add one to exchange_rates in store.yaml, or ask in ${store}`,
  place: "basket.currency",
});
