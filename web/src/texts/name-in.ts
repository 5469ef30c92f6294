/** A text of the shop's own in the reader's language where the shop has it, else in the first that it has. */
export const nameIn = (name: Readonly<Record<string, string>>, language: string): string =>
  name[language] ?? Object.values(name)[0] ?? "";
