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
    const page = PAGE_OF[trouble.kind];
    return page in pages ? { page, href: hrefOf(trouble, page) } : undefined;
  };
}

function hrefOf(trouble: Trouble, page: MendingPage): string {
  if (trouble.kind === "held") return `${page}/${encodeURIComponent(trouble.chain)}`;
  if (trouble.kind === "campaign") return `${page}/${encodeURIComponent(trouble.campaign)}`;
  const [chain, ...others] = trouble.kind === "paused" ? trouble.chains : [];
  if (chain === undefined || others.length > 0) return page;
  return chain.startsWith("campaign:")
    ? `/campaigns/${encodeURIComponent(chain.slice("campaign:".length))}`
    : `${page}/${encodeURIComponent(chain)}`;
}
