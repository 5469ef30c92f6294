import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { CustomerKey, Fact, FactBody, FactId } from "../../../domain/facts/facts.ts";
import { linkFacts } from "../../../domain/facts/identity.ts";
import { idOfImport, type Rank, ranked } from "../../../domain/facts/ranks.ts";
import type { Source } from "../../../domain/facts/sources.ts";
import { factId } from "../../../domain/people/consent.ts";
import { fingerprint } from "../fingerprint.ts";
import { boundedId } from "../identity-keys.ts";

/** The message that facts are taken from. */
export interface Origin {
  readonly source: Source;
  readonly rank: Rank;
  /** The import that the message is part of. */
  readonly import?: string | undefined;
  /** The source's own id of the message. */
  readonly message: string;
  readonly at: Instant;
  readonly receivedAt: Instant;
}

/**
 * What a message says, before it has an id. `key`: set where other messages say the very same (a refund that every
 * later version of the order repeats), so that it is stored once; else the message's id makes the fact's.
 */
export interface Statement {
  readonly body: FactBody;
  readonly at?: Instant;
  readonly key?: string;
}

/** Who a message is about: the key its facts are stored under, and the person's other keys in it. */
export interface Subject {
  readonly main: CustomerKey;
  readonly aliases: readonly CustomerKey[];
  /** The e-mail address that the message names. */
  readonly address?: string;
}

export type OrderKind = "order-placed" | "order-updated" | "order-cancelled";

/** An order is placed once, whichever of its messages tells of it first. */
export const placedKey = (source: Source, order: string): string => `placed:${source}:${boundedId(order)}`;

type Delivered = Extract<FactBody, { readonly kind: "order-delivered" }>;

/**
 * An order, or the part of it that `part` names, is delivered once, whichever and however many messages tell of it. Without
 * a part: the whole order, or the lines that the message lists.
 */
export function deliveredKey(source: Source, body: Delivered, part?: string): string {
  const lines = body.items?.map(({ product, quantity }) => [product, quantity]);
  const which = part === undefined ? lines && fingerprint(lines).slice(0, 12) : boundedId(part);
  return `delivered:${source}:${body.order}${which === undefined ? "" : `:${which}`}`;
}

export const present = (statements: readonly (Statement | undefined)[]): readonly Statement[] =>
  statements.filter((statement) => statement !== undefined);

/** The facts of one message: the links of its keys first, then what it says. */
export function factsOf(subject: Subject, origin: Origin, statements: readonly Statement[]): readonly Fact[] {
  const provenance = {
    at: origin.at,
    receivedAt: origin.receivedAt,
    source: origin.source,
    ...ranked(origin.rank),
    ...defined({ import: origin.import }),
  };
  const links = subject.aliases.flatMap((alias) => linkFacts(alias, subject.main, provenance));
  const counts = new Map<string, number>();
  const facts = statements.map(({ body, at, key }): Fact => {
    const earlier = counts.get(body.kind) ?? 0;
    counts.set(body.kind, earlier + 1);
    const name = `${origin.source}:${boundedId(origin.message)}:${body.kind}${earlier ? `:${earlier}` : ""}`;
    const when = Math.min(at ?? origin.at, origin.receivedAt);
    return {
      ...provenance,
      ...notAhead(fitting(body), origin.receivedAt),
      at: when,
      id: idOfImport(factId(body, key ?? name, origin.rank), origin.import) as FactId,
      customer: subject.main,
    };
  });
  return [...links, ...facts];
}

/** Nothing has happened in the future. A version that lies ahead would win over all that come after it. */
function notAhead(body: FactBody, receivedAt: Instant): FactBody {
  switch (body.kind) {
    case "order-placed":
    case "order-updated":
    case "order-cancelled": {
      const { version, placedAt } = body;
      return {
        ...body,
        version: Math.min(version, receivedAt),
        ...(placedAt !== undefined && { placedAt: Math.min(placedAt, receivedAt) }),
      };
    }
    case "order-refunded":
      return { ...body, version: Math.min(body.version, receivedAt) };
    default:
      return body;
  }
}

/** Characters of JSON that fit in an item of the store (400 KB) whatever they are. */
const LONGEST_PAYLOAD = 100_000;

/** What is kept word for word is cut where it would not fit: a beginning is more than nothing. */
function fitting(body: FactBody): FactBody {
  if (body.kind !== "opaque" && body.kind !== "privacy-requested") return body;
  const json = JSON.stringify(body.payload) ?? "";
  return json.length <= LONGEST_PAYLOAD
    ? body
    : { ...body, payload: { cut: json.slice(0, LONGEST_PAYLOAD) } };
}
