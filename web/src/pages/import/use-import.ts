import { useBlocker } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Answered, Counts, Look, Open, Outcome, Wishes } from "../../../worker/import-messages.ts";
import { sendPart } from "../../api/import.ts";
import { useShop } from "../../api/shop.ts";
import { useApi } from "../../api/use-api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { makeReader, type Reader } from "./reader.ts";

/** Where an import stands. `look` stays while the file is read. */
export type Standing =
  | { readonly kind: "none" }
  | { readonly kind: "looking" }
  /** Somebody has to say something before the file can be read. */
  | { readonly kind: "open"; readonly open: Open }
  | { readonly kind: "trying"; readonly look: Look; readonly counts?: Counts }
  | { readonly kind: "tried"; readonly look: Look; readonly outcome: Outcome }
  | { readonly kind: "sending"; readonly look: Look; readonly counts?: Counts; readonly of: number }
  | { readonly kind: "done"; readonly outcome: Outcome; readonly id: string }
  /** `id`: of an import that may be in by a part. */
  | { readonly kind: "broken"; readonly message: string; readonly id?: string };

export const ANY_WISH: Wishes = { subject: "orders", header: true, columns: {} };

/** An import from the file to the report: reads it in a worker, sends what it says, and keeps what became of it. */
/** `leaving`: asked of whoever would leave while it is sent. */
export function useImport(leaving: string) {
  const { language } = useLanguage();
  const api = useApi();
  const shopQuery = useShop();
  const shop = shopQuery.data?.shop;
  const reader = useRef<Reader>(undefined);
  const [file, setFile] = useState<File>();
  const [wishes, setWishes] = useState(ANY_WISH);
  const [standing, setStanding] = useState<Standing>({ kind: "none" });
  useEffect(() => () => reader.current?.end(), []);
  const isSending = standing.kind === "sending";
  useBlocker({ shouldBlockFn: () => isSending && !window.confirm(leaving), enableBeforeUnload: isSending });

  const defaults = { currency: shop?.currency ?? "USD", timeZone: shop?.timeZone ?? "UTC" };

  /** A reader of its own for each reading: an older one has nothing to say any more. */
  function anew(onAnswer: (answered: Answered, ask: Reader["ask"]) => void): Reader["ask"] {
    reader.current?.end();
    const made = makeReader((answered) => {
      if (reader.current === made) onAnswer(answered, made.ask);
    });
    reader.current = made;
    return made.ask;
  }

  /** `isGuess`: nobody has said what the rows are, so people are tried where they are no orders. */
  function look(chosen: File, wished: Wishes, isGuess: boolean) {
    setFile(chosen);
    setWishes(wished);
    setStanding({ kind: "looking" });
    let seen: Look | undefined;
    const ask = anew((answered, ask) => {
      if (answered.kind === "open") {
        const isOther = isGuess && answered.open.about === "columns" && wished.subject === "orders";
        if (isOther) return look(chosen, { ...wished, subject: "people" }, false);
        return setStanding({ kind: "open", open: answered.open });
      }
      if (answered.kind === "broken") return setStanding(answered);
      if (answered.kind === "looked") {
        seen = answered.look;
        setStanding({ kind: "trying", look: seen });
        return ask({ kind: "run", isTry: true, shop: defaults, language });
      }
      if (!seen) return;
      if (answered.kind === "progress") setStanding({ kind: "trying", look: seen, counts: answered.counts });
      if (answered.kind === "done") setStanding({ kind: "tried", look: seen, outcome: answered.outcome });
    });
    ask({ kind: "look", file: chosen, wishes: wished });
  }

  /** `isAnew`: the same file was imported and taken back before. */
  function send(isAnew: boolean) {
    if (!file || standing.kind !== "tried") return;
    const { look: seen, outcome: tried } = standing;
    const id = isAnew ? seen.againId : seen.importId;
    const { subject } = wishes;
    let sent = 0;
    setStanding({ kind: "sending", look: seen, of: tried.counts.items });
    const pass = async (answered: Extract<Answered, { kind: "batch" }>, ask: Reader["ask"]) => {
      const { batch, calls } = answered;
      try {
        const part = sent++ === 0 ? "first" : "next";
        const { rejected } = await sendPart(api, { import: id, subject, part, batch: [...calls] });
        ask({ kind: "answered", batch, rejected });
      } catch (error) {
        ask({ kind: "failed", batch, message: error instanceof Error ? error.message : `${error}` });
      }
    };
    const finish = async (outcome: Outcome) => {
      const { rows, items, sent: taken, bad, duplicates, leftOut: left_out } = outcome.counts;
      const counts = { rows, items, sent: taken, bad, duplicates, left_out };
      // What is in is in: that the log of changes misses its last line is no reason to say otherwise.
      await sendPart(api, { import: id, subject, part: "last", batch: [], counts }).catch(() => undefined);
      setStanding({ kind: "done", outcome, id });
    };
    const ask = anew((answered, ask) => {
      if (answered.kind === "looked") return ask({ kind: "run", isTry: false, shop: defaults, language });
      if (answered.kind === "batch") return void pass(answered, ask);
      if (answered.kind === "done") return void finish(answered.outcome);
      if (answered.kind === "broken") return setStanding({ ...answered, id });
      if (answered.kind === "open")
        return setStanding({ kind: "broken", message: answered.open.message, id });
      if (answered.kind === "progress")
        setStanding({ kind: "sending", look: seen, counts: answered.counts, of: tried.counts.items });
    });
    ask({ kind: "look", file, wishes });
  }

  return {
    ...{ file, wishes, standing },
    shop: shopQuery,
    take: (chosen: File) => look(chosen, ANY_WISH, true),
    wish(changed: Partial<Wishes>) {
      if (file) look(file, { ...wishes, ...changed }, false);
    },
    send,
    forget() {
      reader.current?.end();
      reader.current = undefined;
      setFile(undefined);
      setStanding({ kind: "none" });
    },
  };
}

export type Importing = ReturnType<typeof useImport>;
