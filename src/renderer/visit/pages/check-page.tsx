import { type ReactNode, useMemo } from 'react';
import type { CardInHand } from '../../../domain/card-in-hand.ts';
import type { DraftPage } from '../../../domain/draft.ts';
import { pageOfProblem } from '../../../domain/draft-page.ts';
import type { FieldProblem } from '../../../domain/field-problem.ts';
import { useForm } from '../../fields/form-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { checkCardNote } from '../check-card-text.ts';
import { applicantParts, cardLines, type PaperPart } from '../paper-lines.ts';
import { isUnmended } from '../unmended.ts';
import { useVisit, useVisitState } from '../visit-context.tsx';
import { VisitPage } from '../visit-page.tsx';
import { VISIT_TEXT } from '../visit-text.ts';

/** Everything once more as on papers, before it leaves the office (regulation, 2.1 step 5). */
export function CheckPage() {
  const form = useForm((whole) => whole);
  const { session } = useVisit();
  const view = useVisitState(({ view }) => view);
  const insists = useVisitState(({ insists }) => insists);
  const primary = {
    text: VISIT_TEXT.sendUnmended,
    onPress: () => session.next(),
    deaf: 'decision',
    decides: 'unmended',
  } as const;
  return (
    <VisitPage {...(insists && { primary })}>
      {isUnmended(view, form) && (
        <Notice tone="waiting" urgent>
          {VISIT_TEXT.unmended}
        </Notice>
      )}
      <Problems />
      <div className="paper-parts">
        {applicantParts(form.applicant).map((part) => (
          <Part key={part.title} {...part} />
        ))}
        <Part title="Карта" page="card" lines={[...cardFacts(view.card), ...cardLines(form.card)]} />
      </div>
      <Goes />
    </VisitPage>
  );
}

function Part({ title, page, lines }: PaperPart) {
  const { session } = useVisit();
  return (
    <section className="paper-part" aria-label={title}>
      <h2>{title}</h2>
      <button type="button" className="field-aside" onClick={() => session.goTo(page)}>
        Исправить<span className="for-ears">: {title}</span>
      </button>
      <dl>
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function cardFacts(card: CardInHand): PaperPart['lines'] {
  if (card.status !== 'complete') return [['Карта', 'не приложена']];
  const chip = card.chip.kind === 'uid' ? `зарегистрируем, номер ${card.chip.masked}` : 'без чипа';
  return [
    ['Карта «Мир»', `•••• •••• •••• ••${card.lastTwo}`],
    ['Чип', chip],
  ];
}

/** What stops it first, with the way there; then what is only worth another look. */
function Problems() {
  const { session } = useVisit();
  const form = useForm((whole) => whole);
  const card = useVisitState(({ view }) => view.card);
  const problems = useMemo(() => session.problemsOf(form), [session, form]);
  const warnings = card.status === 'complete' ? card.warnings : [];
  const all = [...problems, ...warnings].toSorted((one, other) => one.severity.localeCompare(other.severity));
  if (all.length === 0) return null;
  return (
    <ul className="check-problems">
      {all.map((problem) => (
        <li
          key={`${problem.field} ${problem.code}`}
          className={problem.severity === 'block' ? 'bad' : 'waiting'}
        >
          <ProblemLine problem={problem} onGo={(page) => session.goTo(page, problem.field)} />
        </li>
      ))}
    </ul>
  );
}

interface ProblemLineProps {
  readonly problem: FieldProblem;
  readonly onGo: (page: DraftPage) => void;
}

function ProblemLine({ problem, onGo }: ProblemLineProps) {
  const page = pageOfProblem(problem.field);
  return (
    <>
      <span>{problem.message}</span>
      {page !== 'check' && (
        <button type="button" className="field-aside" onClick={() => onGo(page)}>
          К полю
        </button>
      )}
    </>
  );
}

/** What leaves the office now, and when. */
function Goes(): ReactNode {
  const application = useVisitState(({ view }) => view.application);
  const note = application && checkCardNote(application.state);
  const waits = note?.tone === 'waiting';
  return (
    <p className="goes">
      В Департамент уйдут данные заявителя и карта в зашифрованном виде. Банк остаётся только на бумажном
      заявлении.
      {waits && ` О действующей карте жителя: ${note.text}; остальное отправим сразу за ответом.`}
    </p>
  );
}
