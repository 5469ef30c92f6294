import { type Preferences, paceText } from "../../src/domain/mailbox/preferences.ts";
import { moment } from "../terminal/terminal.ts";

/** What the owner of a mailbox has chosen about mails, in one line. */
export function preferencesText({ topics, most, pausedUntil, language }: Preferences): string {
  const of = (isWanted: boolean) =>
    Object.keys(topics)
      .filter((topic) => topics[topic] === isWanted)
      .join(", ");
  const parts = [
    of(true) && `wants ${of(true)}`,
    of(false) && `does not want ${of(false)}`,
    most && `at most ${paceText(most)}`,
    pausedUntil !== undefined && `paused until ${moment(pausedUntil)}`,
    language !== undefined && `mails in ${language}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("; ") : "taken back";
}
