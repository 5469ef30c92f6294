import { equal } from "node:assert/strict";
import { tabTo } from "./on-page.ts";
import type { PageChecks } from "./visits.ts";

const FILE = "segments.yaml";
const EDITOR = `Text of ${FILE}`;

/**
 * Chromium itself gives letters that are typed over a selection a style attribute, which the policy refuses and
 * CodeMirror takes away again.
 */
const TYPED_OVER = /^Applying inline style violates/;
/** Every mail is compiled before a config is in force. */
const PATIENTLY = { timeout: 60_000 };

export const configByKeyboard: PageChecks = {
  "a rule is changed, its mistake found and mended, published and rolled back, by keyboard alone": async (
    visits,
  ) => {
    const page = await visits.open("/config", { expected: TYPED_OVER });
    const press = (key: string) => page.keyboard.press(key);
    const inForce = async () => {
      const lead = page.getByText(/^Version \d+ is in force, published/);
      return Number(/\d+/.exec(await lead.innerText())?.[0]);
    };
    const before = await inForce();

    await page.getByRole("treegrid", { name: "Files of the config" }).waitFor();
    await tabTo(page, "button", "New file");
    await press("Tab");
    for (const letter of FILE.slice(0, 4)) await press(letter);
    await press("Enter");
    await tabTo(page, "textbox", EDITOR);
    await press("Control+End");
    await page.keyboard.type("\nnonsense: 1");
    const publish = page.getByRole("button", { name: "Publish …" });
    const mistake = page.getByRole("button", { name: new RegExp(`^${FILE}, line`) });
    await mistake.first().waitFor();
    equal(await publish.isDisabled(), true, "what has mistakes can be published");

    await tabTo(page, "button", new RegExp(`^${FILE}, line`));
    await press("Enter");
    await tabTo(page, "textbox", EDITOR);
    await press("End");
    await press("Shift+Home");
    await page.keyboard.type("# by keyboard");
    await page.getByText("Everything fits together").waitFor();
    await page.getByText("Draft saved").waitFor();

    await tabTo(page, "button", "Publish …", { back: true });
    await press("Enter");
    const dialog = page.getByRole("dialog");
    await tabTo(page, "textbox", "What changes and why");
    await page.keyboard.type("By keyboard");
    await dialog.getByRole("button", { name: "Publish", exact: true, disabled: false }).waitFor();
    await tabTo(page, "button", "Publish");
    await press("Enter");
    await dialog.getByText(`Version ${before + 1} is in force`).waitFor(PATIENTLY);
    await press("Enter");
    await dialog.waitFor({ state: "detached" });

    await tabTo(page, "button", "History", { back: true });
    await press("Enter");
    await tabTo(page, "button", "Roll back");
    await press("Enter");
    await dialog.getByRole("button", { name: "Roll back" }).waitFor();
    await tabTo(page, "button", "Roll back", { within: dialog });
    await press("Enter");
    await dialog.getByText(`Version ${before + 2} is in force`).waitFor(PATIENTLY);
    await press("Escape");
    equal(await inForce(), before + 2);
  },
};
