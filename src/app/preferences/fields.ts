import type { Wish } from "../../domain/mailbox/preference-change.ts";
import { type Html, html } from "../pages/html.ts";

/** As the fields of the form name them (contracts/preferences-form.ts). */
export const oftenValue = (most: NonNullable<Wish["most"]>): string =>
  most === "usual" ? most : `${most.mails}/${most.days}`;

export function pauseValue(pause: NonNullable<Wish["pause"]>): string {
  if (pause === "none") return pause;
  return "days" in pause ? `${pause.days}` : `until-${pause.until}`;
}

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** A wish in fields that nobody has to fill in. */
export function hiddenWish({ topics, most, pause, language }: Wish): readonly Html[] {
  return [
    hidden("do", "save"),
    ...(topics?.shown ?? []).map((id) => hidden("shown", id)),
    ...(topics?.wanted ?? []).map((id) => hidden("topic", id)),
    ...(most === undefined ? [] : [hidden("often", oftenValue(most))]),
    ...(pause === undefined ? [] : [hidden("pause", pauseValue(pause))]),
    ...(language === undefined ? [] : [hidden("language", language)]),
  ];
}
