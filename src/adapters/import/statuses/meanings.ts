import { readYesOrNo } from "../../../domain/basics/yes-or-no.ts";
import { plainTitle } from "../titles/known-titles.ts";

/**
 * What a shop's word says of an order. `paid` and `open` (accepted, on its way, to be paid on delivery) count as sales,
 * `unpaid` not yet, `no-order` never: a draft, a cart, a test.
 */
export const MEANINGS = [
  ...["paid", "open", "unpaid", "cancelled", "refunded", "partly-refunded", "no-order"],
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Columns that words for it stand in: the order's own status, and what is said of its payment. */
export type StatusRole = "status" | "payment";

/** A word of a file's status columns. */
export interface StatusWord {
  readonly role: StatusRole;
  readonly word: string;
  readonly column: string;
  readonly rows: number;
  /** Absent where nobody has said, and it is not known. */
  readonly meaning?: Meaning;
}

/** `оплачен` with its endings. */
const ru = (...words: readonly string[]) =>
  words.flatMap((word) => [word, `${word}а`, `${word}о`, `${word}ы`]);

const WORDS: Readonly<Record<Meaning, readonly string[]>> = {
  paid: [
    ...["paid", "fully paid", "payment received", "captured", "settled", "completed", "complete", "finished"],
    ...[
      "fulfilled",
      "partially fulfilled",
      "shipped",
      "partially shipped",
      "sent",
      "dispatched",
      "delivered",
    ],
    ...["picked up", "received", "success", "successful", "succeeded", "done", "bezahlt", "abgeschlossen"],
    ...["versandt", "geliefert", "payé", "payée", "terminée", "expédiée", "livrée", "pagado", "completado"],
    ...[
      "enviado",
      "entregado",
      "pagato",
      "completato",
      "spedito",
      "consegnato",
      "betaald",
      "voltooid",
      "pago",
    ],
    ...["concluído", "entregue", "opłacone", "zrealizowane", "dostarczone"],
    ...ru("оплачен", "выполнен", "завершен", "доставлен", "отправлен", "отгружен", "получен", "исполнен"),
    ...ru("вручен", "выдан", "продан", "выкуплен", "полностью оплачен", "успешно завершен"),
    ...["успешно", "успешно реализовано"],
  ],
  open: [
    ...[
      "new",
      "accepted",
      "confirmed",
      "approved",
      "authorized",
      "authorised",
      "partially paid",
      "processing",
    ],
    ...[
      "processed",
      "in process",
      "in progress",
      "in processing",
      "on hold",
      "holded",
      "preparing",
      "packed",
    ],
    ...["packing", "ready", "ready to ship", "ready for pickup", "awaiting shipment", "awaiting fulfillment"],
    ...["awaiting pickup", "in transit", "out for delivery", "backordered", "pre-order", "unfulfilled"],
    ...[
      "in bearbeitung",
      "offen",
      "en cours",
      "en proceso",
      "procesando",
      "in lavorazione",
      "in behandeling",
    ],
    ...["processando", "w trakcie realizacji", "новый", "новая", "новые", "в обработке", "обрабатывается"],
    ...["в работе", "комплектуется", "собирается", "в пути", "в доставке", "доставляется", "готов к выдаче"],
    ...["передан в доставку", "передан в службу доставки", "ожидает отправки", "ожидает получения"],
    ...["готов к отправке", "частично оплачен", "частично отгружен", "предзаказ"],
    ...ru("принят", "подтвержден", "собран", "согласован", "скомплектован", "упакован"),
  ],
  unpaid: [
    ...["pending", "pending payment", "payment pending", "awaiting payment", "waiting for payment", "unpaid"],
    ...["not paid", "on-hold payment", "ausstehend", "zahlung ausstehend", "unbezahlt", "en attente"],
    ...["en attente de paiement", "pendiente", "pendiente de pago", "in attesa", "in attesa di pagamento"],
    ...["in afwachting", "aguardando pagamento", "pendente", "oczekuje na płatność", "nieopłacone"],
    ...["ожидает оплаты", "ожидается оплата", "ожидание оплаты", "принят, ожидается оплата"],
    ...["новый, ожидает оплаты", "счет выставлен", "ждет оплаты"],
    ...ru("не оплачен"),
  ],
  cancelled: [
    ...[
      "cancelled",
      "canceled",
      "cancelled by customer",
      "canceled by customer",
      "cancelled by shop",
      "void",
    ],
    ...["voided", "failed", "failure", "payment failed", "payment error", "declined", "denied", "rejected"],
    ...["expired", "abandoned", "storniert", "abgebrochen", "fehlgeschlagen", "annulée", "annulé", "échouée"],
    ...["cancelado", "cancelada", "fallido", "annullato", "fallito", "geannuleerd", "mislukt", "falhou"],
    ...["anulowane", "nieudane", "отмена", "отказ", "отказ клиента", "отказ покупателя", "не выкуплен"],
    ...["невыкуп", "ошибка оплаты", "просрочен", "не удался", "закрыт и не реализован"],
    ...["отменен покупателем", "отменен клиентом", "отменен продавцом", "отменен магазином"],
    ...ru("отменен", "аннулирован", "отклонен"),
  ],
  refunded: [
    ...["refunded", "fully refunded", "refund", "returned", "chargeback", "charged back", "erstattet"],
    ...[
      "zurückerstattet",
      "remboursée",
      "remboursé",
      "reembolsado",
      "rimborsato",
      "terugbetaald",
      "zwrócone",
    ],
    ...[
      "возврат",
      "полный возврат",
      "возврат средств",
      "возврат товара",
      "возврат денег",
      "деньги возвращены",
    ],
    ...ru("возвращен"),
  ],
  "partly-refunded": [
    ...[
      "partially refunded",
      "partial refund",
      "partly refunded",
      "partially returned",
      "teilweise erstattet",
    ],
    ...["частичный возврат", "частично возвращен", "частично возвращено"],
  ],
  "no-order": [
    ...["draft", "auto-draft", "checkout-draft", "trash", "trashed", "deleted", "test", "template", "quote"],
    ...["cart", "in cart", "entwurf", "brouillon", "borrador", "bozza", "concept", "rascunho", "szkic"],
    ...["черновик", "корзина", "в корзине", "тест", "тестовый"],
    ...ru("удален"),
  ],
};

const KNOWN: ReadonlyMap<string, Meaning> = new Map(
  MEANINGS.flatMap((meaning) => WORDS[meaning].map((word) => [plainStatus(word), meaning] as const)),
);

/** A word's form for comparing: letters and digits in lower case; WooCommerce writes `wc-completed` as well. */
export function plainStatus(written: string): string {
  return plainTitle(written.replace(/^wc-/i, ""));
}

/** Words and what they mean, by their plain form. */
export type Meant = Readonly<Record<string, Meaning>>;

/** What a word means: as somebody says, else by the export that the file is, else by what such words usually mean. */
export function meaningOf(
  written: string,
  role: StatusRole,
  { said = {}, own = {} }: { readonly said?: Meant | undefined; readonly own?: Meant | undefined },
): Meaning | undefined {
  const word = plainStatus(written);
  for (const meant of [said, own]) if (Object.hasOwn(meant, word)) return meant[word];
  const known = KNOWN.get(word);
  if (known !== undefined || role === "status") return known;
  const answer = readYesOrNo(written);
  return answer === "yes" ? "paid" : answer === "no" ? "unpaid" : undefined;
}
