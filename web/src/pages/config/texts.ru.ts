import type { ConfigTexts } from "./texts.en.ts";

const list = (names: readonly string[]) => names.join(", ");

export const ru: ConfigTexts = {
  title: "Конфиг",
  lead: (version, when, by) => `Действует версия ${version}, опубликована ${when}, ${by}`,
  nothingYet: "Пока ничего не опубликовано",
  nothingYetWhat:
    "Загрузите папку, например examples/store, или напишите здесь store.yaml, segments.yaml и offers.yaml.",
  you: "вы",
  tabs: { files: "Файлы", changes: "Изменения", history: "История" },
  views: "Разделы конфига",
  files: "Файлы конфига",
  newFile: "Новый файл",
  newFileHint: "Вместе с папкой, например chains/win-back.yaml",
  create: "Создать",
  exists: "Такой файл уже есть",
  remove: (path) => `Удалить ${path}`,
  removeWhat: "Файл исчезнет из черновика. Для клиентов ничего не изменится, пока вы не опубликуете.",
  discard: "Отменить изменения",
  discardWhat: (files) => `Ваши изменения пропадут (файлов: ${files}). Вернуть их будет нельзя.`,
  change: { added: "новый", removed: "удалён", changed: "изменён" },
  problemsIn: (count) => `ошибок: ${count}`,
  choose: "Выберите файл",
  editorOf: (path) => `Текст файла ${path}`,
  saving: {
    saved: "Черновик сохранён",
    waiting: "Ещё не сохранено",
    saving: "Сохраняется…",
    none: "Изменений нет",
  },
  notSaved: (why) => `Черновик не сохранился: ${why}`,
  elsewhere: "Ваш черновик изменили в другом окне",
  elsewhereWhat: "Здесь ничего не сохраняется, пока вы не выберете, с каким из двух продолжать.",
  takeOther: "Продолжить с тем",
  keepMine: "Продолжить с этим",
  overtaken: (version) => `Пока вы работали, опубликована версия ${version}`,
  overtakenBy: (version, by, when, note) => `Версия ${version}, ${by}, ${when}${note ? `: ${note}` : ""}`,
  bringIn: "Перенести в мой черновик",
  conflicts: "Эти файлы изменили и вы, и другие",
  conflictsWhat:
    "Возьмите чужой текст, оставьте свой или решите по кускам. До этого ничего нельзя опубликовать.",
  mine: "Оставить моё",
  theirs: "Взять чужое",
  asItStands: "С этим файлом всё",
  mergeOf: (path) => `${path}: чужой текст и ваши отличия от него`,
  problems: "Ошибки",
  warnings: "Предупреждения",
  checking: "Проверяется…",
  allRight: "Всё сходится",
  allRightHint: "То, что знают только компилятор MJML и база клиентов, проверится перед публикацией.",
  place: (line) => `строка ${line}`,
  upload: "Загрузить",
  uploadFolder: "Выбрать папку",
  uploadZip: "Выбрать zip или файлы",
  dropHere: "Бросьте сюда папку, zip или файлы",
  taken: (files, changed) =>
    `Взято в черновик файлов: ${files}, отличаются от действующей версии: ${changed}`,
  undo: "Вернуть как было",
  refused: {
    "too-many": "Здесь больше 5 000 файлов: выберите только папку конфига",
    "file-too-large": "Один из файлов больше 1 МБ",
    "too-large": "Здесь больше 40 МБ: выберите только папку конфига",
    nothing: "Здесь нет файлов конфига",
    unreadable: "Этот zip не читается",
  },
  download: "Скачать",
  noChanges: "В черновике нет изменений",
  noChangesWhat: "Здесь будет видно, чем ваши файлы отличаются от действующей версии.",
  diffOf: (path) => `Изменения в ${path}`,
  effects: "Что из этого следует",
  effect: {
    "segment-gone": ({ segment, feeds }) =>
      feeds.length > 0
        ? `Сегмент ${segment} исчезает; из него брали ${list(feeds)}`
        : `Сегмент ${segment} исчезает`,
    "segment-new": ({ segment, feeds }) =>
      feeds.length > 0
        ? `Сегмент ${segment} новый, из него берут ${list(feeds)}`
        : `Сегмент ${segment} новый`,
    "rules-change": () => "Правила сегментов меняются. Из-за этого никто не попадёт в цепочку.",
    "takes-existing": ({ chain, segment, customers }) =>
      `Цепочка ${chain} возьмёт тех, кто уже в ${segment}${customers === undefined ? "" : ` (на прошлую ночь: ${customers})`}: если их больше 50, они подождут вашего одобрения`,
    "chain-new": ({ chain }) => `Цепочка ${chain} новая`,
    "chain-gone": ({ chain }) =>
      `Цепочка ${chain} исчезает: новых в ней не будет, а кто уже в пути, пройдёт её до конца`,
    "chain-changed": ({ chain }) =>
      `Цепочка ${chain} меняется для тех, кто попадёт в неё теперь; кто уже в пути, идёт по своей версии`,
    "campaign-new": ({ campaign }) => `Кампания ${campaign} новая, её нужно будет запустить`,
    "campaign-gone": ({ campaign }) => `Кампания ${campaign} исчезает`,
  },
  refolding: (whom, customers, usd) => `${whom}: не больше ${customers} клиентов, ${usd}`,
  refoldingOf: ({ kind, names }) =>
    kind === "currencies"
      ? `Ближайшая ночь перечитает тех, кто платил в ${names}`
      : names
        ? `Изменилось (${names}): ближайшая ночь перечитает всех`
        : "Ближайшая ночь перечитает всех, кто уже известен",
  shift: (moved, customers) => `Примерно ${moved} из ${customers} клиентов окажутся в другом сегменте`,
  about: (about, interval) => `около ${about} (${interval})`,
  counted: {
    night: (night) => `«Сейчас» — то, что посчитала ночь ${night}, как на странице «Сегменты».`,
    now: (night) =>
      `Действующие правила новее ночи ${night}: «сейчас» посчитано по ним и отличается от страницы «Сегменты».`,
  },
  shiftOf: (asked, exact) =>
    exact
      ? "По новым правилам опрошены все её клиенты."
      : `Опрошено клиентов из её выборки: ${asked}; интервалы верны в 95 случаях из 100.`,
  segment: "Сегмент",
  before: "Сейчас",
  after: "Станет",
  publish: "Опубликовать…",
  publishTitle: "Опубликовать черновик",
  publishNow: "Опубликовать",
  whatChanges: (files) => `Меняется файлов: ${files}.`,
  rendering: (done, of) => `Писем собрано и проверено: ${done} из ${of}.`,
  wrong: (count) => `Ошибок: ${count}. Пока они есть, опубликовать нельзя.`,
  withWarnings: (count) => `Предупреждений: ${count}. Так можно, но вряд ли вы этого хотели.`,
  note: "Что меняется и зачем",
  noteHint: "Для истории",
  undoHint: "Вернуться назад можно в любой момент. Уже ушедшие письма не вернуть.",
  isInForce: (version) => `Действует версия ${version}. Вернуть прежнюю можно в истории.`,
  version: "Версия",
  when: "Опубликована",
  who: "Кто",
  inForce: "действует",
  compare: "Сравнить",
  from: "Было",
  to: "Стало",
  draft: "Мой черновик",
  rollbackHint: "Зачем, для истории и журнала изменений. Можно не указывать.",
  rollback: "Вернуть",
  rollbackTitle: (version) => `Вернуть версию ${version}`,
  rollbackWhat: (version) =>
    `Содержание версии ${version} начнёт действовать как новая версия. Клиенты, которые уже в пути, идут по своей версии. Отменить это можно, вернув нынешнюю.`,
  readOnly: "Ваша роль позволяет смотреть конфиг, но не менять его.",
};
