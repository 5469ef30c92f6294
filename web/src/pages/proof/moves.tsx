import type { ProofCounted } from "../../api/proof.ts";
import { useSegments } from "../../api/segments.ts";
import { useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Moved } from "../segments/flows.tsx";
import { useNames } from "../segments/names.ts";
import { TEXTS } from "./texts.ts";

/** How both sides moved between segments, beside each other and without a verdict. */
export function ProofMoves({ moves }: { readonly moves: NonNullable<ProofCounted["moves"]> }) {
  const texts = useTexts(TEXTS);
  const names = useNames(useSegments().data);
  return (
    <Card title={texts.moves} lead={texts.movesLead}>
      {(["mailed", "heldOut"] as const).map((side) => (
        <section key={side}>
          <h3>{texts[side]}</h3>
          <Moved matrix={moves[side]} name={names.own} what={texts[side]} />
        </section>
      ))}
    </Card>
  );
}
