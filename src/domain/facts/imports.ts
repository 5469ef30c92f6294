import type { Fact, FactOf } from "./facts.ts";
import { LINKS } from "./identity.ts";

/** The name that `comeback import` gives to an import: by file and settings, so that the same one again is no other. */
export const IMPORT_ID = /^imp-[0-9a-f]{12}$/;

/** Ids of facts that say that an import is undone begin so: they are read with the links. */
const UNDONE = `${LINKS}undone:`;

type Undone = FactOf<"import-undone">;

/** Takes back what an import told of one partition. Said again it is a duplicate. */
export function undoneFact(
  customer: Fact["customer"],
  said: Pick<Undone, "undone" | "by" | "reason" | "at">,
): Undone {
  return {
    ...said,
    kind: "import-undone",
    id: `${UNDONE}${said.undone}` as Undone["id"],
    customer,
    receivedAt: said.at,
    source: "comeback",
  };
}

/**
 * The facts of one partition that count: those of an import that was undone do not, but for what ends mails, because a
 * mail too few is the smaller harm.
 */
export function withoutUndone(facts: readonly Fact[]): readonly Fact[] {
  const undone = new Set(facts.filter((fact) => fact.kind === "import-undone").map((fact) => fact.undone));
  if (undone.size === 0) return facts;
  return facts.filter((fact) => fact.import === undefined || !undone.has(fact.import) || stays(fact));
}

function stays(fact: Fact): boolean {
  if (fact.kind === "consent-withdrawn") return true;
  return (
    fact.kind === "mail" &&
    (fact.event === "complained" || (fact.event === "bounced" && fact.permanent === true))
  );
}
