import { equal, match } from "node:assert/strict";
import type { PageChecks } from "./visits.ts";

export const testMail: PageChecks = {
  "a marketer sends a mail to herself and finds it in the inbox": async (visits) => {
    const page = await visits.open("/mails/welcome", { who: "marketer" });
    await page.getByRole("button", { name: "Test mail to me" }).click();
    const dialog = page.getByRole("dialog");
    equal(await dialog.getByRole("textbox", { name: "To" }).inputValue(), "marketer@localhost");
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.getByText(/^Sent to marketer@localhost: \[test\]/).waitFor();
    const inbox = await fetch(`${visits.shop.inboxUrl}/mails.json?q=marketer@localhost`);
    match(await inbox.text(), /\[test\]/);
  },
};
