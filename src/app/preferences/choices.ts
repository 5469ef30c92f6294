import { localised } from "../../domain/config/localised.ts";
import { PAUSES_DAYS, pacesBelow } from "../../domain/mailbox/preference-change.ts";
import { pauseAt, wants } from "../../domain/mailbox/preferences.ts";
import { type Html, html } from "../pages/html.ts";
import { hidden, oftenValue, pauseValue } from "./fields.ts";
import { CENTRE_TEXTS } from "./texts.ts";
import type { PreferencesView } from "./view.ts";
import { autonym, dateIn, type Voice } from "./words.ts";

/** The form of all that can be chosen, as it is now: one button saves it, so that no choice is lost by saving another. */
export function choicesForm(view: PreferencesView, voice: Voice): Html {
  const { save } = CENTRE_TEXTS[voice.language];
  return html`<form method="post">
${hidden("do", "save")}
${topics(view, voice)}${often(view, voice)}${pause(view, voice)}${language(view, voice)}<button>${save}</button>
</form>`;
}

function topics({ preferences, store }: PreferencesView, voice: Voice): Html | undefined {
  if (!store.topics) return undefined;
  const { topics: legend } = CENTRE_TEXTS[voice.language];
  const ticks = store.topics.map(({ id, name, description }) => {
    const about = description && html`<br><span class="small">${localised(description, voice.spoken)}</span>`;
    return html`${hidden("shown", id)}<label class="tick"><input type="checkbox" name="topic" value="${id}"${checked(wants(preferences, id))}><span>${localised(name, voice.spoken)}${about}</span></label>\n`;
  });
  return fieldset(legend, ticks, voice.spoken);
}

function often({ preferences, store }: PreferencesView, { language: page }: Voice): Html | undefined {
  const { often: legend, usual, atMost } = CENTRE_TEXTS[page];
  const chosen = preferences.most ?? "usual";
  const offered = pacesBelow(store.frequency_cap);
  const isOther = chosen !== "usual" && !offered.some((pace) => oftenValue(pace) === oftenValue(chosen));
  const paces = [...offered, ...(isOther ? [chosen] : [])];
  if (paces.length === 0) return undefined;
  return fieldset(legend, [
    radio("often", "usual", usual, chosen === "usual"),
    ...paces.map((pace) => {
      const value = oftenValue(pace);
      return radio("often", value, atMost(pace.mails, pace.days), value === oftenValue(chosen));
    }),
  ]);
}

function pause({ preferences, now }: PreferencesView, voice: Voice): Html {
  const texts = CENTRE_TEXTS[voice.language];
  const until = pauseAt(preferences, now);
  const asItIs =
    until === undefined
      ? [radio("pause", "none", texts.noPause, true)]
      : [
          radio("pause", pauseValue({ until }), texts.pausedUntil(dateIn(voice, until)), true),
          radio("pause", "none", texts.endPause, false),
        ];
  return fieldset(texts.pause, [
    ...asItIs,
    ...PAUSES_DAYS.map((days) => radio("pause", `${days}`, texts.pauseFor(days), false)),
    html`<p class="small">${texts.pauseNote}</p>\n`,
  ]);
}

function language({ store, spoken }: PreferencesView, { language: page }: Voice): Html | undefined {
  if (store.languages.length < 2) return undefined;
  return fieldset(
    CENTRE_TEXTS[page].language,
    store.languages.map((tag) =>
      radio("language", tag, html`<span lang="${tag}">${autonym(tag)}</span>`, tag === spoken),
    ),
  );
}

/** `language` of its contents, where the shop has written them. */
function fieldset(legend: string, rows: readonly Html[], language?: string): Html {
  const lang = language === undefined ? undefined : html` lang="${language}"`;
  return html`<fieldset><legend>${legend}</legend>
<div${lang}>${rows}</div></fieldset>
`;
}

const radio = (name: string, value: string, label: string | Html, isChosen: boolean): Html =>
  html`<label class="tick"><input type="radio" name="${name}" value="${value}"${checked(isChosen)}><span>${label}</span></label>\n`;

const checked = (is: boolean): Html | undefined => (is ? html` checked` : undefined);
