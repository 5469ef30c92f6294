import type { Send } from "../../domain/chains/journal.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { Readable } from "./journal-flaws.ts";
import type { JournalPace } from "./journal-pace.ts";
import { ABSENT, type Item, type JournalTable } from "./journal-table.ts";

const keyOf = ({ customer, id }: Pick<Send, "customer" | "id">) => ({ owner: customer, entry: `send#${id}` });

/**
 * Sends, one item each. The item is the claim: it is put once and, unless the mail was provably not taken, never
 * removed. Where a cap applies, the slot in the mailbox's pace is taken first; a crash between the two writes leaves
 * the slot to the same send's next try.
 */
export function makeSends(
  table: JournalTable,
  pace: JournalPace,
  readable: Readable,
  newId: () => string,
): Omit<SendJournal, "scanSends"> {
  return {
    async claim(send, limit) {
      // Only to spare the slot and the write below, which would be refused.
      if (await table.get(keyOf(send), "eventual")) return { result: "taken" };
      if (limit) {
        const slot = await pace.take(send, limit);
        if (slot.result !== "taken") return slot;
      }
      const claim = newId();
      if (await table.put(keyOf(send), { ...send, claim }, ABSENT)) return { result: "claimed" };
      // The SDK repeats a put whose answer was lost, and is told that the item is there: its own.
      return { result: (await table.get(keyOf(send)))?.claim === claim ? "claimed" : "taken" };
    },
    async settle(send, result) {
      const before =
        result.status === "sent"
          ? await table.replace(
              keyOf(send),
              {
                text: `SET #status = :sent, #messageId = :message${result.bouncing ? ", #bouncing = :yes" : ""}`,
                values: {
                  ":sent": "sent",
                  ":message": result.messageId,
                  ...(result.bouncing && { ":yes": true }),
                },
              },
              { text: "attribute_exists(#entry) AND #status <> :sent" },
            )
          : await table.replace(
              keyOf(send),
              { text: "SET #status = :unknown", values: { ":unknown": "unknown" } },
              { text: "#status = :claimed", values: { ":claimed": "claimed" } },
            );
      return before?.status as Send["status"] | undefined;
    },
    async mark(send, mark, at) {
      await table.update(
        keyOf(send),
        { text: "SET #mark = :at", values: { ":at": at } },
        { text: "attribute_exists(#entry) AND attribute_not_exists(#mark)" },
        { "#mark": mark },
      );
    },
    async endOf(send) {
      const item = await table.get(keyOf(send), "eventual");
      if (item) await readable.needed("send", item);
      return item && sendOf(item);
    },
    async release(send, limit) {
      const own = {
        text: "#status = :claimed AND #claimedAt = :at",
        values: { ":claimed": "claimed", ":at": send.claimedAt },
      };
      if ((await table.remove(keyOf(send), own)) && limit) await pace.giveBack(send, limit);
    },
    cappedAt: pace.cappedAt,
    async sends(customer) {
      const found: Send[] = [];
      for await (const item of table.query(customer, "send#"))
        if (await readable.isGood("send", item)) found.push(sendOf(item));
      return found.sort((a, b) => a.claimedAt - b.claimedAt);
    },
  };
}

export function sendOf(item: Item): Send {
  const { owner: _, entry: __, claim: ___, ...send } = item;
  return send as Send;
}
