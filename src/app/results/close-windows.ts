import type { Day } from "../../domain/basics/calendar.ts";
import { dayOf } from "../../domain/basics/calendar.ts";
import type { Store } from "../../domain/config/store.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { Had } from "../../domain/proof/outcome.ts";
import type { Happening, Outcome } from "../../domain/results/happening.ts";
import { attributedTo, type Touch, takingsOf, WINDOW_DAYS } from "../../domain/results/windows.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { personOf } from "../chains/person.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { type Listed, makeLists, readListed } from "./list-file.ts";
import { type Build, dayFile } from "./names.ts";
import { makeOwnUses } from "./own-uses.ts";
import { ownedBy, type Part, rowsFor } from "./parts.ts";

export interface CloseWindowsDeps {
  readonly customers: Pick<CustomerStore, "readMany" | "get">;
  readonly codes: Pick<CodeStore, "get">;
  readonly files: ResultsFiles;
}

interface Closing {
  readonly part: Part;
  /** Where a day's lists are; undefined of one that has none. */
  readonly listsOf: (day: Day) => Promise<Build | undefined>;
  readonly store: Pick<Store, "time_zone" | "margin_percent">;
}

type Candidate = Listed & { readonly happening: Happening };

const PAGE = 500;
const TOUCHES: ReadonlySet<Outcome> = new Set(["opened", "clicked"]);

/**
 * What came of everything whose window closed on a day: of each entry and each message whether its customer ordered, and
 * of each opened mail what it was the last to be opened before. Reads the lists of the days of the window, and the
 * profiles of those whose window it is.
 */
export function makeCloseWindows({ files, customers, codes }: CloseWindowsDeps) {
  const ownUses = makeOwnUses({ codes });
  return async (closes: Day, { part, listsOf, store }: Closing): Promise<string> => {
    const on = closes - WINDOW_DAYS;
    const { time_zone, margin_percent = 0 } = store;
    const lists = makeLists();
    const heldOut = new Set<string>();
    const touching: { readonly candidate: Candidate; readonly profile: Profile }[] = [];

    for await (const one of candidates(on, ["held-out"]))
      if (one.happening.step === null) heldOut.add(runOf(one));
    for await (const page of pagesOf(candidates(on, ["entered", "sent", "opened", "clicked"]))) {
      const profiles = await profilesOf(page.map(({ customer }) => customer));
      for (const candidate of page) await weigh(candidate, profiles.get(candidate.customer));
    }
    await attribute();
    return lists.text();

    async function weigh(candidate: Candidate, profile: Profile | undefined): Promise<void> {
      const { happening, before } = candidate;
      if (TOUCHES.has(happening.outcome)) {
        lists.addClosed({ ...happening, outcome: "attributed" });
        if (profile && hasOrdered(profile, on)) touching.push({ candidate, profile });
        return;
      }
      const outcome = heldOut.has(runOf(candidate)) ? "ordered-held-out" : "ordered";
      const ordered = { ...happening, outcome } as const;
      lists.addClosed(ordered);
      if (!profile || !hasOrdered(profile, on)) return;
      const uses = await ownUses(profile, happening, { on, zone: time_zone });
      const takings = takingsOf(profile.orderDays, { on, ...(before && { before }) }, uses, margin_percent);
      if (takings.orders > 0) lists.add(ordered, candidate, takings);
    }

    /** Only of those who ordered is asked what else they opened. */
    async function attribute(): Promise<void> {
      const known = new Map<CustomerKey, Touch[]>();
      for (const { candidate } of touching) known.set(candidate.customer, []);
      if (known.size === 0) return;
      for (let day = on; day <= closes; day += 1)
        for await (const { customer, of: send, at } of candidates(day, [...TOUCHES]))
          known.get(customer)?.push({ send, day, at });
      for (const { candidate, profile } of touching) {
        const { customer, of: send, at, claimedAt = at, before, happening } = candidate;
        const isOfThatDay = dayOf(time_zone, claimedAt) === on;
        const had: Had | undefined = isOfThatDay ? before : undefined;
        const touches = known.get(customer) ?? [];
        const { orders, revenue } = attributedTo({ send, day: on, at }, touches, profile.orderDays, had);
        if (orders > 0)
          lists.add({ ...happening, outcome: "attributed" }, candidate, {
            orders,
            revenue,
            discounts: 0,
            margin: 0,
          });
      }
    }

    async function* candidates(day: Day, outcomes: readonly Outcome[]): AsyncGenerator<Candidate> {
      const build = await listsOf(day);
      if (!build) return;
      const isOurs = ownedBy(part);
      for await (const { name, row } of rowsFor(files, part, build, (of, number) =>
        dayFile(day, of, number),
      )) {
        const { happening } = row;
        if (!outcomes.includes(happening.outcome)) continue;
        for await (const { next: _, ...listed } of readListed(files, name, row))
          if (isOurs(listed.customer)) yield { ...listed, happening };
      }
    }
  };

  async function profilesOf(keys: readonly CustomerKey[]): Promise<ReadonlyMap<CustomerKey, Profile>> {
    const asked = [...new Set(keys)];
    const found = new Map<CustomerKey, Profile>();
    for await (const { profile } of customers.readMany(asked)) found.set(profile.id, profile);
    // Those who have been merged into somebody since.
    for (const key of asked.filter((one) => !found.has(one))) {
      const person = await unlessUnreadable(personOf(customers, key, "eventual"));
      if (person) found.set(key, person.profile);
    }
    return found;
  }
}

const runOf = ({ customer, of, happening: { chain } }: Candidate): string =>
  JSON.stringify([customer, chain, of]);

const hasOrdered = ({ orderDays }: Profile, on: Day): boolean =>
  orderDays.some(({ day, orders }) => orders > 0 && day >= on && day <= on + WINDOW_DAYS);

async function* pagesOf(all: AsyncIterable<Candidate>): AsyncGenerator<readonly Candidate[]> {
  let page: Candidate[] = [];
  for await (const one of all) {
    page.push(one);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
