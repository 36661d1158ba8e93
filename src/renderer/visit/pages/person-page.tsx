import { snilsMask } from '../../../domain/digits-mask.ts';
import { properName } from '../../../domain/name-mask.ts';
import { TextField } from '../../fields/text-field.tsx';
import { VisitPage } from '../visit-page.tsx';

/** All that the question of an active card needs (regulation, 4.1). */
export function PersonPage() {
  return (
    <VisitPage>
      <div className="fields pairs">
        <TextField path="applicant.lastName" label="Фамилия" mask={properName} first />
        <TextField path="applicant.firstName" label="Имя" mask={properName} />
        <TextField path="applicant.middleName" label="Отчество, если есть" mask={properName} />
        <TextField
          path="applicant.snils"
          label="СНИЛС"
          placeholder="000-000-000 00"
          inputMode="numeric"
          mask={snilsMask}
        />
      </div>
    </VisitPage>
  );
}
