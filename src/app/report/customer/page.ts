import type { CustomerPage } from "../../../contracts/answers/customer-page.ts";
import type { Timeline } from "../../../contracts/answers/customer-timeline.ts";
import { dayOf, type Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { fieldContext } from "../../../domain/conditions/field-context.ts";
import { fieldsOf } from "../../../domain/conditions/fields.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import { fold } from "../../../domain/people/fold.ts";
import { foldSettings } from "../../../domain/people/fold-settings.ts";
import type { Customer } from "../../../domain/people/profile.ts";
import type { TasteModel } from "../../../domain/taste/model.ts";
import { duesOf } from "../../../domain/taste/replenishment.ts";
import type { Foretold } from "../../../domain/uplift/foretold.ts";
import type { CampaignStore } from "../../../ports/campaigns.ts";
import type { CohortJournal } from "../../../ports/chains.ts";
import type { Expressions } from "../../../ports/conditions.ts";
import type { ConfigStore, PublishedBundle } from "../../../ports/config.ts";
import type { TasteStore } from "../../../ports/taste.ts";
import { type Holds, makeHolds } from "../../chains/conditions.ts";
import { type CustomerReport, makeReadCustomer, type ReadCustomerDeps } from "../read-customer.ts";
import { chainsOfPage } from "./chains-of-page.ts";
import { headOf } from "./head.ts";
import { consentsOf, identitiesOf } from "./identities.ts";
import { type Next, nextSteps } from "./next-steps.ts";
import { segmentNames } from "./segment-name.ts";
import { type TimelineAsked, timelineOf } from "./timeline.ts";
import { inOrder, upcomingOf } from "./upcoming.ts";
import type { Known } from "./why-not.ts";
import { offersOf, pointsOf, scoresOf } from "./worth.ts";

export interface CustomerPageDeps extends ReadCustomerDeps {
  readonly journal: ReadCustomerDeps["journal"] & Pick<CohortJournal, "cohort">;
  readonly config: Pick<ConfigStore, "current" | "version" | "pausedChains">;
  readonly campaigns: Pick<CampaignStore, "list">;
  readonly tastes: Pick<TasteStore, "get">;
  /** What the last night has learnt of what the shop's buyers buy; undefined before. */
  readonly taste: () => Promise<TasteModel | undefined>;
  readonly expressions: Expressions;
  /** Lines of the timeline in one answer. */
  readonly lines: number;
}

/** The document of one customer's page: what is known, why it came to that, and what is to come. */
export function makeCustomerPage(deps: CustomerPageDeps) {
  const readCustomer = makeReadCustomer(deps);
  const holds = makeHolds(deps.expressions);

  return async (asked: string): Promise<CustomerPage | undefined> => {
    const report = await readCustomer(asked);
    if (!report) return undefined;
    const now = deps.clock.now();
    const [published, paused, campaigns, stored, model] = await Promise.all([
      deps.config.current(),
      deps.config.pausedChains(),
      deps.campaigns.list(),
      deps.tastes.get(report.id, "eventual"),
      deps.taste(),
    ]);
    const { entries, codes } = report;
    const bundle = published?.bundle;
    const taste = stored?.taste;
    const dues = taste && model ? duesOf(model, taste) : [];
    const known = published && { ...knownOf(report, published, now), ...defined({ taste }), dues };
    const next = [...(await stepsOf(report, paused, now)), ...(known ? upcomingOf(report, known) : [])];
    const timeZone = bundle?.store.time_zone ?? "UTC";
    const points = pointsOf(report, bundle);
    return {
      ...{ now, timeZone, currency: bundle?.store.currency ?? "" },
      head: headOf(report, bundle),
      segments: segmentNames(bundle),
      chains: chainsOfPage({ entries, paused, campaigns, ...defined({ known }) }),
      next: inOrder(next, timeZone),
      offers: offersOf(report),
      codes: [...codes],
      ...(points && { points }),
      scores: scoresOf(report),
      identities: identitiesOf(report),
      consents: consentsOf(report),
      grantable: grantableOf(bundle),
      timeline: timelineOf(report, { most: deps.lines }) ?? { lines: [] },
    };
  };

  /** Without a taste: who has one is looked up elsewhere. */
  function knownOf(report: CustomerReport, published: PublishedBundle, now: Instant): Omit<Known, "dues"> {
    const customer = customerOf(report);
    const { bundle } = published;
    const at = { now, ...toldOf(report) };
    const settings = foldSettings(published);
    return {
      toldBy(moment) {
        const told = report.facts.filter(({ receivedAt }) => receivedAt <= moment);
        const person = { profile: fold(report.id, told, settings) };
        const context = fieldContext(bundle, { now: moment, today: dayOf(bundle.store.time_zone, moment) });
        return {
          fields: fieldsOf(person, context),
          holds: (condition) => holds(condition, person, bundle, { now: moment }),
        };
      },
      ...{ now, customer, facts: report.facts, published },
      fields: fieldsOf(customer, fieldContext(bundle, { ...at, today: dayOf(bundle.store.time_zone, now) })),
      holds: (condition) => holds(condition, customer, bundle, at),
    };
  }

  /** What is left of every run that goes on, each by the version that it keeps. */
  async function stepsOf(
    report: CustomerReport,
    paused: ReadonlySet<string>,
    now: Instant,
  ): Promise<readonly Next[]> {
    const versions = new Map<number, Promise<PublishedBundle | undefined>>();
    const versionOf = (version: number) => {
      const reading = versions.get(version) ?? deps.config.version(version);
      versions.set(version, reading);
      return reading;
    };
    const going = report.entries.filter(({ status }) => status === "active");
    const steps = going.map(async (entry): Promise<readonly Next[]> => {
      const [published, cohort] = await Promise.all([
        versionOf(entry.version),
        deps.journal.cohort(entry.cohort),
      ]);
      if (!published) return [];
      return nextSteps(
        { entry, cohort, published, paused: paused.has(entry.chain) },
        foreseen(report, now, holds),
      );
    });
    return (await Promise.all(steps)).flat();
  }
}

const customerOf = ({ profile, score }: CustomerReport): Customer => ({ profile, ...defined({ score }) });

const foreseen = (report: CustomerReport, now: Instant, holds: Holds) => ({
  ...{ now, holds, customer: customerOf(report), preferences: report.preferences },
  told: toldOf(report),
});

const toldOf = ({ noPurchase, uplift }: CustomerReport): Foretold =>
  defined({ noPurchaseProbability: noPurchase?.probability, uplift });

function grantableOf(bundle: Bundle | undefined): CustomerPage["grantable"] {
  const offers = Object.entries(bundle?.offers.list ?? {}).flatMap(([id, { code, name }]) =>
    code ? [{ id, name }] : [],
  );
  return { offers, points: bundle?.loyalty !== undefined };
}

/** A stretch of what happened to somebody. */
export function makeReadTimeline(deps: ReadCustomerDeps) {
  const readCustomer = makeReadCustomer(deps);
  return async (
    asked: string,
    of: TimelineAsked,
  ): Promise<Timeline | { readonly fault: "unknown" | "cursor" }> => {
    const report = await readCustomer(asked);
    if (!report) return { fault: "unknown" };
    return timelineOf(report, of) ?? { fault: "cursor" };
  };
}
