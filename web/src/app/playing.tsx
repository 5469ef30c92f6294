import { useQuery } from "@tanstack/react-query";
import type { Playing as Phase } from "../../../src/contracts/page.ts";
import { pageConfig } from "../session/config.ts";
import { useFormats, useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import css from "./playing.module.css";

const EVERY_MS = 1_000;

/** Over the page of a local stack while its demo plays: what is going on and how far it is. Nothing on AWS. */
export function Playing() {
  const { data } = useQuery({
    queryKey: ["playing"],
    queryFn: askHowFar,
    refetchInterval: nextIn,
    retry: false,
  });
  const texts = useTexts(SHELL);
  const { count } = useFormats();
  if (!data || data.phase === "done" || data.phase === "failed") return undefined;
  const { phase, done, total } = data;
  const isCounted = done !== undefined && total !== undefined;
  return (
    <div className={css.playing}>
      <progress aria-label={texts.playing[phase]} {...(isCounted && { value: done, max: total })} />
      <span>
        {texts.playing[phase]}
        {isCounted && ` ${count(done)} / ${count(total)}`}
      </span>
    </div>
  );
}

async function askHowFar(): Promise<Phase | null> {
  const { playing } = await pageConfig();
  if (playing === undefined) return null;
  const response = await fetch(playing);
  return response.json();
}

/** Until it is over; nothing is asked for where nothing plays. */
const nextIn = ({ state }: { readonly state: { readonly data: Phase | null | undefined } }) =>
  state.data && state.data.phase !== "done" ? EVERY_MS : false;
