import { DAY, type Instant, isTimeZone } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { FactBody, Traits } from "../../../domain/facts/facts.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Statement } from "./statement.ts";

/** What a message says of a person. */
export interface Person {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly phone?: string | undefined;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly country?: string | undefined;
  /** What no other field is for. */
  readonly traits?: Traits | undefined;
}

export function identified(person: Person): FactBody {
  const { email, phone, locale, timeZone, country, traits } = person;
  const parts = [person.first_name, person.last_name].filter((part) => part !== undefined);
  const name = person.name ?? (parts.length > 0 ? parts.join(" ") : undefined);
  return {
    kind: "identified",
    ...defined({ email, name, phone, locale }),
    ...(timeZone !== undefined && isTimeZone(timeZone) && { timeZone }),
    ...defined({ country, traits }),
  };
}

/**
 * Who somebody is, from a message that is about something else and repeats it each time: kept once a day and content.
 * Undefined where it says nothing.
 */
export function mentioned(person: Person, at: Instant): Statement | undefined {
  const body = identified(person);
  if (Object.keys(body).length === 1) return undefined;
  return { body, key: `who:${Math.floor(at / DAY)}:${fingerprint(body)}` };
}
