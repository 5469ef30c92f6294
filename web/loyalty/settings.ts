/** What the tag says, and the page around it. */
export interface Around {
  /** The tag's `data-…`. */
  readonly data: Readonly<Record<string, string | undefined>>;
  /** Of the page: its language tag. */
  readonly language: string;
}

export interface Settings {
  /** Where the account is read. */
  readonly address: string;
  readonly language: string;
  /** `auto` follows what the visitor has chosen. */
  readonly theme: "light" | "dark" | "auto";
}

/** Reads where the API is from the script's own address; undefined where the tag does not say whose account it is. */
export function settingsOf(script: string, { data, language: page }: Around): Settings | undefined {
  const [, api] = /^([^?#]*\/v1\/me\/loyalty)\/widget\.js(?:[?#]|$)/.exec(script) ?? [];
  const { user, signature, theme } = data;
  if (api === undefined || !user || !signature) return undefined;
  const language = data.lang || page || "en";
  const query = new URLSearchParams({ user, signature, lang: language });
  return {
    address: `${api}?${query}`,
    language,
    theme: theme === "light" || theme === "dark" ? theme : "auto",
  };
}
