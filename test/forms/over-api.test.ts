import { describe, expect, it } from "vitest";
import { makeAdminFormsHandler } from "../../functions/admin/forms-handler.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { shaped } from "../support/admin-answers.ts";
import { type Asked, adminEvent, NO_CONTEXT, personClaims } from "../support/admin-api.ts";
import { formsWorld } from "../support/forms.ts";

async function api(...more: Parameters<typeof formsWorld>) {
  const { config, signUps } = await formsWorld(...more);
  const nights = makeNights(makeMemoryRunStore());
  const handler = shaped(makeAdminFormsHandler({ config, nights, publicUrl: "https://api.example" }));
  const ask = async (asked: Asked) => {
    const event = adminEvent({ claims: personClaims("viewer"), ...asked });
    const { statusCode: status, body = "" } = await handler(event, NO_CONTEXT);
    return { status, body: JSON.parse(body) };
  };
  return { ask, signUps };
}

describe("forms over the admin API", () => {
  it("are listed to whoever may read figures", async () => {
    const { ask } = await api();
    const { status, body } = await ask({ route: "GET /v1/forms" });
    expect(status).toBe(200);
    expect(body.forms).toMatchObject([{ form: "newsletter", title: { en: "Letters", ru: "Письма" } }]);
  });

  it("are shown as people see them, in each language, and no look is counted", async () => {
    const { ask, signUps } = await api();
    const show = (query: Record<string, string>) =>
      ask({ route: "GET /v1/forms/{form}/preview", path: { form: "newsletter" }, query });
    const { body } = await show({ language: "ru" });
    expect(body).toMatchObject({ form: "newsletter", language: "ru" });
    expect(body.html).toContain("<h1>Письма</h1>");
    expect(body.html).not.toContain("<script");
    expect((await show({ language: "de" })).body.language).toBe("en");
    expect(body.done).toContain("<h1>");
    expect(await signUps.pointCounts(0, 1e6)).toEqual([]);
  });

  it("lead on to a page of the shop, which is not shown", async () => {
    const { ask } = await api({ after: { redirect: "https://north-tea.example/thanks" } });
    const { body } = await ask({ route: "GET /v1/forms/{form}/preview", path: { form: "newsletter" } });
    expect(body.done).toBeNull();
  });

  it("have QR codes, each of its own place", async () => {
    const { ask } = await api();
    const code = (query: Record<string, string>) =>
      ask({ route: "GET /v1/forms/{form}/code", path: { form: "newsletter" }, query });
    const [plain, poster] = [await code({}), await code({ via: "poster-3" })];
    expect(plain.body.url).toBe("https://api.example/f/newsletter");
    expect(poster.body.url).toBe("https://api.example/f/newsletter/poster-3");
    expect(poster.body.svg).toMatch(/^<svg .*<title>newsletter poster-3<\/title>.*<\/svg>$/);
    expect(poster.body.svg).not.toBe(plain.body.svg);
    expect((await code({ via: "<b>" })).status).toBe(400);
  });

  it.each([
    "GET /v1/forms/{form}/preview",
    "GET /v1/forms/{form}/code",
  ])("are not there under another name: %s", async (route) => {
    const { ask } = await api();
    for (const form of ["nothing", "constructor"])
      expect((await ask({ route, path: { form } })).status).toBe(404);
  });
});
