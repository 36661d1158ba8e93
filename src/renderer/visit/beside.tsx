import type { ReactNode } from 'react';
import { parseCalendarDate } from '../../domain/calendar-date.ts';
import type { DraftApplicant } from '../../domain/draft.ts';
import { formatPhone, parsePhone } from '../../domain/phone.ts';
import { formatSnils, parseSnils } from '../../domain/snils.ts';
import { useKiosk } from '../kiosk-store.ts';
import { Pill } from '../ui/pill.tsx';
import { BORN } from './paper-lines.ts';
import { ageOn, passportNote, yearsInWords } from './passport-note.ts';

interface BesideProps {
  readonly applicant: DraftApplicant;
  readonly registrationNumber?: string;
  readonly tell: readonly string[];
}

/** Who sits at the desk, as far as it is known, and what to say to them now. */
export function Beside({ applicant, registrationNumber, tell }: BesideProps) {
  const { lastName, firstName, middleName } = applicant;
  const isNamed = `${lastName}${firstName}`.trim() !== '';
  return (
    <aside className="visit-beside" aria-label="Кто на приёме">
      {isNamed ? (
        <h2>
          <span>{lastName}</span>
          <span>{`${firstName} ${middleName}`.trim()}</span>
        </h2>
      ) : (
        <h2 className="nobody">Новый житель</h2>
      )}
      {registrationNumber && <p>заявление {registrationNumber}</p>}
      <Known applicant={applicant} />
      <div className="say">
        <h3>Скажите жителю</h3>
        {tell.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </aside>
  );
}

function Known({ applicant }: { readonly applicant: DraftApplicant }) {
  const date = useKiosk(({ today }) => today?.date);
  const parsed = parseCalendarDate(date ?? '');
  const today = parsed.ok ? parsed.value : undefined;
  const { birthDate, document, gender, snils, phone, notify } = applicant;
  const age = ageOn(birthDate, today);
  const term = document.type === 1 ? passportNote(birthDate, document.issuedOn, today) : undefined;
  return (
    <dl>
      <Fact name={BORN[gender]}>{birthDate && [birthDate, age !== undefined && yearsInWords(age)]}</Fact>
      <Fact name="СНИЛС">{shown(parseSnils(snils), formatSnils)}</Fact>
      <Fact name={document.type === 1 ? 'Паспорт' : 'Документ'}>{document.number}</Fact>
      {document.number && term && (
        <dd>
          <Pill tone={term.tone}>{term.text}</Pill>
        </dd>
      )}
      <Fact name="Телефон">
        {[shown(parsePhone(phone), formatPhone), phone && notify.sms && 'придёт СМС']}
      </Fact>
    </dl>
  );
}

type Part = ReactNode;

function Fact({ name, children }: { readonly name: string; readonly children: Part | readonly Part[] }) {
  const parts = [children].flat().filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{parts.join(' · ')}</dd>
    </>
  );
}

/** Only what is whole: half a number would be read as a number. */
function shown<Value>(
  read: { readonly ok: true; readonly value: Value } | { readonly ok: false },
  format: (value: Value) => string,
): string {
  return read.ok ? format(read.value) : '';
}
