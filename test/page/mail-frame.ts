import { deepEqual, equal } from "node:assert/strict";
import type { PageChecks } from "./visits.ts";

const ELSEWHERE = "https://elsewhere.example";
const RUN = "window.hacked = 1; top.hacked = 1";
const HOSTILE_MAIL = `<!doctype html><html><head>
  <meta http-equiv="refresh" content="0;url=${ELSEWHERE}/refresh"><base href="${ELSEWHERE}/">
  <script>${RUN}</script></head>
  <body onload="${RUN}"><p>A hostile mail</p>
  <img src="data:," onerror="${RUN}"><svg onload="${RUN}"></svg>
  <iframe src="${ELSEWHERE}/frame"></iframe><object data="${ELSEWHERE}/object"></object>
  <form action="${ELSEWHERE}/form" method="post" target="_top"><input name="a" value="1">
    <button id="submit">Submit</button></form>
  <a id="link" href="${ELSEWHERE}/link" target="_top">Link</a>
  <a id="script" href="javascript:${RUN}">Script</a></body></html>`;

export const mailFrame: PageChecks = {
  "a mail that is shown runs no script, submits no form and leads nowhere": async (visits) => {
    const page = await visits.open("/mails/welcome", {
      expected: /Content Security Policy|sandbox|elsewhere\.example/i,
      before: (opened) =>
        opened.route(/\/v1\/mails\/preview$/, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, json: { ...(await response.json()), html: HOSTILE_MAIL } });
        }),
    });
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().startsWith(ELSEWHERE)) asked.push(request.url());
    });
    const { href } = new URL(page.url());
    const mail = page.frameLocator("main iframe");
    await mail.getByText("A hostile mail").waitFor();
    for (const selector of ["#submit", "#link", "#script"]) await mail.locator(selector).click();
    await page.waitForTimeout(500);
    const hacked = await Promise.all(page.frames().map((frame) => frame.evaluate("window.hacked ?? null")));
    deepEqual([...new Set(hacked)], [null]);
    deepEqual(asked, []);
    equal(page.url(), href);
  },
};
