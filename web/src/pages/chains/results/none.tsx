import { useShop } from "../../../api/shop.ts";
import { useTexts } from "../../../texts/language.tsx";
import { Empty } from "../../../ui/state.tsx";
import { RESULTS } from "./texts.ts";

/** Before the first night there is nothing to show but when there will be. */
export function NoResults() {
  const texts = useTexts(RESULTS);
  const zone = useShop().data?.shop?.timeZone ?? "UTC";
  return <Empty title={texts.none}>{texts.noneWhy(zone)}</Empty>;
}
