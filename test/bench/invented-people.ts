/** A third of all people bear one of these, the first ones most; the others are put together below. */
const COMMON =
  'Смирнов Иванов Кузнецов Соколов Попов Лебедев Козлов Новиков Морозов Петров Волков Соловьёв Васильев Зайцев Павлов Семёнов Голубев Виноградов Богданов Воробьёв Фёдоров Михайлов Беляев Тарасов Белов Комаров Орлов Киселёв Макаров Андреев Ковалёв Ильин Гусев Титов Кузьмин Кудрявцев Баранов Куликов Алексеев Степанов Яковлев Сорокин Сергеев Романов Захаров Борисов Королёв Герасимов Пономарёв Григорьев'.split(
    ' ',
  );
const ROOTS =
  'Абрам Авде Бабк Балаш Вавил Верещ Гавр Глеб Горбун Гришан Давыд Дёмш Дорон Евсе Ерём Жар Жданк Зуб Зыр Игнат Исак Каз Калаш Карп Колес Копыл Корн Котельн Крыл Лап Лукаш Мальц Мамон Матвей Нестер Носк Овчин Остап Панк Плотн Прохор Рогож Рябк Савель Сит Тимош Трофим Устин Фил Фрол Хар Хохл Цар Чеб Черн Шаб Шест Щерб Эрдн Юд Яш'.split(
    ' ',
  );
const ENDINGS = 'ов ев ин кин енко чук ский цев аков ищев'.split(' ');
export const FIRST_NAMES =
  'Александр Сергей Дмитрий Алексей Андрей Пётр Евгений Семён Артём Фёдор Иван Юлий'.split(' ');
export const MIDDLE_NAMES =
  'Александрович Сергеевич Петрович Алексеевич Семёнович Фёдорович Иванович Юрьевич'.split(' ');

/** Uniform in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Digits scattered as those of real numbers are, yet different for every index. */
export function inventedSnils(index: number): string {
  const nine = String(2_000_000 + ((index * 7_654_321) % 900_000_011)).padStart(9, '0');
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0);
  return nine + String((sum % 101) % 100).padStart(2, '0');
}

/** 7 bytes, of another chip for every index. */
export function inventedUid(index: number): string {
  const scattered = [...String(index).padStart(6, '0')].reverse().join('');
  return `04${scattered}A1B2C3`;
}

export function inventedLastName(random: () => number): string {
  if (random() < 0.35) return pick(COMMON, random() ** 2);
  return pick(ROOTS, random() ** 1.3) + pick(ENDINGS, random() ** 1.5);
}

function pick(list: readonly string[], fraction: number): string {
  return list[Math.floor(fraction * list.length)] as string;
}
