import type { Bundle } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Store } from "../../domain/config/store.ts";
import { brandedPage, type Page } from "../pages/branded-page.ts";
import { type Html, html } from "../pages/html.ts";
import type { PageLanguage } from "../pages/page-language.ts";
import { shortPage } from "../pages/short-page.ts";
import type { Answered, Outcome } from "./centre.ts";
import { choicesForm } from "./choices.ts";
import { hidden, hiddenWish } from "./fields.ts";
import { consentList } from "./record.ts";
import { CENTRE_TEXTS } from "./texts.ts";
import type { PreferencesView } from "./view.ts";
import { changesIn, dateIn, type Voice } from "./words.ts";

const STYLE = `
legend { margin-bottom: .25rem; padding: 0 }
.notice { margin: 0 0 1.5rem; padding: .25rem 0 .25rem 1rem; border-left: 4px solid var(--accent) }
.notice ul { margin: 0 0 1rem; padding: 0; list-style: none }
.notice > :last-child { margin-bottom: 0 }
summary { padding: .6rem 0; font-weight: 600; cursor: pointer }
details { margin-top: 1.5rem }
.record { margin: 0; padding: 0; list-style: none }
.record dl { margin: 0 0 1rem; padding-top: .75rem; border-top: 1px solid var(--muted) }
.record dt { font-size: .875rem; color: var(--muted) }
.record dd { margin: 0 0 .4rem }
`;

/** The preference centre, after whatever was decided in it. Opening it changes nothing. */
export function preferencesPage(
  { view, outcome }: Answered,
  language: PageLanguage,
  forms: Bundle["forms"] = {},
): Page {
  const texts = CENTRE_TEXTS[language];
  const { store, spoken, record } = view;
  const voice: Voice = { language, spoken, store, forms };
  const isOver = view.standing.mayMail === "never";
  const body = html`<p>${texts.about(view.link.shown?.replace("…", "…\u2060"))}</p>
${notice(view, outcome, voice)}${isOver ? undefined : html`${choicesForm(view, voice)}\n${questions(voice)}${stop(language)}`}
${channels(view, voice)}${consentList(record, voice)}${erasure(view, outcome, language)}`;
  return brandedPage({ title: texts.title[outcome?.kind ?? "opened"], body, language, store, style: STYLE });
}

/** For a link that nobody's mail holds. */
export function unknownPreferencesPage(language: PageLanguage, store: Store | undefined): Page {
  const { title, unknown } = CENTRE_TEXTS[language];
  return shortPage({ title: title.unknown, text: unknown }, language, store);
}

function notice(view: PreferencesView, outcome: Outcome | undefined, voice: Voice): Html | undefined {
  const texts = CENTRE_TEXTS[voice.language];
  const over = view.standing.mayMail === "never" ? whyOver(view, voice) : undefined;
  switch (outcome?.kind) {
    case undefined:
      return over && said(over);
    case "unchanged":
      return said(html`<p>${texts.unchanged}</p>${over}`);
    case "withdrawn":
      return said(html`<p>${texts.stopped}</p>${over}`);
    case "channel-withdrawn":
      return said(html`<p>${texts.channelStopped(channelName(outcome.channel, voice))}</p>`);
    case "erasure-mailed":
      return said(html`<p>${texts.erasureMailed}</p>`);
    case "agreed":
      return said(html`<p>${texts.agreed}</p>`);
    case "saved": {
      const lines = changesIn(outcome.change, voice).map((line) => html`<li>${line}</li>`);
      return said(
        html`<ul>${lines}</ul>\n<form method="post">${hiddenWish(outcome.undo)}<button class="quiet">${texts.undo}</button></form>`,
      );
    }
    default:
      return outcome satisfies never;
  }
}

/** Why no mails come any more, and the way back where there is one. */
function whyOver({ standing, undoable }: PreferencesView, voice: Voice): Html {
  const texts = CENTRE_TEXTS[voice.language];
  if (standing.why !== "unsubscribed") return html`<p>${texts.barred}</p>`;
  const since = standing.at === undefined ? "" : texts.stoppedSince(dateIn(voice, standing.at));
  const back = undoable ? agreeAgain(texts.again) : html`<p>${texts.signUpAgain}</p>`;
  return html`<p>${since}</p>\n${back}`;
}

const agreeAgain = (label: string): Html =>
  html`<form method="post">${hidden("do", "agree-again")}<button>${label}</button></form>`;

const said = (content: Html): Html => html`<div class="notice" role="status">${content}</div>\n`;

/** The shop's forms that ask about the person. Like everything that a form says, the answers are confirmed by mail. */
function questions({ language, spoken, forms }: Voice): Html | undefined {
  const asking = Object.entries(forms).filter(([, { fields }]) =>
    fields.some((field) => "attribute" in field),
  );
  if (asking.length === 0) return undefined;
  const { questions: title, questionsNote } = CENTRE_TEXTS[language];
  const links = asking.map(
    ([name, form]) =>
      html`<li><a href="/f/${name}?lang=${spoken}">${localised(form.title, spoken)}</a></li>\n`,
  );
  return html`<h2>${title}</h2>\n<ul>${links}</ul>\n<p class="small">${questionsNote}</p>\n`;
}

const channelName = (channel: string, { store, spoken }: Voice): string => {
  const name = store.channels?.[channel]?.name;
  return name === undefined ? channel : localised(name, spoken);
};

/** Other channels that the mailbox's owner has agreed to, each with the button that takes it back. */
function channels({ channels: agreed }: PreferencesView, voice: Voice): Html | undefined {
  if (agreed.length === 0) return undefined;
  const { channels: title, stopChannel } = CENTRE_TEXTS[voice.language];
  const buttons = agreed.map(
    (channel) =>
      html`<form method="post">${hidden("do", "withdraw-channel")}${hidden("channel", channel)}<button class="quiet">${stopChannel(channelName(channel, voice))}</button></form>\n`,
  );
  return html`<h2>${title}</h2>\n${buttons}`;
}

/** Where no mail reaches the mailbox, none can ask again: whoever wants to be erased has to write to the shop. */
function erasure(
  { standing }: PreferencesView,
  outcome: Outcome | undefined,
  language: PageLanguage,
): Html | undefined {
  const isBarred = standing.mayMail === "never" && standing.why !== "unsubscribed";
  if (isBarred || outcome?.kind === "erasure-mailed") return undefined;
  const { erase, eraseNote, eraseButton } = CENTRE_TEXTS[language];
  return html`<details><summary>${erase}</summary>
<p class="small">${eraseNote}</p>
<form method="post">${hidden("do", "erase")}<button class="quiet">${eraseButton}</button></form></details>`;
}

function stop(language: PageLanguage): Html {
  const { stop: title, stopNote, stopButton } = CENTRE_TEXTS[language];
  return html`<h2>${title}</h2>
<p class="small">${stopNote}</p>
<form method="post">${hidden("do", "withdraw")}<button class="quiet">${stopButton}</button></form>`;
}
