import { useState } from "react";
import { type Chain, useChainActions } from "../../api/chains.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Row } from "../../ui/frame.tsx";
import { TEXTS } from "./texts.ts";
import { heldOf } from "./words.ts";

/** Pause, resume, and the end for all, for those who may. */
export function Switches({ chain }: { readonly chain: Chain }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const { pause, resume, stop } = useChainActions(chain.id);
  const [reason, setReason] = useState("");
  const name = nameIn(chain.name, language);
  if (!useMay("chains.write")) return undefined;
  const [words, turn] = chain.paused ? [texts.resume, resume] : [texts.pause, pause];
  return (
    <>
      <Action
        label={words.do}
        kind={chain.paused ? "primary" : "plain"}
        title={words.title(name)}
        confirm={words.do}
        act={async () => {
          await turn.mutateAsync();
          return undefined;
        }}
      >
        {words.why}
      </Action>
      <Action
        label={texts.stop.do}
        kind="danger"
        title={texts.stop.title(name)}
        confirm={texts.stop.do}
        typed={chain.id}
        isReady={reason.trim() !== ""}
        act={async () => {
          const stopped = await stop.mutateAsync(reason.trim());
          return texts.stop.done({ value: stopped, text: formats.count(stopped) });
        }}
      >
        <p>{texts.stop.why}</p>
        <TextField
          label={texts.stop.reason}
          hint={texts.stop.reasonHint}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isRequired
        />
      </Action>
    </>
  );
}

/** Who waits for somebody's approval, why, and the decision. */
export function Held({ chain }: { readonly chain: Chain }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const mayDecide = useMay("chains.write");
  const { decide } = useChainActions(chain.id);
  const shown = (value: number) => ({ value, text: formats.count(value) });
  const all = shown(heldOf(chain));
  return (
    <Card title={texts.heldCard}>
      <ul>
        {chain.held.map(({ run, count, because, ends }) => (
          <li key={run}>
            {texts.heldNight(shown(count), formats.day(run))} {whyHeld(because, texts.heldWhy, formats.count)}{" "}
            {ends && texts.heldEnds(formats.day(ends.from), formats.day(ends.to))}
          </li>
        ))}
      </ul>
      {mayDecide && (
        <Row>
          <Action
            label={texts.approve.do}
            kind="primary"
            title={texts.approve.title(all)}
            confirm={texts.approve.do}
            act={async () => {
              const { entered, left } = await decide.mutateAsync("approve");
              return texts.approve.done(formats.count(entered), formats.count(left));
            }}
          >
            {texts.approve.why}
          </Action>
          <Action
            label={texts.drop.do}
            title={texts.drop.title(all)}
            confirm={texts.drop.do}
            act={async () => texts.drop.done(formats.count((await decide.mutateAsync("drop")).left))}
          >
            {texts.drop.why}
          </Action>
        </Row>
      )}
    </Card>
  );
}

function whyHeld(
  because: Chain["held"][number]["because"],
  texts: (typeof TEXTS)["en"]["heldWhy"],
  count: (value: number) => string,
): string {
  switch (because.why) {
    case "more-than-usual":
      return texts[because.why](count(because.highest));
    case "much-of-the-base":
      return texts[because.why](count(because.customers));
    case "existing":
      return texts.existing();
    default:
      return because satisfies never;
  }
}
