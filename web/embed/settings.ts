/** What the tag says, and the page around it. */
export interface Around {
  /** The tag's `data-…`. */
  readonly data: Readonly<Record<string, string | undefined>>;
  /** Of the page: its language tag, and its address. */
  readonly language: string;
  readonly page: string;
}

export interface Settings {
  readonly name: string;
  /** Where the form is a page of its own: it is read from there and posted there. */
  readonly form: string;
  /** With what it is read. */
  readonly query: string;
  readonly via: string | undefined;
}

/** Reads the form's name from the script's own address. `via` is the tag's, else that of the page's address. */
export function settingsOf(script: string, { data, language, page }: Around): Settings | undefined {
  const found = /^([^?#]*\/f\/([^/?#]+))\/embed\.js(?:[?#]|$)/.exec(script);
  const [, form, name] = found ?? [];
  if (form === undefined || name === undefined) return undefined;
  const via = data.via || new URL(page).searchParams.get("via") || undefined;
  const query = new URLSearchParams({ lang: data.lang || language, page });
  if (via !== undefined) query.set("via", via);
  const ref = new URL(page).searchParams.get("ref");
  if (ref) query.set("ref", ref);
  return { name, form, query: query.toString(), via };
}
