import { useId } from 'react';

/** The sentences that the clerk says aloud now. */
export function Tell({ sentences }: { readonly sentences: readonly string[] }) {
  const id = useId();
  if (sentences.length === 0) return null;
  return (
    <section className="tell" aria-labelledby={id}>
      <h2 id={id}>Скажите жителю</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}
