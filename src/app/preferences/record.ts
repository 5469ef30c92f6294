import type { ConsentFact } from "../../domain/mailbox/consent-record.ts";
import { masked } from "../../domain/mailbox/masked.ts";
import { type Html, html } from "../pages/html.ts";
import { consentSource } from "./consent-source.ts";
import { consentWords } from "./consent-words.ts";
import { CENTRE_TEXTS, type RecordField } from "./texts.ts";
import { momentIn, type Voice } from "./words.ts";

/** What is kept of somebody's consent, word for word: closed at first, one click away. */
export function consentList(record: readonly ConsentFact[], voice: Voice): Html {
  const texts = CENTRE_TEXTS[voice.language];
  const entries =
    record.length > 0
      ? html`<p class="small">${texts.recordNote}</p>\n<ol class="record">${record.map((fact) => entry(fact, voice))}</ol>`
      : html`<p>${texts.noRecord}</p>`;
  return html`<details><summary>${texts.record}</summary>\n${entries}</details>`;
}

function entry(fact: ConsentFact, voice: Voice): Html {
  const { fields } = CENTRE_TEXTS[voice.language];
  const { source, page, textVersion, textHash, tickedAt, doubleOptInAt, address, ip, userAgent } = fact.proof;
  const moment = (at: number | undefined) => (at === undefined ? undefined : momentIn(voice, at));
  const rows: readonly (readonly [RecordField, string | undefined])[] = [
    [fact.kind === "consent-given" ? "given" : "withdrawn", momentIn(voice, fact.at)],
    ["source", consentSource(source, voice.language)],
    ["page", page],
    ["words", consentWords(fact.proof, voice.forms, voice.store)],
    ["textVersion", textVersion],
    ["textHash", textHash],
    ["tickedAt", moment(tickedAt)],
    ["doubleOptInAt", moment(doubleOptInAt)],
    ["address", address === undefined ? undefined : masked(address)],
    ["ip", ip],
    ["userAgent", userAgent],
  ];
  const shown = rows.flatMap(([field, text]) =>
    text === undefined ? [] : [html`<div><dt>${fields[field]}</dt><dd>${text}</dd></div>`],
  );
  return html`<li><dl>${shown}</dl></li>\n`;
}
