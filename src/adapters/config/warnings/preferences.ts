import type { Bundle } from "../../../domain/config/bundle.ts";
import { CONFIRM_TEMPLATE } from "../../../domain/confirm/template.ts";
import type { PathProblem } from "../problem.ts";

/** Topics that nobody is led to: mails whose templates have no link to the page where customers choose. */
export function preferenceWarnings({ store, templates }: Bundle): readonly PathProblem[] {
  if (!store.topics) return [];
  const without = Object.entries(templates)
    .filter(([name]) => name !== CONFIRM_TEMPLATE)
    .filter(([, versions]) => Object.values(versions).some(({ html }) => !html.includes("links.preferences")))
    .map(([name]) => name);
  if (without.length === 0) return [];
  const message = `customers cannot choose from ${without.join(", ")}: write <a href="{{ links.preferences }}"> beside the unsubscribe link`;
  return [{ path: ["topics"], message, key: true }];
}
