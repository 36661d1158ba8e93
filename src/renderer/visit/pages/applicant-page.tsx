import { dateMask } from '../../../domain/date-mask.ts';
import { divisionCodeMask, passportMask } from '../../../domain/digits-mask.ts';
import { phoneMask } from '../../../domain/phone-mask.ts';
import { AddressField } from '../../fields/address-field.tsx';
import { CheckField } from '../../fields/check-field.tsx';
import { DocumentTypeField } from '../../fields/document-type-field.tsx';
import { useForm } from '../../fields/form-context.tsx';
import { GenderField } from '../../fields/gender-field.tsx';
import { TextField } from '../../fields/text-field.tsx';
import { useVisit } from '../visit-context.tsx';
import { VisitPage } from '../visit-page.tsx';

const DATE = { placeholder: 'дд.мм.гггг', inputMode: 'numeric', mask: dateMask } as const;

/** The rest of the applicant (regulation, 4.2), in the order in which one turns the passport's pages. */
export function ApplicantPage() {
  const { workplace } = useVisit();
  return (
    <VisitPage>
      <div className="fields dense">
        <DocumentTypeField label="Документ" types={workplace.documentTypes} />
        <DocumentFields />
        <div className="row born">
          <GenderField label="Пол" />
          <TextField path="applicant.birthDate" label="Дата рождения" {...DATE} />
          <TextField path="applicant.birthPlace" label="Место рождения, как в документе" />
        </div>
        <TextField path="applicant.document.registrationAddress" label="Адрес регистрации" />
        <AddressField
          path="applicant.residenceAddress"
          label="Где живёт"
          same={{
            as: 'applicant.document.registrationAddress',
            label: 'совпадает с регистрацией',
            keys: 'Alt 1',
          }}
        />
        <Contacts />
      </div>
    </VisitPage>
  );
}

function DocumentFields() {
  const isPassport = useForm(({ applicant }) => applicant.document.type === 1);
  if (!isPassport) {
    return (
      <div className="row document">
        <TextField path="applicant.document.number" label="Серия и номер" first />
        <TextField path="applicant.document.issuedOn" label="Дата выдачи" {...DATE} />
        <TextField path="applicant.document.issuedBy" label="Кем выдан, если указано" />
      </div>
    );
  }
  return (
    <>
      <div className="row document">
        <TextField
          path="applicant.document.number"
          label="Серия и номер паспорта"
          placeholder="0000 000000"
          inputMode="numeric"
          mask={passportMask}
          first
        />
        <TextField path="applicant.document.issuedOn" label="Дата выдачи" {...DATE} />
        <TextField
          path="applicant.document.divisionCode"
          label="Код подразделения"
          placeholder="000-000"
          inputMode="numeric"
          mask={divisionCodeMask}
        />
      </div>
      <TextField path="applicant.document.issuedBy" label="Кем выдан" />
    </>
  );
}

function Contacts() {
  return (
    <div className="row contacts">
      <div>
        <TextField
          path="applicant.phone"
          label="Мобильный телефон"
          placeholder="+7 900 000-00-00"
          inputMode="tel"
          mask={phoneMask}
        />
        <CheckField path="applicant.notify.sms" label="сообщить по СМС" keys="Alt 2" />
      </div>
      <div>
        <TextField path="applicant.email" label="Электронная почта, если есть" inputMode="email" />
        <CheckField path="applicant.notify.email" label="сообщить по почте" keys="Alt 3" />
      </div>
    </div>
  );
}
