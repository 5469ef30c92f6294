import { afterAll, beforeAll, expect, test } from "vitest";
import { type Listening, listen } from "../../local/http/listen.ts";
import { makeInbox } from "../../local/mail/inbox.ts";
import { type Mail, makeMails } from "../../local/mail/mails.ts";
import { START } from "../support/local.ts";

const mails = makeMails();
const opened: string[] = [];
let inbox: Listening;

const mail = (id: string, to: string, more: Partial<Mail> = {}): Mail => ({
  id,
  at: START,
  from: "shop@example.com",
  to,
  subject: `For ${to}`,
  headers: {},
  tags: { chain: "winback" },
  html: "<html><head></head><body>Hi</body></html>",
  text: "Hi",
  ...more,
});

beforeAll(async () => {
  for (let index = 0; index < 120; index += 1) mails.add(mail(`m${index}`, `c${index}@example.com`));
  mails.add(
    mail("bad", "mallory@example.com", { subject: "<script>alert(1)</script>", tags: { chain: "welcome" } }),
  );
  inbox = await listen(
    "inbox",
    0,
    makeInbox(mails, () => START, { opened: ({ id }, by) => opened.push(`${id} by ${by}`) }),
    () => {},
  );
});
afterAll(() => inbox.close());

const get = async (path: string) => (await fetch(`${inbox.url}${path}`)).text();
const found = async (query: string) => {
  const { mails } = JSON.parse(await get(`/mails.json?${query}`)) as { mails: readonly Mail[] };
  return mails.map(({ id }) => id);
};

test("the newest mails come first, fifty on a page, and no mail is on two pages", async () => {
  const pages = [await found("page=1"), await found("page=2"), await found("page=3")];
  expect(pages[0]?.slice(0, 2)).toEqual(["bad", "m119"]);
  expect(pages.map((page) => page.length)).toEqual([50, 50, 21]);
  expect(new Set(pages.flat()).size).toBe(121);
});

test("the search looks at the address, the subject and the tags, and wants every word", async () => {
  expect(await found("q=c17%40")).toEqual(["m17"]);
  expect(await found("q=welcome")).toEqual(["bad"]);
  expect(await found("q=welcome+c17")).toEqual([]);
});

test("what a mail says is shown and never run", async () => {
  const list = await get("/?q=mallory");
  expect(list).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(list).not.toContain("<script>alert");
  const body = await fetch(`${inbox.url}/mails/bad/html`);
  expect(body.headers.get("content-security-policy")).toContain("sandbox allow-popups");
  expect(await body.text()).toBe('<html><head><base target="_blank"></head><body>Hi</body></html>');
});

test("whoever looks at a mail as its reader would opens it; the list, its page and its text alone do not", async () => {
  await Promise.all(["/", "/mails/m7", "/mails/m7/text"].map(get));
  expect(opened.filter((one) => one.startsWith("m7 "))).toEqual([]);
  await fetch(`${inbox.url}/mails/m7/html`, { headers: { "user-agent": "Firefox" } });
  expect(opened.filter((one) => one.startsWith("m7 "))).toEqual(["m7 by Firefox"]);
});

test("an encoded sender is shown as a mail program would", async () => {
  mails.add(mail("encoded", "a@example.com", { from: "=?UTF-8?B?0JvQsNCy0LrQsA==?= <hello@lavka.example>" }));
  expect(await get("/mails/encoded")).toContain("Лавка &lt;hello@lavka.example&gt;");
});

test("a mail that is not there is a 404", async () => {
  expect((await fetch(`${inbox.url}/mails/none`)).status).toBe(404);
});

test("a port that is taken is said, and the next one used", async () => {
  const said: string[] = [];
  const other = await listen(
    "other",
    inbox.port,
    () => {},
    (line) => said.push(line),
  );
  expect(other.port).toBeGreaterThan(inbox.port);
  expect(said).toEqual([`port ${inbox.port} is taken: other listens on ${other.port}`]);
  await other.close();
});
