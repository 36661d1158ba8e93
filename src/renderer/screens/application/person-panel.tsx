import type { ChipView } from '../../../domain/card-in-hand.ts';
import type { ApplicationView } from '../../../main/api/application-views.ts';
import type { Clock } from '../../formats.ts';
import { FactsPanel } from '../../ui/facts-panel.tsx';

interface PersonPanelProps {
  readonly application: ApplicationView;
  readonly clock: Clock;
}

/** What the application says of person and card; empty lines are left out. */
export function PersonPanel({ application, clock }: PersonPanelProps) {
  const { person, card, registeredAt } = application;
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Принято', `${clock.date(registeredAt)} ${clock.time(registeredAt)}`],
    ['Дата рождения', person?.birthDate],
    ['СНИЛС', person?.snils],
    ['Документ', person?.document],
    ['Телефон', person?.phone],
    ['Почта', person?.email],
    ['Живёт', person?.residenceAddress],
    ['Карта', card && [card.bank, `оканчивается на ${card.lastTwo}`].filter(Boolean).join(', ')],
    ['Чип', card && CHIP_TEXT[card.chip.kind](card.chip)],
  ];
  return <FactsPanel title="Заявление" facts={facts} />;
}

const CHIP_TEXT: Record<ChipView['kind'], (chip: ChipView) => string> = {
  uid: (chip) => ('masked' in chip ? chip.masked : ''),
  random: () => 'номер меняется, чип не подключается',
  not_tapped: () => 'карту не прикладывали',
};
