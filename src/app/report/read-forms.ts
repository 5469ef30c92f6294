import type { Bundle } from "../../domain/config/bundle.ts";
import { inLanguages } from "../../domain/config/localised.ts";
import {
  type EntryCounts,
  type EntryFunnel,
  funnelOf,
  placeIn,
  pointsIn,
} from "../../domain/night/entry-funnel.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { NightlyMetrics } from "../nightly/documents.ts";
import type { Nights } from "../nightly/read.ts";
import { type FormOverview, formOverview, type InLanguages, languagesOf } from "./form-overview.ts";

export interface FormsOverview {
  /** Of the config in force; null before the first publication. */
  readonly version: number | null;
  /** Of the shop, its own first. */
  readonly languages: readonly string[];
  readonly currency: string | null;
  /** Whether owners of mailboxes are asked to confirm. */
  readonly doubleOptIn: boolean;
  /** That the counts are of; null before the first one. */
  readonly night: string | null;
  /** Of `cameIn` in every funnel. */
  readonly period: Days | null;
  /** Of `looks`, which may have begun within the period. */
  readonly counted: Days | null;
  readonly forms: readonly FormOverview[];
  /** Entry points that are none of these forms. */
  readonly others: readonly { readonly entry: string; readonly funnel: EntryFunnel }[];
  /** Chains that signing up starts. */
  readonly signUp: readonly Starting[];
  /** The shop's own events. */
  readonly events: readonly OwnEventOverview[];
}

/** `YYYY-MM-DD`, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

export interface Starting {
  readonly chain: string;
  readonly name: InLanguages;
  readonly when?: string;
  /** Templates, in the order in which they go. */
  readonly mails: readonly string[];
}

export interface OwnEventOverview {
  readonly event: string;
  readonly properties: readonly string[];
  readonly starts: readonly Starting[];
}

export interface ReadFormsDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly nights: Pick<Nights, "metrics">;
  /** Of the API: where forms are. */
  readonly publicUrl: string;
}

/** Events of a sign-up, by which chains are entered. */
const SIGN_UP: readonly string[] = ["subscribed", "consent_given"];

const NOTHING = {
  version: null,
  languages: [],
  currency: null,
  doubleOptIn: true,
  forms: [],
  signUp: [],
  events: [],
};

/** The ways in: the forms in force with their places, and how far people came, as the last night has counted it. */
export function makeReadForms({ config, nights, publicUrl }: ReadFormsDeps) {
  return async (): Promise<FormsOverview> => {
    const [published, metrics] = await Promise.all([config.current(), nights.metrics()]);
    const counts = countsIn(metrics);
    return {
      ...NOTHING,
      ...(published && inForce(published.version, published.bundle, counts, publicUrl)),
      night: metrics?.date ?? null,
      period: metrics?.period ?? null,
      counted: metrics?.forms ? { from: metrics.forms.from, to: metrics.forms.to } : null,
      others: othersIn(counts, Object.keys(published?.bundle.forms ?? {})),
    };
  };
}

const countsIn = (metrics: NightlyMetrics | undefined): EntryCounts => ({
  looks: metrics?.forms?.points,
  cameIn: metrics?.cameIn,
  ever: metrics?.entryPoints ?? {},
});

function inForce(version: number, bundle: Bundle, counts: EntryCounts, publicUrl: string) {
  const { store, forms } = bundle;
  return {
    version,
    languages: languagesOf(store),
    currency: store.currency,
    doubleOptIn: store.confirm !== "never",
    forms: Object.entries(forms).map(([name, form]) =>
      formOverview({ name, form, store, counts, publicUrl }),
    ),
    signUp: startedBy(bundle, SIGN_UP),
    events: Object.entries(store.events ?? {}).map(([event, { properties }]) => ({
      ...{ event, properties: Object.keys(properties), starts: startedBy(bundle, [event]) },
    })),
  };
}

/** By entry, its places together; those by which most have come first. */
function othersIn(counts: EntryCounts, forms: readonly string[]): FormsOverview["others"] {
  const points = pointsIn(counts).filter((point) => !forms.includes(placeIn(point).entry));
  return [...Map.groupBy(points, (point) => placeIn(point).entry)]
    .map(([entry, names]) => ({ entry, funnel: funnelOf(counts, names) }))
    .toSorted(
      (one, other) => other.funnel.ever.people - one.funnel.ever.people || (one.entry < other.entry ? -1 : 1),
    );
}

function startedBy({ chains, store }: Bundle, events: readonly string[]): readonly Starting[] {
  return Object.entries(chains).flatMap(([chain, { name, enter, steps }]) => {
    if (!("event" in enter) || !events.includes(enter.event)) return [];
    const mails = steps.flatMap((step) => ("send" in step ? [step.send] : []));
    const { when } = enter;
    const named = { chain, name: inLanguages(name, languagesOf(store)), mails };
    return [{ ...named, ...(when !== undefined && { when }) }];
  });
}
