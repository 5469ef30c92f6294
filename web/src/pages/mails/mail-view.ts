import { oneOf, text, useView } from "../../view/view.ts";

/** What the address of a mail says. */
const VIEW = {
  of: oneOf("published", "draft"),
  language: text(),
  variant: text(),
  tier: text(),
  as: oneOf("full", "bare", "customer"),
  customer: text(),
  look: oneOf("light", "dark"),
  width: oneOf("desktop", "phone"),
  pictures: oneOf("on", "off"),
  part: oneOf("html", "text"),
};
export const useMailView = () => useView(VIEW);
export type MailView = ReturnType<typeof useMailView>[0];
export type ChangeView = ReturnType<typeof useMailView>[1];
