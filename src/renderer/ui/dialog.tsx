import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { InDialog } from '../shortcuts.ts';

interface DialogProps {
  readonly label: string;
  readonly className?: string;
  /** `Esc`; absent where there is no way around it. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** Over the screen, which stays as it is below; the browser gives the focus back when it goes. */
export function Dialog({ label, className, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the document: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <InDialog value>{children}</InDialog>
    </dialog>
  );
}
