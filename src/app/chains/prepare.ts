import pMap from "p-map";
import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { decide } from "../../domain/chains/decide.ts";
import type { Action } from "../../domain/config/chain.ts";
import { languageOf } from "../../domain/people/language.ts";
import type { Models } from "../../domain/uplift/foretold.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { makeOnTill } from "../offers/put-on-till.ts";
import type { TillQueue } from "../offers/till-queue.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { isLeftOut } from "./allocate-offer.ts";
import type { Member } from "./boarding.ts";
import { isExplored } from "./draw-offer.ts";
import { makeDrawVariant } from "./draw-variant.ts";
import { makeGoodsFor } from "./goods-for.ts";
import { type CodeFor, makeReserveCode, needsTill } from "./mail-code.ts";
import { type OfferAsked, offerFor } from "./offer-for.ts";
import { pagesOf } from "./pages.ts";
import { makeReadTurn } from "./read-turn.ts";
import type { ChainStepDeps, Stage, Walked, WalkTask } from "./stage.ts";
import type { MemberTurn } from "./turn.ts";

const AT_ONCE = 8;

/** Nothing of a template matters to the choice of an offer. */
const NO_TEMPLATE = { subject: "", html: "" };

export interface Ahead {
  readonly stage: Stage;
  /** When the step is due that is made ready for. */
  readonly due: Instant;
  readonly models: Models | undefined;
}

const PREPARED: Walked = { again: false, moved: false, remaining: 0, prepared: true };

/**
 * Makes the codes of a shard ready before their step is due: offers chosen as of then, budgets reserved, codes on
 * their way to the shop's platform. Nothing is decided by it: when the step is due, everything is asked again, and what
 * comes out differently gives its code back.
 */
export function makePrepare(deps: ChainStepDeps, queue: TillQueue) {
  const readTurn = makeReadTurn(deps);
  const drawVariant = makeDrawVariant(deps);
  const goodsFor = makeGoodsFor(deps);
  const reserveCode = makeReserveCode(deps);
  const onTill = makeOnTill(deps);

  return async (task: WalkTask, ahead: Ahead, hasTime: () => boolean): Promise<Walked> => {
    for await (const page of pagesOf(deps.journal.members(task.cohort, task.shard))) {
      if ((await deps.config.pausedChains()).has(ahead.stage.cohort.chain)) return PREPARED;
      if (!hasTime()) return { ...PREPARED, again: true };
      await pMap(page, (member) => unlessUnreadable(prepared(member, ahead)), {
        concurrency: AT_ONCE,
        stopOnError: false,
      });
      await queue.flush();
    }
    return PREPARED;
  };

  async function prepared(member: Member, { stage, due: now, models }: Ahead): Promise<void> {
    const { cohort, leg } = stage;
    const entry = await deps.journal.entryOf({ ...member, chain: cohort.chain }, "eventual");
    if (entry?.run !== member.run || entry.status === "done" || entry.cohort !== cohort.id) return;
    if (entry.steps.some(({ step, what }) => step === leg.step && what !== "deferred")) return;
    const turn = await readTurn(entry, stage, { now, models });
    if (!turn) return;
    const decision = decide(turn);
    if (decision.kind !== "act") return;
    const { asked, about } = await askedOf(turn, decision.action);
    const language = languageOf(turn.person.profile, turn.store, turn.preferences.language);
    const wanted = { send: "", ...defined({ offer: asked.offer }) };
    const goods = await goodsFor(turn, wanted, { template: NO_TEMPLATE, language });
    if ("gone" in goods) return;
    const { offer } = offerFor(turn, asked, language, goods.habits);
    if (!offer || isExplored(turn) || isLeftOut(turn, offer) || !needsTill(turn, offer)) return;
    const held = await reserveCode(turn, offer, about);
    if ("lack" in held) return;
    const state = await onTill(held.code);
    if (state === "new" || state === "failed") queue.add(held.code);
  }

  async function askedOf(
    turn: MemberTurn,
    action: Action,
  ): Promise<{ readonly asked: OfferAsked; readonly about: CodeFor }> {
    const mailbox = mailboxKey(turn.person.profile.email ?? "", await deps.secrets.keys());
    if ("emit" in action) return { asked: action, about: { mailbox } };
    if (!("send" in action)) return { asked: {}, about: { mailbox } };
    const { mail } = await drawVariant(turn, action);
    return { asked: mail, about: { mailbox, ...defined({ mailVariant: mail.variant }) } };
  }
}
