import { useRouter } from "@tanstack/react-router";
import type { Trouble } from "../../api/overview.ts";

/** The page where something is done about a trouble, by its path; pages that are not there yet are led to by nobody. */
const PAGE_OF = {
  sending: "/health",
  "night-late": "/health",
  held: "/chains",
  budget: "/offers",
  campaign: "/campaigns",
  webhook: "/health",
  quiet: "/quality",
  "not-understood": "/quality",
  wallets: "/loyalty",
  paused: "/chains",
} as const satisfies Record<Trouble["kind"], string>;

type MendingPage = (typeof PAGE_OF)[Trouble["kind"]];

export interface Mending {
  readonly page: MendingPage;
  readonly href: string;
}

/** Where to go for a trouble; undefined where there is no such page. */
export function useMending(): (trouble: Trouble) => Mending | undefined {
  const pages: Readonly<Record<string, unknown>> = useRouter().routesByPath;
  return (trouble) => {
    const place = placeOf(trouble);
    return place.page in pages ? place : undefined;
  };
}

const CAMPAIGN = "campaign:";

/** The chain's or the campaign's own page where the trouble is of one. */
function placeOf(trouble: Trouble): Mending {
  const page = PAGE_OF[trouble.kind];
  const one = (of: MendingPage, id: string) => ({ page: of, href: `${of}/${encodeURIComponent(id)}` });
  if (trouble.kind === "held") return one(page, trouble.chain);
  if (trouble.kind === "campaign") return one(page, trouble.campaign);
  const [chain, ...others] = trouble.kind === "paused" ? trouble.chains : [];
  if (chain === undefined || others.length > 0) return { page, href: page };
  return chain.startsWith(CAMPAIGN) ? one("/campaigns", chain.slice(CAMPAIGN.length)) : one(page, chain);
}
