import { type ReactNode, useState } from "react";
import { type CustomerPage, type Reasoned, useCustomerActions } from "../../../api/customers.ts";
import { useMay } from "../../../session/session.tsx";
import { useTexts } from "../../../texts/language.tsx";
import { nameIn } from "../../../texts/names.ts";
import { Action } from "../../../ui/dialog.tsx";
import { download } from "../../../ui/export.ts";
import { TextField } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { TEXTS } from "../texts.ts";
import { benefitText } from "../words/writing.ts";
import { useWriting } from "./use-writing.ts";

/** What may be done for this customer by whoever looks. */
export function Actions({ page }: { readonly page: CustomerPage }) {
  const mayPeople = useMay("customers.write");
  const mayCodes = useMay("codes.write");
  const mayPoints = useMay("loyalty.write");
  const mayExport = useMay("privacy.read");
  const mayErase = useMay("privacy.write");
  return (
    <>
      {mayCodes && page.grantable.offers.length > 0 && <GiveCode page={page} />}
      {mayPoints && page.grantable.points && <GivePoints page={page} />}
      {mayPeople && <AllowMails page={page} />}
      {mayPeople && <Unsubscribe page={page} />}
      {mayExport && <ExportData page={page} />}
      {mayErase && <Erase page={page} />}
    </>
  );
}

interface Asking {
  readonly field: ReactNode;
  readonly isReady: boolean;
  /** The request as it stands; the same until it has been done, so that a second try does nothing more. */
  readonly request: () => Reasoned;
  readonly done: () => void;
}

/** The reason that every action asks for, and the id that makes a repeated try harmless. */
function useAsking(customer: string): Asking {
  const { act: texts } = useTexts(TEXTS);
  const [reason, setReason] = useState("");
  const [id, setId] = useState(() => crypto.randomUUID());
  return {
    field: (
      <TextField
        label={texts.reason}
        hint={texts.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isRequired
      />
    ),
    isReady: reason.trim() !== "",
    request: () => ({ customer, reason: reason.trim(), id }),
    done() {
      setReason("");
      setId(crypto.randomUUID());
    },
  };
}

function Unsubscribe({ page }: { readonly page: CustomerPage }) {
  const { act: texts } = useTexts(TEXTS);
  const { unsubscribe } = useCustomerActions();
  const asking = useAsking(page.head.id);
  const [hasActed, setActed] = useState(false);
  const { code } = page.head.mailable.reason;
  const isOver = code === "unsubscribed" || code === "privacy-request";
  // Who has just done it is still to read that it is done.
  if (isOver && !hasActed) return undefined;
  return (
    <Action
      label={texts.unsubscribe}
      isDisabled={isOver}
      title={texts.unsubscribeTitle}
      confirm={texts.unsubscribe}
      isReady={asking.isReady}
      act={async () => {
        setActed(true);
        const { result } = await unsubscribe(asking.request());
        asking.done();
        return result === "same" ? texts.same : texts.unsubscribed;
      }}
    >
      <p>{texts.unsubscribeWhat}</p>
      {asking.field}
    </Action>
  );
}

function ExportData({ page }: { readonly page: CustomerPage }) {
  const { act: texts } = useTexts(TEXTS);
  const { exportData } = useCustomerActions();
  return (
    <Action
      label={texts.exportData}
      title={texts.exportTitle}
      confirm={texts.exportData}
      act={async () => {
        const found = await exportData(page.head.id);
        download("personal-data.json", "application/json", JSON.stringify(found, undefined, 2));
        return texts.exported;
      }}
    >
      <p>{texts.exportWhat}</p>
    </Action>
  );
}

/** The key is typed, so that nobody is erased by a slip. */
function Erase({ page }: { readonly page: CustomerPage }) {
  const { act: texts } = useTexts(TEXTS);
  const { erase } = useCustomerActions();
  const { id } = page.head;
  const asking = useAsking(id);
  const [typed, setTyped] = useState("");
  return (
    <Action
      label={texts.erase}
      title={texts.eraseTitle}
      confirm={texts.erase}
      isReady={asking.isReady && typed.trim() === id}
      act={async () => {
        const { result } = await erase({ ...asking.request(), confirm: typed.trim() });
        asking.done();
        setTyped("");
        return result === "same" ? texts.same : texts.erased;
      }}
    >
      <p>{texts.eraseWhat}</p>
      <TextField label={texts.eraseTyped(id)} value={typed} onChange={setTyped} isRequired />
      {asking.field}
    </Action>
  );
}

function AllowMails({ page }: { readonly page: CustomerPage }) {
  const { act: texts, head } = useTexts(TEXTS);
  const { allowMails } = useCustomerActions();
  const asking = useAsking(page.head.id);
  const [hasActed, setActed] = useState(false);
  const { code } = page.head.mailable.reason;
  const isEnded = code === "suppressed" || code === "soft-bounces";
  if (!isEnded && !hasActed) return undefined;
  return (
    <Action
      label={texts.allow}
      isDisabled={!isEnded}
      title={texts.allowTitle}
      confirm={texts.allow}
      isReady={asking.isReady}
      act={async () => {
        setActed(true);
        const { after } = await allowMails(asking.request());
        asking.done();
        return texts.allowed(head.mailable[after.mayMail]);
      }}
    >
      <p>{texts.allowWhat}</p>
      {asking.field}
    </Action>
  );
}

function GiveCode({ page }: { readonly page: CustomerPage }) {
  const { act: texts } = useTexts(TEXTS);
  const writing = useWriting(page);
  const { giveCode } = useCustomerActions();
  const asking = useAsking(page.head.id);
  const choices = page.grantable.offers.map(({ id, name }) => ({ id, name: nameIn(name, writing.language) }));
  const [offer, setOffer] = useState(choices[0]?.id ?? "");
  return (
    <Action
      label={texts.code}
      title={texts.codeTitle}
      confirm={texts.give}
      isReady={asking.isReady}
      act={async () => {
        const given = await giveCode({ ...asking.request(), offer });
        asking.done();
        const until = writing.formats.instant(given.validUntil);
        if (given.result === "has-one") return texts.codeHas(given.code, until);
        return (
          <>
            {texts.codeGiven(given.code, benefitText(given.benefit, writing), until)}
            {given.onTill === "on-its-way" && ` ${texts.onItsWay}`}
          </>
        );
      }}
    >
      <p>{texts.codeWhat}</p>
      <Select label={texts.offer} choices={choices} value={offer} onChange={setOffer} />
      {asking.field}
    </Action>
  );
}

const isPoints = (text: string): boolean => /^-?[1-9]\d{0,8}$/.test(text.trim());

function GivePoints({ page }: { readonly page: CustomerPage }) {
  const { act: texts } = useTexts(TEXTS);
  const { formats } = useWriting(page);
  const { givePoints } = useCustomerActions();
  const asking = useAsking(page.head.id);
  const [points, setPoints] = useState("");
  return (
    <Action
      label={texts.points}
      title={texts.pointsTitle}
      confirm={texts.give}
      isReady={asking.isReady && isPoints(points)}
      act={async () => {
        const { kind } = await givePoints({ ...asking.request(), points: Number(points) });
        asking.done();
        setPoints("");
        return kind === "same" ? texts.pointsSame : texts.pointsGiven(formats.count(Number(points)));
      }}
    >
      <p>{texts.pointsWhat(formats.count(page.points?.good ?? 0))}</p>
      <TextField label={texts.pointsField} value={points} onChange={setPoints} isRequired />
      {asking.field}
    </Action>
  );
}
