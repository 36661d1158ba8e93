const NAMES: Readonly<Record<string, string>> = {
  mir: 'карта «Мир»',
  mir_7_bytes: 'карта «Мир», другая',
  mir_10_bytes: 'карта «Мир» с длинным номером чипа',
  phone: 'телефон с картой «Мир»',
  visa: 'карта Visa',
  pass: 'пропуск, не банковская карта',
  mute: 'карта не отвечает',
  torn: 'карту убрали слишком рано',
  two_cards: 'две карты сразу',
};

/** How a card of the simulated deck is offered; one that was added since is offered by its own name. */
export function cardName(name: string): string {
  return NAMES[name] ?? name;
}
