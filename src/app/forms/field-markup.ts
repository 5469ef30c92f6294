import { type Faults, LONGEST, type Posted } from "../../domain/forms/answers.ts";
import type { Choice, Input } from "../../domain/forms/inputs.ts";
import { type Html, html } from "../pages/html.ts";
import type { FormTexts } from "./texts.ts";

/** What all questions of a form need to be shown. */
export interface Asked {
  readonly texts: FormTexts;
  readonly posted: Posted;
  readonly faults: Faults;
}

/** Up to so many choices all are shown at once. */
const SHOWN_CHOICES = 6;

/** One question with its label, its help and what is wrong with its answer, tied to one another for screen readers. */
export function fieldMarkup(input: Input, asked: Asked): Html {
  const { kind, choices } = input;
  const { texts } = asked;
  switch (kind) {
    case "line":
    case "tel":
    case "number":
    case "date":
      return labelled(input, asked, lineInput(input, asked));
    case "paragraph":
      return labelled(
        input,
        asked,
        html`<textarea ${attributes(input, asked)} rows="4" maxlength="${LONGEST.paragraph}">${answered(input, asked)}</textarea>`,
      );
    case "yes_no": {
      const both = [
        { value: "yes", label: texts.yes },
        { value: "no", label: texts.no },
      ];
      return group(input, asked, both, "radio");
    }
    case "one":
      return choices.length <= SHOWN_CHOICES
        ? group(input, asked, choices, "radio")
        : labelled(input, asked, select(input, asked));
    case "many":
      return group(input, asked, choices, "checkbox");
    default:
      return kind satisfies never;
  }
}

/** A box with a text beside it that may have links. */
export function tickMarkup(
  { name, value, text, required }: { name: string; value: string; text: Html; required: boolean },
  { posted, faults, texts }: Asked,
): Html {
  const fault = faults[name];
  const checked = posted[name]?.includes(value) ? html` checked` : undefined;
  return html`<div class="field"><label class="tick" for="f-${name}"><input type="checkbox" id="f-${name}" name="${name}" value="${value}"${checked}${required ? html` required` : undefined}${fault ? html` aria-invalid="true" aria-describedby="e-${name}"` : undefined}><span>${text}</span></label>${fault && html`<p class="error" id="e-${name}">${texts.faults[fault]}</p>`}</div>
`;
}

const labelOf = ({ label, becomes }: Input, texts: FormTexts): string =>
  label ?? ("field" in becomes ? texts[becomes.field] : becomes.attribute);

const answered = ({ name }: Input, { posted }: Asked): string => posted[name]?.[0] ?? "";

function optionalMark({ required }: Input, { texts }: Asked): Html | undefined {
  return required ? undefined : html` <span class="small">(${texts.optional})</span>`;
}

function labelled(input: Input, asked: Asked, control: Html): Html {
  const label = html`<label for="f-${input.name}">${labelOf(input, asked.texts)}${optionalMark(input, asked)}</label>`;
  return html`<div class="field">${label}${hint(input)}${control}${error(input, asked)}</div>
`;
}

const hint = ({ name, hint: text }: Input): Html | undefined =>
  text === undefined ? undefined : html`<p class="hint" id="h-${name}">${text}</p>`;

function error({ name }: Input, { faults, texts }: Asked): Html | undefined {
  const fault = faults[name];
  return fault && html`<p class="error" id="e-${name}">${texts.faults[fault]}</p>`;
}

/** Ties a control to its help and its error. */
function described({ name, hint: text }: Input, { faults }: Asked): Html | undefined {
  const isWrong = faults[name] !== undefined;
  const by = [...(text === undefined ? [] : [`h-${name}`]), ...(isWrong ? [`e-${name}`] : [])];
  if (by.length === 0) return undefined;
  return html` aria-describedby="${by.join(" ")}"${isWrong ? html` aria-invalid="true"` : undefined}`;
}

function attributes(input: Input, asked: Asked): Html {
  const { name, required } = input;
  return html`id="f-${name}" name="${name}"${required ? html` required` : undefined}${described(input, asked)}`;
}

const AUTOCOMPLETE: Readonly<Record<string, string>> = { email: "email", name: "name", phone: "tel" };
const INPUT_TYPES: Readonly<Record<string, string>> = {
  tel: "tel",
  date: "date",
  number: "text",
  line: "text",
};

function lineInput(input: Input, asked: Asked): Html {
  const { name, kind } = input;
  const type = name === "email" ? "email" : INPUT_TYPES[kind];
  const mode = kind === "number" ? html` inputmode="decimal"` : undefined;
  const longest = name === "email" ? LONGEST.email : LONGEST.line;
  const limit = type === "date" ? undefined : html` maxlength="${longest}"`;
  const fill = AUTOCOMPLETE[name] ?? "off";
  return html`<input type="${type}" ${attributes(input, asked)} autocomplete="${fill}"${mode}${limit} value="${answered(input, asked)}">`;
}

function select(input: Input, asked: Asked): Html {
  const chosen = answered(input, asked);
  const options = input.choices.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : undefined}>${label}</option>`,
  );
  return html`<select ${attributes(input, asked)}><option value="">${asked.texts.choose}</option>${options}</select>`;
}

function group(input: Input, asked: Asked, choices: readonly Choice[], type: "radio" | "checkbox"): Html {
  const { name, required } = input;
  const given = asked.posted[name] ?? [];
  const needed = required && type === "radio" ? html` required` : undefined;
  const wrong = asked.faults[name] === undefined ? undefined : html` aria-invalid="true"`;
  const ticks = choices.map(({ value, label }) => {
    const checked = given.includes(value) ? html` checked` : undefined;
    return html`<label class="tick"><input type="${type}" name="${name}" value="${value}"${checked}${needed}${type === "checkbox" ? wrong : undefined}><span>${label}</span></label>`;
  });
  const by = described(input, { ...asked, faults: {} });
  const fault = asked.faults[name];
  const tied = fault
    ? html` aria-describedby="${[...(input.hint ? [`h-${name}`] : []), `e-${name}`].join(" ")}"`
    : by;
  return html`<fieldset id="f-${name}"${tied}><legend>${labelOf(input, asked.texts)}${optionalMark(input, asked)}</legend>${hint(input)}${ticks}${error(input, asked)}</fieldset>
`;
}
