/** Somebody who meets the shop away from its site, and signs up by its form. */
export interface PasserBy {
  readonly name: string;
  readonly email: string;
  readonly language: "ru" | "en";
  /** Where they met it, as the address behind the QR code says. */
  readonly via: string;
  /** Of the demo, from 0 on; they come at noon or so. */
  readonly day: number;
}

export const PASSERS_BY: readonly PasserBy[] = [
  { name: "Вера Лапина", email: "vera@passers-by.example", language: "ru", via: "poster-3", day: 1 },
  { name: "Mark Ellis", email: "mark@passers-by.example", language: "en", via: "till", day: 2 },
  { name: "Ольга Сомова", email: "olga@passers-by.example", language: "ru", via: "poster-3", day: 4 },
  { name: "Иван Рябов", email: "ivan@passers-by.example", language: "ru", via: "box", day: 6 },
  { name: "Nina Holt", email: "nina@passers-by.example", language: "en", via: "box", day: 9 },
];
