import type { Reaction } from "../../examples/demo-shop/reaction.ts";
import type { Mail } from "../../local/mail/mails.ts";

/** A browser's, and all that Apple's Mail Privacy Protection says of itself. */
const PERSON = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
const PREFETCH = { "user-agent": "Mozilla/5.0" };

/** Opens a mail in the inbox and follows its first counted link, as its reader does. */
export async function lookAt(
  mail: Mail,
  { look, isPrefetched }: Pick<Reaction, "look" | "isPrefetched">,
  inboxUrl: string,
): Promise<void> {
  const open = (headers: Readonly<Record<string, string>>) =>
    fetch(`${inboxUrl}/mails/${mail.id}/html`, { headers }).then((answer) => answer.arrayBuffer());
  if (isPrefetched) await open(PREFETCH);
  if (look === "unread") return;
  if (!isPrefetched) await open(PERSON);
  const link = look === "clicked" && /href="(https?:[^"]+\/c\/[\w-]+)"/.exec(mail.html)?.[1];
  if (link) await fetch(link, { headers: PERSON, redirect: "manual" });
}
