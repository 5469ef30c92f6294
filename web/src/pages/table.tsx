import type { ComponentType } from "react";
import { firstAsked } from "./overview/first.ts";

type Loads = () => Promise<{ readonly default: ComponentType }>;

/** What navigation and router know of a page. Its code comes when somebody opens it. */
export interface PageRow {
  /** Beginning with a slash; `$name` is a part that varies, which `useParams` gives. */
  readonly path: string;
  /** Whoever may not do this does not see the page. */
  readonly scope: string;
  readonly load: Loads;
  /** What it asks of the API first, by its address: asked while its code is loaded. */
  readonly first?: (view: URLSearchParams) => readonly string[];
  /** Addresses below it. */
  readonly below?: Readonly<Record<string, Loads>>;
}

/** Groups of the navigation, in order. */
export const GROUPS = ["now", "people", "outgoing", "money", "entries", "workshop"] as const;
export type GroupId = (typeof GROUPS)[number];

/** Every page, in the order of the navigation: a page is a folder here, a row, and a name in the shell's texts. */
export const PAGES = {
  overview: {
    group: "now",
    path: "/",
    scope: "metrics.read",
    load: () => import("./overview/page.tsx"),
    first: firstAsked,
  },
  audit: { group: "now", path: "/audit", scope: "metrics.read", load: () => import("./audit/page.tsx") },
  forecast: {
    group: "now",
    path: "/forecast",
    scope: "metrics.read",
    load: () => import("./forecast/page.tsx"),
  },
  segments: {
    group: "people",
    path: "/segments",
    scope: "metrics.read",
    load: () => import("./segments/page.tsx"),
    below: { $group: () => import("./segments/members.tsx") },
  },
  customers: {
    group: "people",
    path: "/customers",
    scope: "customers.read",
    load: () => import("./customers/page.tsx"),
    below: { $key: () => import("./customers/one/page.tsx") },
  },
  chains: {
    group: "outgoing",
    path: "/chains",
    scope: "config.read",
    load: () => import("./chains/page.tsx"),
    below: {
      $chain: () => import("./chains/one.tsx"),
      "$chain/customers": () => import("./chains/results/who.tsx"),
      "$chain/edit": () => import("./chains/edit/page.tsx"),
    },
  },
  campaigns: {
    group: "outgoing",
    path: "/campaigns",
    scope: "config.read",
    load: () => import("./campaigns/page.tsx"),
    below: { $campaign: () => import("./campaigns/one.tsx") },
  },
  calendar: {
    group: "outgoing",
    path: "/calendar",
    scope: "results.read",
    load: () => import("./calendar/page.tsx"),
  },
  tests: {
    group: "outgoing",
    path: "/tests",
    scope: "results.read",
    load: () => import("./tests/page.tsx"),
    below: { $test: () => import("./tests/one.tsx") },
  },
  proof: {
    group: "outgoing",
    path: "/proof",
    scope: "results.read",
    load: () => import("./proof/page.tsx"),
    below: { $proof: () => import("./proof/one.tsx") },
  },
  offers: { group: "money", path: "/offers", scope: "codes.read", load: () => import("./offers/page.tsx") },
  loyalty: {
    group: "money",
    path: "/loyalty",
    scope: "metrics.read",
    load: () => import("./loyalty/page.tsx"),
  },
  mails: {
    group: "outgoing",
    path: "/mails",
    scope: "config.read",
    load: () => import("./mails/page.tsx"),
    below: { $template: () => import("./mails/mail.tsx") },
  },
  import: {
    group: "entries",
    path: "/import",
    scope: "customers.write",
    load: () => import("./import/page.tsx"),
  },
  forms: {
    group: "entries",
    path: "/forms",
    scope: "metrics.read",
    load: () => import("./forms/page.tsx"),
    below: { $form: () => import("./forms/one.tsx"), "$form/card": () => import("./forms/card.tsx") },
  },
  config: {
    group: "workshop",
    path: "/config",
    scope: "config.read",
    load: () => import("./config/page.tsx"),
  },
  quality: {
    group: "workshop",
    path: "/quality",
    scope: "metrics.read",
    load: () => import("./quality/page.tsx"),
  },
  changes: {
    group: "workshop",
    path: "/changes",
    scope: "audit.read",
    load: () => import("./changes/page.tsx"),
  },
  team: { group: "workshop", path: "/team", scope: "team.read", load: () => import("./team/page.tsx") },
  health: {
    group: "workshop",
    path: "/health",
    scope: "metrics.read",
    load: () => import("./health/page.tsx"),
    below: { $runbook: () => import("./health/runbook.tsx") },
  },
} as const satisfies Readonly<Record<string, PageRow & { readonly group: GroupId }>>;

export type PageId = keyof typeof PAGES;
export const PAGE_IDS = Object.keys(PAGES) as readonly PageId[];
