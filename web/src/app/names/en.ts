import type { GroupId, PageId } from "../../pages/table.tsx";

/** Names of pages and of their groups, in the navigation. */
export interface Names {
  readonly groups: Readonly<Record<GroupId, string>>;
  readonly pages: Readonly<Record<PageId, string>>;
}

export const en: Names = {
  groups: {
    now: "Now",
    people: "People",
    outgoing: "What goes out",
    money: "Offers and points",
    entries: "Ways in",
    workshop: "Workshop",
  },
  pages: {
    audit: "Audit of the base",
    forecast: "Forecast",
    segments: "Segments",
    overview: "Overview",
    customers: "Customers",
    mails: "Mails",
    import: "Import",
    config: "Config",
    quality: "Quality of data",
    changes: "Changes",
    team: "Team",
    health: "Cost and health",
    chains: "Chains",
    campaigns: "Campaigns",
    calendar: "Calendar",
    tests: "A/B tests",
    proof: "Proof",
    offers: "Offers",
    loyalty: "Loyalty",
    forms: "Forms",
  },
};
