import { type ReactNode, useId } from 'react';

interface TellProps {
  readonly sentences: readonly string[];
  /** What can be done with the words, e.g. to show them. */
  readonly children?: ReactNode;
}

/** The sentences that the clerk says aloud now. */
export function Tell({ sentences, children }: TellProps) {
  const id = useId();
  if (sentences.length === 0) return null;
  return (
    <section className="tell" aria-labelledby={id}>
      <h2 id={id}>Скажите жителю</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children}
    </section>
  );
}
