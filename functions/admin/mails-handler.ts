import { makePreviewMail } from "../../src/app/chains/preview-mail.ts";
import { makeConfigInQuestion, type Questioned } from "../../src/app/config/config-in-question.ts";
import { listMails } from "../../src/app/config/list-mails.ts";
import { makeShowMail, type ShownResult } from "../../src/app/config/preview-mails.ts";
import {
  makeSendTestMail,
  type SendTestMailDeps,
  type TestMailResult,
} from "../../src/app/config/send-test-mail.ts";
import {
  MailsRequest,
  PreviewAsRequest,
  PreviewRequest,
  TestMailRequest,
} from "../../src/contracts/admin-mails.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { maskedAddress } from "../../src/domain/basics/mask.ts";
import { answering, type Refused, type RouteResult } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** Every mail of the config in force or of a draft, looked at before it goes, and sent to the team as a test. */
export function makeMailsHandler(deps: SendTestMailDeps & Recording) {
  const configInQuestion = makeConfigInQuestion(deps);
  const previewMail = makePreviewMail({ renderer: deps.renderer, holds: deps.holds });
  const show = makeShowMail(deps);
  const sendTest = makeSendTestMail(deps);
  return makeChangingHandler(
    "admin-mails",
    {
      "GET /v1/mails": answering(MailsRequest, async ({ query: { draft } }, by) => {
        const question = await configInQuestion(by, draft === "true");
        if (question.kind !== "config") return notShown(question);
        return { body: await listMails(previewMail, question, deps.clock.now()) };
      }),

      "POST /v1/mails/preview": answering(PreviewRequest, async ({ body }, by) => {
        const { template, language, variant, offer, draft, tier, sample = "full" } = body;
        const as = { kind: "sample", of: sample, ...defined({ tier }) } as const;
        return shown(await show({ template, as, ...defined({ language, variant, offer, draft }) }, by));
      }),

      "POST /v1/mails/preview-as": answering(PreviewAsRequest, async ({ body }, by) => {
        const { template, language, variant, offer, draft, customer } = body;
        const as = { kind: "customer", customer } as const;
        return shown(await show({ template, as, ...defined({ language, variant, offer, draft }) }, by));
      }),

      "POST /v1/mails/{template}/test": (event) =>
        answering(TestMailRequest, async ({ path: { template }, body }, by) => {
          const { language, variant, offer, draft, tier, sample = "full", customer, to } = body;
          // A mail of somebody real shows what is known of them, as the preview does.
          if (customer !== undefined && !event.caller?.scopes.includes("personal.read")) return NOT_SEEN;
          const as =
            customer === undefined
              ? ({ kind: "sample", of: sample, ...defined({ tier }) } as const)
              : ({ kind: "customer", customer } as const);
          return tested(
            await sendTest({ template, as, ...defined({ language, variant, offer, draft }) }, by, to),
          );
        })(event),
    },
    deps,
  );
}

const NOT_SEEN = {
  problem: {
    kind: "forbidden",
    detail: "a mail of a customer needs the scope comeback/personal.read",
    place: "body.customer",
  },
} as const;

function tested(result: TestMailResult): RouteResult<AnswerOf<"POST /v1/mails/{template}/test">> {
  switch (result.kind) {
    case "sent": {
      const { to, subject, messageId, preview } = result;
      const { language, tier, offer } = preview;
      const did = { result: "sent", language, address: maskedAddress(to) };
      return { body: { to, subject, language, tier, offer, messageId }, did };
    }
    case "no-mailbox": {
      const detail = "test mails go to people of the team, at the address by which they sign in";
      return { problem: { kind: "not-possible", detail, place: "body.to" } };
    }
    case "only-to-oneself": {
      const detail = "a mail with a customer's data goes to your own address only: leave `to` out";
      return { problem: { kind: "not-possible", detail, place: "body.to" } };
    }
    case "too-many": {
      const detail = `you have sent ${result.anHour} test mails in this hour: the next can go in the next one`;
      return { problem: { kind: "not-possible", detail } };
    }
    case "not-taken":
      return { problem: { kind: "not-possible", detail: `not sent: ${result.why}` } };
    case "unknown": {
      const detail = `nobody knows whether it was sent: ${result.why}`;
      return { problem: { kind: "unavailable", detail } };
    }
    default:
      return notShown(result);
  }
}

function shown(result: ShownResult): RouteResult<AnswerOf<"POST /v1/mails/preview">> {
  return result.kind === "shown" ? { body: result.mail } : notShown(result);
}

type NotShown = Exclude<ShownResult | Exclude<Questioned, { kind: "config" }>, { kind: "shown" }>;

function notShown(result: NotShown): Refused {
  switch (result.kind) {
    case "refused":
      return { problem: { kind: "malformed", detail: result.why, place: "body" } };
    case "nobody": {
      const detail = "nobody is known by this id, address or key";
      return { problem: { kind: "not-found", detail, place: "body.customer" } };
    }
    case "no-config":
      return { problem: { kind: "not-found", detail: "no config is published yet" } };
    case "no-draft":
      return { problem: { kind: "not-found", detail: "you have no draft", place: "draft" } };
    case "wrong": {
      const { problems } = result;
      const detail = `the draft has ${problems.length} problem${problems.length === 1 ? "" : "s"}: its mails cannot be shown`;
      return { problem: { kind: "wrong-config", detail, more: { problems } } };
    }
    default:
      return result satisfies never;
  }
}
