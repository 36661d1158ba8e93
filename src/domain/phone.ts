import type { Branded } from './brand.ts';
import { block, type Problem, warn } from './field-problem.ts';
import { plainDashes } from './plain-dashes.ts';
import { fail, ok, type Result } from './result.ts';

/** Russian telephone number, `7XXXXXXXXXX`, as it is sent (4.2 `mobilePhone`). */
export type Phone = Branded<string, 'Phone'>;

/** Accepts `+7…`, `7…`, `8…` with ten more digits and `9…` with nine; blanks, dashes, brackets between. */
export function parsePhone(text: string): Result<Phone, Problem> {
  const typed = plainDashes(text).replace(/[\s()-]/g, '');
  const national = /^(?:\+?7|8)(\d{10})$/.exec(typed)?.[1] ?? /^(9\d{9})$/.exec(typed)?.[1];
  if (national === undefined) {
    return fail(
      block('phone_format', 'Введите номер телефона полностью: +7 и ещё 10 цифр, например +7 912 000-00-00.'),
    );
  }
  return ok(`7${national}` as Phone);
}

/** Messages go to mobile numbers, and those begin with 9. */
export function phoneWarnings(phone: Phone): Problem[] {
  if (phone[1] === '9') return [];
  return [warn('phone_not_mobile', 'Номер не похож на мобильный: СМС на него не придёт. Уточните номер.')];
}

/** `+7 XXX XXX-XX-XX`. */
export function formatPhone(phone: Phone): string {
  return phone.replace(/^7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4');
}
