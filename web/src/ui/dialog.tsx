import { type ReactNode, useState } from "react";
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { Button, type ButtonKind } from "./button.tsx";
import css from "./dialog.module.css";
import { TextField } from "./field.tsx";
import { Notice } from "./notice.tsx";

interface ActionProps {
  /** On the button that opens it. */
  readonly label: string;
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly isDisabled?: boolean;
  /** For what says more than a few sentences. */
  readonly wide?: boolean;
  readonly title: string;
  /** What it will do, in numbers where there are some, and whether it can be undone. May hold fields. */
  readonly children: ReactNode;
  readonly confirm: string;
  /** Whether its button warns, where the one that opens it does not. @default the kind is `danger` */
  readonly isDanger?: boolean;
  /** A word to type first, for what cannot be undone. */
  readonly typed?: string;
  /** Whether the fields are filled in as they must be. @default true */
  readonly isReady?: boolean;
  /** Does it. Resolves with what to tell; undefined closes the dialog. What it throws is shown, and nothing closes. */
  readonly act: () => Promise<ReactNode | undefined>;
}

/** A button for an action that asks before it acts, says what it will do, and tells how it went. */
export function Action({
  label,
  kind = "plain",
  small = false,
  isDisabled = false,
  wide = false,
  isDanger = kind === "danger",
  ...rest
}: ActionProps) {
  return (
    <DialogTrigger>
      <Button kind={kind} small={small} isDisabled={isDisabled}>
        {label}
      </Button>
      <ModalOverlay className={css.overlay ?? ""} isDismissable>
        <Modal className={`${css.modal} ${wide ? css.wide : ""}`}>
          <Dialog className={css.dialog ?? ""}>
            {({ close }) => <Body {...rest} isDanger={isDanger} close={close} />}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

type BodyProps = Omit<ActionProps, "label" | "kind" | "small" | "isDisabled" | "wide" | "isDanger"> & {
  readonly isDanger: boolean;
  readonly close: () => void;
};

function Body({ title, children, confirm, typed, isReady = true, act, isDanger, close }: BodyProps) {
  const texts = useTexts(SHELL);
  const [state, setState] = useState<
    { readonly kind: "asking" | "working" } | { readonly kind: "done" | "failed"; readonly says: ReactNode }
  >({ kind: "asking" });
  const [word, setWord] = useState("");
  const mayAct = isReady && (typed === undefined || word.trim() === typed) && state.kind !== "working";
  const run = async () => {
    setState({ kind: "working" });
    try {
      const says = await act();
      if (says === undefined) close();
      else setState({ kind: "done", says });
    } catch (error) {
      setState({ kind: "failed", says: error instanceof Error ? error.message : `${error}` });
    }
  };
  if (state.kind === "done")
    return (
      <>
        <Heading slot="title" className={css.title ?? ""}>
          {title}
        </Heading>
        <Notice tone="good" live>
          {state.says}
        </Notice>
        <div className={css.buttons}>
          <Button kind="primary" autoFocus onPress={close}>
            {texts.close}
          </Button>
        </div>
      </>
    );
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (mayAct) void run();
      }}
    >
      <Heading slot="title" className={css.title ?? ""}>
        {title}
      </Heading>
      <div className={css.content}>{children}</div>
      {typed !== undefined && (
        <TextField label={texts.typeToConfirm(typed)} value={word} onChange={setWord} />
      )}
      {state.kind === "failed" && (
        <Notice tone="bad" live>
          {state.says}
        </Notice>
      )}
      <div className={css.buttons}>
        <Button onPress={close}>{texts.cancel}</Button>
        <Button type="submit" kind={isDanger ? "danger" : "primary"} isDisabled={!mayAct}>
          {state.kind === "working" ? texts.working : confirm}
        </Button>
      </div>
    </form>
  );
}
