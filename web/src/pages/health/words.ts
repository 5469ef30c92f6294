import type { Sending } from "../../api/health.ts";
import { useSession } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { TEXTS } from "./texts.ts";

type Barrier = Sending["barrier"];
type Person = Extract<Barrier, { readonly kind: "stopped" }>["by"];

/** How the state of sending is told, wherever it is. */
export function useWords() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { subject } = useSession();
  return {
    state: (barrier: Barrier): string => texts.sendingStates[barrier?.kind ?? "going"],
    who(by: Person): string {
      if (by === undefined) return texts.ownLimits;
      if (by.subject === subject) return texts.you;
      const name = by.email ?? by.subject;
      return by.via === "command-line" ? texts.onCommandLine(name) : texts.person(name, by.role);
    },
    /** How many mails have come due, by the pace of the last 30 days. */
    due: ({ dueAbout }: Sending["waiting"]): string =>
      dueAbout === null ? "" : texts.due({ value: dueAbout, text: formats.count(dueAbout) }),
    inChains: ({ inChains, asOf }: Sending["waiting"]): string =>
      inChains === null || asOf === null
        ? texts.inChainsUnknown
        : texts.inChains({ value: inChains, text: formats.count(inChains) }, formats.instant(asOf)),
  };
}
