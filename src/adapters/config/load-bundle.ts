import type * as z from "zod";
import { CampaignFile } from "../../contracts/config/campaign.ts";
import { CareFile } from "../../contracts/config/care.ts";
import { ChainFile } from "../../contracts/config/chain.ts";
import { FormFile } from "../../contracts/config/form.ts";
import { LoyaltyFile } from "../../contracts/config/loyalty.ts";
import { Offer as OfferShape, OffersFile, Tiers } from "../../contracts/config/offers.ts";
import { SegmentsFile } from "../../contracts/config/segments.ts";
import { StoreFile } from "../../contracts/config/store.ts";
import { defined } from "../../domain/basics/defined.ts";
import { type ShowsOrder, showsOrder } from "../../domain/chains/about-order.ts";
import { brandNames } from "../../domain/config/brand.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Campaign } from "../../domain/config/campaign.ts";
import type { Chain, ChainKind } from "../../domain/config/chain.ts";
import type { Form } from "../../domain/config/form.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { Offer } from "../../domain/config/offers.ts";
import type { OwnEvent, Store } from "../../domain/config/store.ts";
import { BUILT_IN_LANGUAGES, CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import type { ReadableExpressions } from "../../ports/conditions.ts";
import type { TryMail } from "../../ports/config.ts";
import { allocatedIn } from "./allocated.ts";
import { unboundedIn } from "./budgets.ts";
import { campaignProblems } from "./campaigns.ts";
import { careProblems } from "./care.ts";
import { channelsIn } from "./channels.ts";
import { declaredIn } from "./declared.ts";
import { declaredNames } from "./declared-names.ts";
import { formProblems, knownToForms } from "./forms.ts";
import { ownNames } from "./liquid.ts";
import { isRecord, list, record, text, texts } from "./loose.ts";
import { loyaltyProblems } from "./loyalty.ts";
import { offersProblems } from "./offers.ts";
import { mixedTemplates } from "./orders.ts";
import { kindOf, OPTIONAL_FILES, SINGLE_FILES, type SingleKind } from "./paths.ts";
import { inOrder, NO_STORE, type PathProblem, type Problem } from "./problem.ts";
import { chainProblems, type Known, segmentsProblems, storeProblems } from "./references.ts";
import { shaped } from "./shape.ts";
import { subjectProblems } from "./subjects.ts";
import type { CompileMjml, Samples } from "./template-file.ts";
import { loadTemplates, type MjmlFiles } from "./templates.ts";
import { tierProblems } from "./tiers.ts";
import { isUnsure, type Unread } from "./unsure.ts";
import { mailsOf, stepsOf } from "./variants.ts";
import { bundleWarnings } from "./warnings/bundle.ts";
import { parseYaml, type YamlFile } from "./yaml-file.ts";

export type ConfigFiles = Readonly<Record<string, string>>;

export type LoadedBundle =
  /** `warnings`: what is allowed and certainly not meant. */
  | { readonly ok: true; readonly bundle: Bundle; readonly warnings: readonly Problem[] }
  /** Everything that is wrong, by file and line. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A chain that sends a template: whether its mails advertise, and whether they are about an order. */
export interface Sender {
  readonly kind: ChainKind;
  readonly order: ShowsOrder;
}

export interface LoadBundleDeps {
  readonly expressions: ReadableExpressions;
  /** MJML to HTML. Given from outside, because a browser can do without the compiler. */
  readonly compile: CompileMjml;
  /** @default every mail is tried */
  readonly tryMail?: TryMail;
  /** Mails to try a template with, `offers` being those that chains put into it. */
  readonly samples: (
    store: Store,
    template: {
      readonly name: string;
      readonly language: string;
      readonly offers: readonly Offer[];
      /** Of the own events that begin those chains; `undefined` of a chain that none does. */
      readonly events: readonly (OwnEvent | undefined)[];
      readonly loyalty?: Loyalty;
      /** The chains that send it. */
      readonly senders: readonly Sender[];
      /** Of each of those chains whether it reminds of what is due again; of one that cannot be read it does. */
      readonly reminds: readonly boolean[];
    },
  ) => Samples;
}

/** Parses and checks a folder of config as a whole: either a bundle in which everything fits, or all that does not. */
export async function loadBundle(files: ConfigFiles, deps: LoadBundleDeps): Promise<LoadedBundle> {
  const problems: Problem[] = [];
  const sorted = sortedOut(files, problems);
  const known = namesIn(sorted);
  const { expressions } = deps;

  const read = <T extends z.ZodType>(yaml: YamlFile | undefined, schema: T, check: Check) => {
    if (!yaml?.readable) return undefined;
    const shape = shaped(schema, yaml.value);
    const pathProblems = [...(shape.ok ? [] : shape.problems), ...check(yaml.value)];
    problems.push(...pathProblems.map(yaml.place));
    return shape.ok ? shape.value : undefined;
  };
  const store = read(sorted.single.store, StoreFile, storeProblems);
  const loyalty = read(sorted.single.loyalty, LoyaltyFile, (value) => loyaltyProblems(value, known, store));
  const programme = loyalty ?? (sorted.single.loyalty ? STAND_IN_LOYALTY : undefined);
  const segments = read(sorted.single.segments, SegmentsFile, (value) =>
    segmentsProblems(value, known, expressions),
  );
  const offers = read(sorted.single.offers, OffersFile, (value) => [
    ...tiersIn(value),
    ...offersProblems(value, known, expressions),
  ]);
  const { eventOf, ...declared } = declaredNames(known.declared, sourcesOf(sorted.mjml));
  const variablesOf: Known["variablesOf"] = (chain) => {
    const enter = record(chain.enter);
    const sample = store && {
      ...{ name: "", language: store.default_language, offers: [], events: [eventOf(enter)] },
      reminds: ["replenishment" in enter],
      senders: [senderOf(chain)],
      ...(programme && { loyalty: programme }),
    };
    return sample && ownNames(deps.samples(store, sample));
  };
  const chains: Record<string, Chain> = {};
  for (const [id, yaml] of sorted.chains) {
    const chain = read(yaml, ChainFile, (value) =>
      chainProblems(value, { ...known, variablesOf }, expressions),
    );
    if (chain) chains[id] = chain;
  }

  const campaigns: Record<string, Campaign> = {};
  for (const [id, yaml] of sorted.campaigns) {
    const campaign = read(yaml, CampaignFile, (value) => campaignProblems(value, known, expressions, store));
    if (campaign) campaigns[id] = campaign;
  }

  for (const { chain, problem } of mixedTemplates(valuesOf(sorted.chains)))
    problems.push(...[sorted.chains.get(chain)?.place(problem)].filter((one) => one !== undefined));

  const care = read(sorted.single.care, CareFile, (value) => careProblems(value, known));
  const forms: Record<string, Form> = {};
  for (const [name, yaml] of sorted.forms) {
    const form = read(yaml, FormFile, (value) => formProblems(value, known, store && knownToForms(store)));
    if (form) forms[name] = form;
  }

  /** One that can be read, whatever is wrong with others. */
  const offerOf = (id: string): Offer | undefined => {
    const written = record(record(sorted.single.offers?.value).list)[id];
    const shape = offers || written === undefined ? undefined : shaped(OfferShape, written);
    return offers?.list[id] ?? (shape?.ok ? shape.value : undefined);
  };
  const offersOf = (template: string) =>
    sendsOf(sorted).flatMap(({ send, offer }) => {
      const found = send === template ? offerOf(offer ?? "") : undefined;
      return found ? [found] : [];
    });
  const eventsOf = (template: string) => entriesWith(sorted, template).map(eventOf);
  const remindsOf = (template: string) =>
    entriesWith(sorted, template).map((enter) => "replenishment" in enter || Object.keys(enter).length === 0);
  const unread: Unread = {
    sends: sendsOf(sorted),
    isUnread: (offer) => !offers && offerOf(offer) === undefined && known.offers?.includes(offer) !== false,
    loyalty: sorted.single.loyalty !== undefined && !loyalty,
  };
  const samplesOf = (language: string, name: string) =>
    isUnsure(name, sorted.mjml, unread) ? undefined : samplesFor(language, name);
  const samplesFor = (language: string, name: string) =>
    deps.samples(store ?? { ...STAND_IN, ...declared }, {
      ...{ name, language, offers: offersOf(name), events: eventsOf(name), reminds: remindsOf(name) },
      senders: sendersOf(sorted, name),
      ...(programme && { loyalty: programme }),
    });
  const templates = await loadTemplates(sorted.mjml, {
    languages: known.languages,
    brand: brandNames(store),
    samplesOf,
    compile: deps.compile,
    ...defined({ tryMail: deps.tryMail }),
  });
  for (const yaml of sorted.chains.values()) {
    const sends = stepsOf(yaml.value).map((step, index) => ({ path: ["steps", index], step }));
    const wrong = await subjectProblems(sends, known.languages ?? [], samplesOf);
    problems.push(...wrong.map(yaml.place));
  }
  for (const yaml of sorted.campaigns.values()) {
    const sends = [{ path: [], step: record(yaml.value) }];
    const wrong = await subjectProblems(sends, known.languages ?? [], samplesOf);
    problems.push(...wrong.map(yaml.place));
  }
  problems.push(...templates.problems, ...unspoken(store, known.templates));

  if (problems.length > 0 || !store || !segments || !offers)
    return { ok: false, problems: inOrder(problems) };
  const bundle = {
    store,
    segments,
    offers,
    chains,
    campaigns,
    templates: templates.templates,
    forms,
    ...(care && { care }),
    ...(loyalty && { loyalty }),
  };
  const warnings = bundleWarnings(bundle, expressions).flatMap(
    ({ file, warning }) => sorted.yaml.get(file)?.place(warning) ?? [],
  );
  return { ok: true, bundle, warnings: inOrder([...warnings, ...templates.warnings]) };
}

/** The confirmation mail is built in for two languages. A shop that speaks others has to write it. */
function unspoken(store: Store | undefined, templates: readonly string[]): readonly Problem[] {
  if (!store || store.confirm === "never" || templates.includes(CONFIRM_TEMPLATE)) return [];
  return store.languages
    .filter((language) => !BUILT_IN_LANGUAGES.includes(language.split("-")[0] ?? ""))
    .map((language) => ({
      file: `templates/${CONFIRM_TEMPLATE}/${language}.mjml`,
      line: 1,
      message: `missing: the mail that asks whoever signs up to confirm is built in for ${BUILT_IN_LANGUAGES.join(" and ")} only; write it in every language of the shop`,
    }));
}

type Check = (value: unknown) => readonly PathProblem[];

interface Sorted {
  readonly single: { readonly [K in SingleKind]?: YamlFile };
  readonly chains: ReadonlyMap<string, YamlFile>;
  readonly campaigns: ReadonlyMap<string, YamlFile>;
  readonly forms: ReadonlyMap<string, YamlFile>;
  readonly mjml: MjmlFiles;
  /** All of the YAML files, by path. */
  readonly yaml: ReadonlyMap<string, YamlFile>;
}

/** Each file to its place. What is unreadable, unknown or missing is reported here. */
function sortedOut(files: ConfigFiles, problems: Problem[]): Sorted {
  const single: Partial<Record<SingleKind, YamlFile>> = {};
  const chains = new Map<string, YamlFile>();
  const campaigns = new Map<string, YamlFile>();
  const forms = new Map<string, YamlFile>();
  const yamlFiles = new Map<string, YamlFile>();
  const mjml = mjmlIn(files);
  for (const [file, written] of Object.entries(files)) {
    const source = plain(written);
    const what = kindOf(file);
    if (source.includes("\uFFFD")) problems.push({ file, line: 1, message: "not UTF-8: save it in UTF-8" });
    if (what.kind === "unknown") problems.push({ file, line: 1, message: what.message });
    else if (what.kind !== "template" && what.kind !== "layout" && what.kind !== "partial") {
      const yaml = parseYaml(file, source);
      problems.push(...yaml.problems);
      yamlFiles.set(file, yaml);
      if (what.kind === "campaign") campaigns.set(what.id, yaml);
      else if (what.kind === "chain") chains.set(what.id, yaml);
      else if (what.kind === "form") forms.set(what.id, yaml);
      else single[what.kind] = yaml;
    }
  }
  for (const [file, kind] of Object.entries(SINGLE_FILES)) {
    const message = kind === "store" ? NO_STORE : "missing: every config needs it";
    if (!single[kind] && !OPTIONAL_FILES.includes(file)) problems.push({ file, line: 1, message });
  }
  return { single, chains, campaigns, forms, mjml, yaml: yamlFiles };
}

/** Without the mark that some editors begin a file with. */
const plain = (written: string) => written.replace(/^\uFEFF/, "");

/** The templates of a config, and what they share. */
export function mjmlIn(files: ConfigFiles): MjmlFiles {
  const of = Object.entries(files).map(([file, written]) => ({
    what: kindOf(file),
    at: { file, source: plain(written) },
  }));
  return {
    templates: of.flatMap(({ what, at }) => (what.kind === "template" ? [{ ...at, ...what }] : [])),
    layouts: of.flatMap(({ what, at }) => (what.kind === "layout" ? [{ ...at, ...what }] : [])),
    partials: of.flatMap(({ what, at }) => (what.kind === "partial" ? [{ ...at, ...what }] : [])),
  };
}

const _LOYALTY_FILE = "loyalty.yaml";

function namesIn({ single, mjml }: Sorted): Known {
  const readable = (yaml: YamlFile | undefined) =>
    yaml?.readable && isRecord(yaml.value) ? record(yaml.value) : undefined;
  const [store, segments, offers] = [
    readable(single.store),
    readable(single.segments),
    readable(single.offers),
  ];
  const languages = texts(store?.languages);
  return {
    languages: languages.length > 0 ? languages : undefined,
    segments: segments && [
      ...list(segments.list).flatMap((segment) => text(record(segment).id) ?? []),
      text(record(segments.otherwise).id) ?? "",
    ],
    offers: offers && Object.keys(record(offers.list)),
    unbounded: unboundedIn(offers),
    allocated: allocatedIn(offers),
    templates: [...new Set(mjml.templates.map(({ name }) => name))],
    channels: store && channelsIn(store),
    variablesOf: () => undefined,
    topics: store && list(store.topics).flatMap((topic) => text(record(topic).id) ?? []),
    declared: declaredIn(store),
    privileges: privilegesIn(single.loyalty),
    hasMargin: store && "margin_percent" in store,
    hasLoyalty: single.loyalty !== undefined,
  };
}

/** Privileges that can be read; a file that is there and cannot be may have any. */
function privilegesIn(yaml: YamlFile | undefined): Known["privileges"] {
  if (!yaml) return undefined;
  const privileges =
    yaml.readable && isRecord(yaml.value) ? (record(yaml.value).privileges ?? {}) : undefined;
  return isRecord(privileges) ? Object.keys(privileges) : "unsure";
}

function sourcesOf({ templates, layouts, partials }: MjmlFiles): readonly string[] {
  return [...templates, ...layouts, ...partials].map(({ source }) => source);
}

/** What begins each chain that sends a template, or may: who knows what one sends that cannot be read? */
function entriesWith({ chains, campaigns }: Sorted, template: string) {
  const sent = [...campaigns.values()].filter(
    ({ readable, value }) => !readable || mailsOf(value).some(({ send }) => send === template),
  );
  const entries = [...chains.values()]
    .filter(
      ({ readable, value }) =>
        !readable ||
        stepsOf(value)
          .flatMap(mailsOf)
          .some(({ send }) => send === template),
    )
    .map(({ value }) => record(record(value).enter));
  // A campaign is begun by nothing that says anything.
  return [...entries, ...sent.map(() => ({ segment: "" }))];
}

const valuesOf = (chains: Sorted["chains"]) =>
  new Map([...chains].map(([id, { value }]) => [id, record(value)] as const));

/** What the chains that send a template are about, as far as it can be read. */
function sendersOf({ chains, campaigns }: Sorted, template: string): readonly Sender[] {
  const sends = (steps: readonly unknown[]) => steps.flatMap(mailsOf).some(({ send }) => send === template);
  const senders = [...valuesOf(chains).values()].filter((chain) => sends(stepsOf(chain))).map(senderOf);
  const isCampaigns = sends([...campaigns.values()].map(({ value }) => value));
  return [...senders, ...(isCampaigns ? [{ kind: "marketing", order: "none" } as const] : [])];
}

function senderOf(chain: Readonly<Record<string, unknown>>): Sender {
  const { event, items } = record(chain.enter);
  const kind = chain.kind === "service" ? "service" : "marketing";
  const enter = { event: text(event) ?? "", ...(items !== undefined && { items: "true" }) };
  return { kind, order: showsOrder({ enter, kind }) };
}

function tiersIn(offers: unknown): readonly PathProblem[] {
  const tiers = Tiers.safeParse(record(offers).tiers);
  return tiers.success ? tierProblems(tiers.data) : [];
}

function sendsOf({ chains, campaigns }: Sorted) {
  const steps = [...valuesOf(chains).values()].flatMap(stepsOf);
  return [...steps, ...[...campaigns.values()].map(({ value }) => record(value))].flatMap(mailsOf);
}

/** Lets templates be tried although store.yaml is wrong, so that their mistakes come out at once too. */
const STAND_IN: Store = {
  name: "Shop",
  url: "https://shop.example",
  currency: "EUR",
  time_zone: "UTC",
  default_language: "en",
  languages: ["en"],
  sender: { from: "shop@shop.example", name: "Shop" },
  postal_address: "1 Sample Street",
  exchange_rates: {},
  period_days: 30,
  enrol_on_first_run: false,
  announce_chains: false,
  trigger_freshness: "48h",
};

/** The same for loyalty.yaml. */
const STAND_IN_LOYALTY: Loyalty = {
  name: "Programme",
  points: { worth: 1, expiring_soon: "30d" },
  rules: [],
  holdout_percent: 0,
  levels: [{ id: "first", name: "First", privileges: [] }],
  privileges: {},
};
