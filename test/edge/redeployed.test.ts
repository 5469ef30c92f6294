import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { expect, it } from "vitest";
import { makePreferencesHandler } from "../../functions/mail/preferences-handler.ts";
import { makeUnsubscribeHandler } from "../../functions/mail/unsubscribe-handler.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryConfirmationRuns } from "../../src/adapters/memory/sign-ups.ts";
import { makeSecrets } from "../../src/adapters/secrets.ts";
import { unsubscribeToken } from "../../src/app/mail/links.ts";
import { keyOf } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { fakeSecretsManager } from "../support/fake-secrets.ts";
import { requestEvent } from "../support/ingest-server.ts";
import { mailboxOf } from "../support/mailboxes.ts";

const ADDRESS = "ann@shop.example";
const LINK = { customer: keyOf("ann"), send: "s1", mailbox: mailboxOf(ADDRESS), language: "en" };

/** What stays in the account: the keys secret. */
const generated = (letter: string) => ({ links: letter.repeat(48), mailbox: letter.repeat(48) });
const kept = fakeSecretsManager(JSON.stringify(generated("a")));

/** The functions of a deployment of their own, over that secret or another one. */
async function deployment(manager: typeof kept) {
  const clock = { now: () => 0 };
  const config = makeMemoryConfigStore();
  await config.publish({ publishedAt: 0, by: "test", digest: "", files: {}, bundle: bundleWith() });
  const secrets = makeSecrets(manager.client, "keys", clock);
  const [events, runs] = [makeMemoryEventStore(), makeMemoryConfirmationRuns()];
  const deps = { events, journal: makeMemoryJournal(), config, secrets, clock, runs };
  const doors = { u: makeUnsubscribeHandler(deps), p: makePreferencesHandler(deps) };
  return {
    token: async () => unsubscribeToken(LINK, (await secrets.keys()).links[0] ?? ""),
    async open(path: string): Promise<APIGatewayProxyStructuredResultV2> {
      const [, door = "", token = ""] = path.split("/");
      const event = requestEvent({ path, headers: { accept: "text/html" } });
      const http = { ...event.requestContext.http, method: "GET" };
      const requestContext = { ...event.requestContext, http };
      const opened: APIGatewayProxyEventV2 = { ...event, requestContext, pathParameters: { token } };
      return doors[door as keyof typeof doors](opened, {} as never);
    },
  };
}

it("links of mails that are out open in a deployment that goes on with the keys of the one before", async () => {
  const [before, after] = [await deployment(kept), await deployment(kept)];
  const page = await after.open(`/u/${await before.token()}`);
  expect(page.statusCode).toBe(200);
  const preferences =
    /\/p\/[\w-]+/.exec((await before.open(`/u/${await before.token()}`)).body ?? "")?.[0] ?? "";
  expect((await after.open(preferences)).statusCode).toBe(200);
});

it("in one with keys of its own they do not", async () => {
  const before = await deployment(kept);
  const other = await deployment(fakeSecretsManager(JSON.stringify(generated("b"))));
  expect((await other.open(`/u/${await before.token()}`)).statusCode).toBe(404);
});
