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
    money: "Offers",
    entries: "Ways in",
    workshop: "Workshop",
  },
  pages: {
    overview: "Overview",
    chains: "Chains",
  },
};
