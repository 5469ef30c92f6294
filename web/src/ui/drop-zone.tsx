import { type ReactNode, useState } from "react";

interface DropZoneProps {
  readonly className: string | undefined;
  /** While something is held above it. */
  readonly overClassName: string | undefined;
  readonly onDrop: (dropped: DataTransfer) => void;
  readonly children: ReactNode;
}

/** A place to drop files on. What is in it has a button that does the same. */
export function DropZone({ className, overClassName, onDrop, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who has no mouse uses the buttons
    <div
      className={isOver ? overClassName : className}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer);
      }}
    >
      {children}
    </div>
  );
}
