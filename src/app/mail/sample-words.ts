/** What sample mails show, in the reader's own language: a Russian mail with English goods tells nobody how it looks. */
export interface SampleWords {
  readonly customer: string;
  readonly category: string;
  readonly merchant: string;
  /** With signs that a mail has to escape. */
  readonly product: string;
  readonly other: string;
  /** Of which nothing but the name is known. */
  readonly bare: string;
  readonly accessory: string;
  readonly delivered: string;
  readonly instructions: string;
}

const ENGLISH: SampleWords = {
  customer: "Anna",
  category: "Coffee",
  merchant: "North Tea",
  product: "Ethiopia <Guji>, 250 g",
  other: 'Kettle "Gooseneck" <1 l>',
  bare: "Paper & filters",
  accessory: "Descaler & brush",
  delivered: "Teapot",
  instructions: "Rinse it with hot water before the first use.",
};

const RUSSIAN: SampleWords = {
  customer: "Анна",
  category: "Кофе",
  merchant: "Северный чай",
  product: "Эфиопия <Гуджи>, 250 г",
  other: 'Чайник "Журавль" <1 л>',
  bare: "Бумага & фильтры",
  accessory: "Средство от накипи & щётка",
  delivered: "Заварник",
  instructions: "Перед первым использованием ополосните горячей водой.",
};

const WORDS: Readonly<Record<string, SampleWords>> = { en: ENGLISH, ru: RUSSIAN };

/** English where the language has none of its own. */
export const sampleWords = (language: string): SampleWords => WORDS[language.split("-")[0] ?? ""] ?? ENGLISH;
