import { useNamed } from "../../api/named.ts";
import { useTexts } from "../../texts/language.tsx";
import { TEXTS } from "./texts.ts";

/** What a reader calls `chain:win-back`. */
export function useHoldOutName(): (id: string) => string {
  const texts = useTexts(TEXTS);
  const named = useNamed();
  return (id) => {
    const [kind, ...rest] = id.split(":");
    const name = rest.join(":");
    switch (kind) {
      case "chain":
        return texts.chain(named.chain(name));
      case "campaign":
        return texts.campaign(named.campaign(name));
      case "offer":
        return rest[0] === "campaign"
          ? texts.offersOfCampaign(named.campaign(rest.slice(1).join(":")))
          : texts.offersOf(named.chain(name));
      case "allocate":
        return texts.budgetOf(named.offer(name));
      default:
        return texts.loyalty;
    }
  };
}
