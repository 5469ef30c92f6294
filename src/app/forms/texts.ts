import type { Fault } from "../../domain/forms/answers.ts";
import type { PageLanguage } from "../pages/page-language.ts";

/** Why a form is shown again although nothing in it is wrong. */
export type Notice = "faults" | "too-old" | "too-quick" | "changed" | "limited";

export interface FormTexts {
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly optional: string;
  readonly choose: string;
  readonly yes: string;
  readonly no: string;
  readonly topics: string;
  readonly button: string;
  readonly trap: string;
  readonly unreachable: string;
  readonly faults: Readonly<Record<Fault, string>>;
  readonly notices: Readonly<Record<Notice, string>>;
  readonly confirm: { readonly title: string; readonly text: string };
  readonly done: { readonly title: string; readonly text: string };
  readonly unknown: { readonly title: string; readonly text: string };
}

export const FORM_TEXTS: Readonly<Record<PageLanguage, FormTexts>> = {
  en: {
    email: "E-mail address",
    name: "Name",
    phone: "Phone number",
    optional: "optional",
    choose: "Please choose",
    yes: "Yes",
    no: "No",
    topics: "What would you like to read about?",
    button: "Sign up",
    trap: "Leave this empty",
    unreachable: "The connection has failed. Please press the button once more.",
    faults: {
      missing: "Please fill this in.",
      address: "This is not an e-mail address. It looks like name@example.com.",
      phone: "This is not a phone number. It looks like +44 20 7946 0000.",
      number: "Please write a number.",
      date: "Please write a day that exists, like 1990-05-31.",
      choice: "Please choose from what there is.",
      long: "This is too long. Please shorten it.",
      consent: "Please tick this box: without your consent nothing can be sent to you.",
    },
    notices: {
      faults: "Something is missing or not right yet. Please look at the marked fields.",
      "too-old": "This page had been open for very long. Please press the button once more.",
      "too-quick": "That was very quick. Please press the button once more.",
      changed:
        "The text has changed since you opened this page. Please read it and press the button once more.",
      limited: "There have been too many sign-ups from your network. Please try again in an hour.",
    },
    confirm: {
      title: "Look into your inbox",
      text: "We have sent you a mail. Press the button in it to confirm your address. If it does not come within a few minutes, look into the spam folder.",
    },
    done: { title: "Thank you", text: "You are signed up." },
    unknown: { title: "This form is not here", text: "The address is incomplete, or the form is over." },
  },
  ru: {
    email: "Электронная почта",
    name: "Имя",
    phone: "Телефон",
    optional: "необязательно",
    choose: "Выберите",
    yes: "Да",
    no: "Нет",
    topics: "О чём вам интересно читать?",
    button: "Подписаться",
    trap: "Оставьте это поле пустым",
    unreachable: "Нет связи. Нажмите кнопку ещё раз.",
    faults: {
      missing: "Заполните это поле.",
      address: "Это не адрес электронной почты. Он выглядит так: name@example.com.",
      phone: "Это не номер телефона. Он выглядит так: +7 495 123-45-67.",
      number: "Напишите число.",
      date: "Напишите существующую дату, например 1990-05-31.",
      choice: "Выберите из того, что есть.",
      long: "Слишком длинно. Пожалуйста, сократите.",
      consent: "Отметьте это поле: без согласия мы не можем вам писать.",
    },
    notices: {
      faults: "Чего-то не хватает или что-то не так. Посмотрите на отмеченные поля.",
      "too-old": "Страница была открыта очень долго. Нажмите кнопку ещё раз.",
      "too-quick": "Очень быстро. Нажмите кнопку ещё раз.",
      changed: "Текст изменился, пока страница была открыта. Прочитайте его и нажмите кнопку ещё раз.",
      limited: "Из вашей сети слишком много подписок. Попробуйте через час.",
    },
    confirm: {
      title: "Загляните в почту",
      text: "Мы отправили вам письмо. Нажмите кнопку в нём, чтобы подтвердить адрес. Если письма нет несколько минут, посмотрите в папке «Спам».",
    },
    done: { title: "Спасибо", text: "Вы подписаны." },
    unknown: { title: "Такой формы нет", text: "Адрес неполный, или форма больше не действует." },
  },
};
