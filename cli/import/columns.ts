/** What a column of an order file can hold. */
export const ROLES = [
  "customer",
  "email",
  "name",
  "date",
  "amount",
  "price",
  "quantity",
  "order",
  "currency",
  "product",
  "category",
  "merchant",
  "coupon",
  "consent",
] as const;
export type Role = (typeof ROLES)[number];

/** Column by role, counted from 0. */
export type Columns = Readonly<Partial<Record<Role, number>>>;

/** Header names as shops' exports write them, the surest first; compared without case, spaces and punctuation. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  customer: [
    ...[
      "customer_id",
      "customerid",
      "client_id",
      "user_id",
      "buyer_id",
      "member_id",
      "contact_id",
      "account_id",
    ],
    ...[
      "cust_id",
      "customer_no",
      "customer_number",
      "customer_code",
      "customer_key",
      "id_customer",
      "shopper_id",
    ],
    ...[
      "customer",
      "client",
      "user",
      "buyer",
      "member",
      "uid",
      "cid",
      "household_key",
      "card",
      "loyalty_card",
    ],
    ...["id клиента", "клиент id", "код клиента", "номер клиента", "id покупателя", "код покупателя"],
    ...["id пользователя", "номер карты", "карта", "клиент", "покупатель", "пользователь", "контрагент"],
  ],
  email: [
    ...["email", "e-mail", "email_address", "customer_email", "mail", "contact_email", "billing_email"],
    ...["почта", "эл почта", "электронная почта", "адрес почты", "эл адрес", "email клиента"],
  ],
  name: [
    ...["customer_name", "full_name", "fullname", "billing_name", "client_name", "buyer_name"],
    ...["фио", "имя клиента", "имя покупателя", "имя", "name"],
  ],
  date: [
    ...[
      "order_date",
      "orderdate",
      "date",
      "purchase_date",
      "invoice_date",
      "invoicedate",
      "transaction_date",
    ],
    ...[
      "ordered_at",
      "order_datetime",
      "order_time",
      "order_created_at",
      "created_at",
      "createdat",
      "datetime",
    ],
    ...[
      "timestamp",
      "time",
      "purchased_at",
      "paid_at",
      "order_purchase_timestamp",
      "sale_date",
      "day",
      "created",
    ],
    ...["дата заказа", "дата покупки", "дата чека", "дата оплаты", "дата продажи", "дата создания"],
    ...["дата и время", "дата", "время заказа", "время"],
  ],
  amount: [
    ...[
      "amount",
      "order_amount",
      "total",
      "order_total",
      "total_amount",
      "total_price",
      "grand_total",
      "revenue",
    ],
    ...["sales", "sale_amount", "order_value", "value", "sum", "total_sum", "spent", "spend", "net_amount"],
    ...["payment_value", "monetary", "transaction_amount", "subtotal", "line_total", "turnover", "cost"],
    ...[
      "сумма заказа",
      "сумма покупки",
      "сумма чека",
      "итоговая сумма",
      "сумма",
      "итого",
      "стоимость",
      "выручка",
    ],
    ...["оплачено", "всего"],
  ],
  price: [
    ...["unit_price", "unitprice", "item_price", "price", "lineitem_price", "product_price", "price_each"],
    ...["цена за единицу", "цена товара", "цена", "цена за шт"],
  ],
  quantity: [
    ...[
      "quantity",
      "qty",
      "units",
      "item_count",
      "lineitem_quantity",
      "quantity_ordered",
      "count",
      "cds",
      "pieces",
    ],
    ...["количество", "кол-во", "колво", "шт", "количество товара"],
  ],
  order: [
    ...[
      "order_id",
      "orderid",
      "order_no",
      "order_number",
      "ordernumber",
      "invoice_no",
      "invoiceno",
      "invoice",
    ],
    ...[
      "invoice_id",
      "receipt_id",
      "receipt",
      "transaction_id",
      "basket_id",
      "order",
      "purchase_id",
      "sale_id",
    ],
    ...["check_id", "номер заказа", "id заказа", "код заказа", "заказ", "номер чека", "чек", "накладная"],
  ],
  currency: ["currency", "currency_code", "order_currency", "iso_currency", "валюта", "код валюты"],
  product: [
    ...["product_id", "sku", "stock_code", "stockcode", "item_id", "lineitem_sku", "product_code", "article"],
    ...["product", "product_name", "item", "lineitem_name", "description", "артикул", "код товара", "товар"],
    ...["номенклатура", "наименование", "название товара"],
  ],
  category: [
    ...["category", "product_category", "category_name", "product_type", "department", "product_line"],
    ...["категория", "категория товара", "раздел", "группа товаров", "отдел"],
  ],
  merchant: [
    ...[
      "merchant",
      "shop",
      "store",
      "vendor",
      "seller",
      "brand_store",
      "store_name",
      "shop_name",
      "affiliation",
    ],
    ...[
      "merchant_id",
      "store_id",
      "shop_id",
      "branch",
      "магазин",
      "продавец",
      "точка",
      "филиал",
      "поставщик",
    ],
  ],
  coupon: [
    ...["coupon", "coupon_code", "promo_code", "promocode", "discount_code", "voucher"],
    ...["промокод", "купон", "код скидки"],
  ],
  /** Never guessed: whether a column proves that people agreed to mails is for the shop to say. */
  consent: [],
};

export interface GuessedColumns {
  readonly columns: Columns;
  /** Roles for which several columns would do; the first was taken. */
  readonly ambiguous: readonly { readonly role: Role; readonly candidates: readonly number[] }[];
}

/** Which column plays which role, judged by the header alone; columns in `taken` are spoken for. */
export function guessColumns(header: readonly string[], taken: Columns = {}): GuessedColumns {
  const columns: Partial<Record<Role, number>> = { ...taken };
  const ambiguous: { role: Role; candidates: readonly number[] }[] = [];
  for (const role of ROLES) {
    if (columns[role] !== undefined) continue;
    const used = new Set(Object.values(columns));
    const candidates = ranked(header, role).filter((column) => !used.has(column));
    const [best] = candidates;
    if (best === undefined) continue;
    columns[role] = best;
    if (candidates.length > 1) ambiguous.push({ role, candidates });
  }
  return { columns, ambiguous };
}

function ranked(header: readonly string[], role: Role): readonly number[] {
  const names = NAMES[role].map(plain);
  return header
    .map((title, column) => ({ column, rank: names.indexOf(plain(title)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ column }) => column);
}

const plain = (title: string) =>
  title
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** The column that a flag names: by its title, or by its number from 1. */
export function findColumn(header: readonly string[], wanted: string): number | undefined {
  const exact = header.indexOf(wanted);
  if (exact >= 0) return exact;
  const alike = header.findIndex((title) => plain(title) === plain(wanted) && plain(wanted) !== "");
  if (alike >= 0) return alike;
  const number = /^\d{1,4}$/.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= header.length ? number - 1 : undefined;
}
