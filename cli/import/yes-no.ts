const YES = new Set([
  ...["yes", "y", "true", "1", "on", "x", "subscribed", "opted_in", "opt_in", "optin", "granted", "given"],
  ...[
    "checked",
    "accepted",
    "да",
    "подписан",
    "согласен",
    "ja",
    "oui",
    "si",
    "sí",
    "sim",
    "tak",
    "wahr",
    "vrai",
  ],
]);
const NO = new Set([
  ...["no", "n", "false", "0", "off", "unsubscribed", "unsubscribe", "unsub", "not_subscribed", "opted_out"],
  ...["opt_out", "optout", "denied", "declined", "refused", "withdrawn", "revoked", "cleaned", "unchecked"],
  ...["нет", "отписан", "nein", "non", "não", "nao", "nie", "nee", "falsch", "faux"],
]);

/** What a cell says about consent; undefined where it is neither yes nor no. */
export function readYesNo(text: string): boolean | undefined {
  const said = text.toLowerCase().replaceAll(/[- ]/g, "_");
  return YES.has(said) ? true : NO.has(said) ? false : undefined;
}

export const isYesOrNo = (text: string): boolean => readYesNo(text) !== undefined;
