/** What forms, exports and programs write for a customer whom they do not know; compared as `plain` has it. */
const NOBODY = new Set(
  [
    ...[
      "null",
      "nil",
      "none",
      "undefined",
      "nan",
      "na",
      "nodata",
      "novalue",
      "notset",
      "notavailable",
      "blank",
    ],
    ...["empty", "missing", "unknown", "unknowncustomer", "unknownuser", "notapplicable", "objectobject"],
    ...["anonymous", "anonymoususer", "anonymouscustomer", "anon", "guest", "guestuser", "guestcustomer"],
    ...["guestcheckout", "guestbuyer", "nocustomer", "nouser", "noid", "walkin", "walkincustomer", "deleted"],
    ...[
      "deleteduser",
      "deletedcustomer",
      "notloggedin",
      "loggedout",
      "ref",
      "value",
      "div0",
      "true",
      "false",
    ],
    ...["гость", "аноним", "анонимно", "неизвестно", "неизвестный", "нет", "нет данных", "пусто", "удален"],
    ...[
      "gast",
      "gastkunde",
      "unbekannt",
      "anonym",
      "invite",
      "inconnu",
      "anonyme",
      "client invite",
      "invitado",
    ],
    ...["desconocido", "anonimo", "ospite", "sconosciuto", "onbekend", "convidado", "desconhecido", "gosc"],
  ].map(plain),
);

/**
 * Whether an id stands for nobody in particular (`0`, `-1`, `guest`, `n/a`, `null`, `—`, an empty one, a UUID of
 * zeros): whoever takes it for a customer makes one customer of all strangers.
 */
export function isPlaceholderId(id: string): boolean {
  const bare = plain(id);
  return NO_TEXT.test(id) || /^-?[0.-]+$/.test(id.trim()) || id.trim() === "-1" || NOBODY.has(bare);
}

/** Dashes, dots, spaces and the like alone; characters that were broken on the way are somebody's all the same. */
const NO_TEXT = /^[\p{P}\p{Z}\p{Cc}\p{Cf}\p{Sm}\p{Sc}\p{Sk}]*$/u;

/** Letters and digits alone, in lower case and without accents. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
