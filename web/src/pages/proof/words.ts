import type { Proof, ProofCounted, ProofOutcome, ProofReason } from "../../api/proof.ts";
import type { Range } from "../../figures/ranges.tsx";
import type { Formats } from "../../format/formats.ts";
import type { Tone } from "../../ui/tag.tsx";
import type { ProofTexts } from "./texts.en.ts";

export const TONES: Readonly<Record<Proof["state"], Tone>> = {
  "not-begun": "plain",
  "too-early": "plain",
  "not-trusted": "bad",
  undecided: "info",
  more: "good",
  less: "bad",
};

/** Whether it leaves offers out of mails, and both sides are mailed. */
export const isOfOffers = (id: string): boolean => /^(offer|allocate):/.test(id);

/** The chain's name in results, where `chain:` is left out. */
export const resultsNameOf = (id: string): string => (id.startsWith("chain:") ? id.slice(6) : id);

export function writerOf({ outcome }: Pick<ProofOutcome, "outcome">, currency: string, formats: Formats) {
  return (value: number): string =>
    outcome === "orders" ? formats.decimal(value, 4) : formats.money(Math.round(value), currency);
}

type Interval = NonNullable<ProofOutcome["total"]>;

export const betweenText = (
  { estimate, low, high }: Interval,
  { between }: ProofTexts,
  write: (value: number) => string,
): string => between(write(estimate), write(low), write(high));

export function stateInWords(
  { state, counted }: Pick<Proof, "state" | "counted">,
  texts: ProofTexts,
  formats: Formats,
) {
  if (state !== "too-early") return texts.says[state];
  const missing = counted?.missingBuyers ?? 0;
  return texts.says["too-early"]({ value: missing, text: formats.count(missing) });
}

/** Each outcome as a line around zero. */
export function rangesOf(counted: ProofCounted, texts: ProofTexts, formats: Formats): readonly Range[] {
  return counted.outcomes.map((one) => {
    const write = writerOf(one, counted.currency, formats);
    const isPrimary = one.outcome === counted.primary;
    return {
      id: one.outcome,
      name: `${texts.outcomes[one.outcome]} (${isPrimary ? texts.primary : texts.breakdown})`,
      text: one.perEntry ? texts.perEntry(betweenText(one.perEntry, texts, write)) : texts.tooEarly,
      note: noteOf(one, texts, write),
      interval: one.perEntry,
      isKnown: isPrimary && one.perEntry !== undefined && (one.perEntry.low > 0 || one.perEntry.high < 0),
    };
  });
}

function noteOf({ total, plain, limit }: ProofOutcome, texts: ProofTexts, write: (value: number) => string) {
  return [
    total && `${texts.inTotal(betweenText(total, texts, write))}.`,
    plain && texts.plain(betweenText(plain, texts, write)),
    texts.limit(write(limit)),
  ]
    .filter(Boolean)
    .join(" ");
}

export function reasonInWords(
  reason: ProofReason,
  currency: string,
  { texts, formats }: { readonly texts: ProofTexts; readonly formats: Formats },
): string {
  const { count } = formats;
  switch (reason.code) {
    case "sample-ratio":
      return texts.reasons.ratio(
        count(reason.treated),
        count(reason.heldOut),
        reason.chance.toExponential(1),
      );
    case "balance": {
      const outcome = reason.covariate === "orders" ? "orders" : "revenue";
      const write = writerOf({ outcome }, currency, formats);
      return texts.reasons.balance(texts.outcomes[outcome], write(reason.treated), write(reason.heldOut));
    }
    case "in-both-arms":
      return texts.reasons.both({ value: reason.people, text: count(reason.people) });
    case "held-out-but-mailed":
      return texts.reasons.mailed({ value: reason.people, text: count(reason.people) });
    default:
      return reason satisfies never;
  }
}

/** The lower ends of what is certain, of chains and campaigns; undefined where nothing is. */
export function provenIn(proofs: readonly Proof[]) {
  const proven = proofs.flatMap(({ id, state, counted }) => {
    const [primary] = counted?.outcomes ?? [];
    if (state !== "more" || id === "loyalty" || isOfOffers(id) || !counted || !primary?.total) return [];
    return [{ low: primary.total.low, currency: counted.currency }];
  });
  const [first] = proven;
  return (
    first && {
      many: proven.length,
      currency: first.currency,
      least: proven.reduce((sum, { low }) => sum + low, 0),
    }
  );
}
