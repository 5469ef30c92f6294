import { EMAIL } from "../../domain/config/channels.ts";
import type { Form, FormField } from "../../domain/config/form.ts";
import { inLanguages } from "../../domain/config/localised.ts";
import type { Store } from "../../domain/config/store.ts";
import { addressOfForm, scriptOfForm } from "../../domain/forms/address.ts";
import { viaOf } from "../../domain/forms/via.ts";
import {
  type EntryCounts,
  type EntryFunnel,
  funnelOf,
  placeIn,
  pointsIn,
} from "../../domain/night/entry-funnel.ts";
import { pointName } from "../../domain/night/entry-points.ts";
import { FORM_TEXTS } from "../forms/texts.ts";
import { pageLanguage } from "../pages/page-language.ts";

/** A text of the shop's, by language. */
export type InLanguages = Readonly<Record<string, string>>;

export interface FormOverview {
  readonly form: string;
  readonly title: InLanguages;
  readonly url: string;
  /** Shows the form in a page of the shop. */
  readonly script: string;
  /** `asks`: `email`, `name`, `phone`, or an attribute. */
  readonly fields: readonly {
    readonly asks: string;
    readonly label: InLanguages;
    readonly required: boolean;
  }[];
  readonly consent: readonly {
    readonly version: string;
    readonly required: boolean;
    readonly channel: string;
  }[];
  readonly topics: readonly string[];
  readonly offer: string | null;
  /** The page of the shop that comes after it. */
  readonly redirect: string | null;
  readonly mostAnHour: number;
  /** Of all its places. */
  readonly funnel: EntryFunnel;
  readonly places: readonly EntryPlace[];
}

export interface EntryPlace {
  /** Null of the form's own address. */
  readonly via: string | null;
  readonly url: string;
  readonly funnel: EntryFunnel;
}

interface Asked {
  readonly name: string;
  readonly form: Form;
  readonly store: Store;
  readonly counts: EntryCounts;
  readonly publicUrl: string;
}

/** A form of the config with its places and their counts. */
export function formOverview({ name, form, store, counts, publicUrl }: Asked): FormOverview {
  const { after } = form;
  const points = pointsIn(counts).filter((point) => placeIn(point).entry === name);
  return {
    form: name,
    title: inLanguages(form.title, languagesOf(store)),
    url: addressOfForm(publicUrl, name),
    script: scriptOfForm(publicUrl, name),
    fields: fieldsOf(form, store),
    consent: form.consent.map(({ version, required, channel = EMAIL }) => ({ version, required, channel })),
    topics: form.topics ?? [],
    offer: form.offer ?? null,
    redirect: after && "redirect" in after ? after.redirect : null,
    mostAnHour: form.most_an_hour,
    funnel: funnelOf(counts, points),
    places: placesOf({ name, points, counts, publicUrl }),
  };
}

/** The shop's languages, its own first. */
export const languagesOf = ({ languages, default_language: own }: Store): readonly string[] => [
  own,
  ...languages.filter((language) => language !== own),
];

function fieldsOf({ fields }: Form, store: Store): FormOverview["fields"] {
  const usual = (word: "email" | "name" | "phone") =>
    Object.fromEntries(
      languagesOf(store).map((language) => [language, FORM_TEXTS[pageLanguage(language, undefined)][word]]),
    );
  const labelOf = (field: FormField) => {
    if (field.label !== undefined) return inLanguages(field.label, languagesOf(store));
    if ("field" in field) return usual(field.field);
    return inLanguages(store.attributes?.[field.attribute]?.name ?? field.attribute, languagesOf(store));
  };
  return [
    { asks: EMAIL, label: usual("email"), required: true },
    ...fields.map((field) => ({
      asks: "field" in field ? field.field : field.attribute,
      label: labelOf(field),
      required: field.required,
    })),
  ];
}

/** The form's own address, and every place that its links have named; those by which most have come first. */
function placesOf({
  name,
  points,
  counts,
  publicUrl,
}: Pick<Asked, "name" | "counts" | "publicUrl"> & {
  readonly points: readonly string[];
}): readonly EntryPlace[] {
  const vias = points.flatMap((point) => viaOf(placeIn(point).via) ?? []);
  const named = vias.map((via) => ({
    ...{ via, url: addressOfForm(publicUrl, name, via) },
    funnel: funnelOf(counts, [pointName(name, via)]),
  }));
  return [
    { via: null, url: addressOfForm(publicUrl, name), funnel: funnelOf(counts, [name]) },
    ...named.toSorted(
      (one, other) => weightOf(other.funnel) - weightOf(one.funnel) || (one.via < other.via ? -1 : 1),
    ),
  ];
}

const weightOf = ({ looks, ever }: EntryFunnel): number => ever.people + (looks?.shown ?? 0);
