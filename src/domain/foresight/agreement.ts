import { type Instant, MINUTE } from "../basics/calendar.ts";
import type { CustomerKey } from "../facts/facts.ts";

/** A mail of a chain: one that went, or one that a replay says would have gone. */
export interface ComparedMail {
  readonly customer: CustomerKey;
  readonly at: Instant;
  readonly chain: string;
  /** From 1. */
  readonly step: number;
  readonly offer?: string;
}

export interface Agreement {
  readonly sent: number;
  readonly replayed: number;
  /** In both: the same customer, chain and step, within ten minutes. */
  readonly agreed: number;
  /** Of those, with the same offer, or with none in both. */
  readonly sameOffer: number;
  /** In one of the two alone, oldest first. */
  readonly onlySent: readonly ComparedMail[];
  readonly onlyReplayed: readonly ComparedMail[];
}

const WITHIN = 10 * MINUTE;

/** How far a replay of days that have happened says what was sent in them. Linear in mails but for putting them in order. */
export function agreementOf(sent: readonly ComparedMail[], replayed: readonly ComparedMail[]): Agreement {
  const waiting = Map.groupBy(inOrder(replayed), whatOf);
  const onlySent: ComparedMail[] = [];
  const onlyReplayed: ComparedMail[] = [];
  let [agreed, sameOffer] = [0, 0];
  for (const mail of inOrder(sent)) {
    const candidates = waiting.get(whatOf(mail)) ?? [];
    const tooEarly = candidates.findIndex(({ at }) => at >= mail.at - WITHIN);
    onlyReplayed.push(...candidates.splice(0, tooEarly < 0 ? candidates.length : tooEarly));
    const [next] = candidates;
    if (!next || next.at > mail.at + WITHIN) {
      onlySent.push(mail);
      continue;
    }
    candidates.shift();
    agreed += 1;
    if (next.offer === mail.offer) sameOffer += 1;
  }
  onlyReplayed.push(...[...waiting.values()].flat());
  return {
    ...{ sent: sent.length, replayed: replayed.length, agreed, sameOffer, onlySent },
    onlyReplayed: inOrder(onlyReplayed),
  };
}

const whatOf = ({ customer, chain, step }: ComparedMail): string => `${chain}\0${step}\0${customer}`;

const inOrder = (mails: readonly ComparedMail[]): ComparedMail[] =>
  mails.toSorted((one, other) => one.at - other.at);
