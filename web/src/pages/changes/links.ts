import type { Change } from "../../api/changes.ts";
import { actionOf } from "./actions.ts";

interface Lead {
  /** Where what was changed can be looked at; absent where there is no such page, or no such thing. */
  readonly href?: string;
  readonly scope?: string;
}

/** Leads from a line to what it has changed. */
export function leadOf({ area, what, target, from, to, why }: Change): Lead {
  if (why === "not-found") return {};
  const id = target === undefined ? undefined : encodeURIComponent(target);
  const action = actionOf(what);
  if (action === "decideTest" || action === "reopenTest")
    return id === undefined ? {} : { href: `/tests/${id}`, scope: "results.read" };
  switch (area) {
    case "config":
      return typeof to === "number"
        ? { href: `/config?tab=history&from=${from ?? 0}&to=${to}`, scope: "config.read" }
        : { href: "/config?tab=history", scope: "config.read" };
    case "chains":
      return { href: id === undefined ? "/chains" : `/chains/${id}`, scope: "config.read" };
    case "campaigns":
      return { href: id === undefined ? "/campaigns" : `/campaigns/${id}`, scope: "config.read" };
    case "codes":
      return { href: "/offers", scope: "codes.read" };
    case "loyalty":
      return { href: "/loyalty", scope: "metrics.read" };
    case "team":
      return { href: "/team", scope: "team.read" };
    case "runs":
    case "sending":
      return { href: "/health", scope: "metrics.read" };
    default:
      return {};
  }
}
