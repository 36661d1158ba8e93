import { Checkbox, SegmentedControl } from '@mantine/core';
import type { Contour } from '../../../domain/contour.ts';
import type { WorkplaceView } from '../../../main/api/workplace-views.ts';
import { useAppearance } from '../../appearance.ts';
import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { useShortcut } from '../../shortcuts.ts';
import { play } from '../../sounds.ts';
import { Heading } from '../../ui/heading.tsx';
import { Panel } from '../../ui/panel.tsx';

/** How this desk looks and sounds, where it is, and what IT still has to set. */
export function Workplace({ workplace }: { readonly workplace: WorkplaceView }) {
  const toWork = useNavigation(({ toWork }) => toWork);
  useShortcut('Esc', toWork);
  return (
    <div className="settings">
      <Heading>Настройки места</Heading>
      <div className="two">
        <div className="work">
          <AppearancePanel />
          <SettingProblems problems={workplace.settingProblems ?? []} />
        </div>
        <aside className="beside" aria-label="Рабочее место">
          <PlacePanel workplace={workplace} />
        </aside>
      </div>
    </div>
  );
}

const SIZES = ['100', '125', '150'] as const;
const THEMES = [
  { value: 'system', label: 'Как в системе' },
  { value: 'light', label: 'Светлая' },
  { value: 'dark', label: 'Тёмная' },
] as const;

function AppearancePanel() {
  const { textSize, theme, sound } = useAppearance();
  return (
    <Panel title="Экран и звук">
      <div className="switches">
        <span id="text-size">Размер текста</span>
        <SegmentedControl
          aria-labelledby="text-size"
          data={SIZES.map((value) => ({ value, label: `${value} %` }))}
          value={String(textSize)}
          onChange={(value) =>
            useAppearance.setState({ textSize: value === '150' ? 150 : value === '125' ? 125 : 100 })
          }
        />
        <span id="theme">Тема</span>
        <SegmentedControl
          aria-labelledby="theme"
          data={[...THEMES]}
          value={theme}
          onChange={(theme) => useAppearance.setState({ theme })}
        />
        <span id="sound">Звук</span>
        <Checkbox
          label="Сигнал, когда карта прочитана или не прочитана"
          checked={sound}
          onChange={({ currentTarget }) => {
            useAppearance.setState({ sound: currentTarget.checked });
            play('good');
          }}
        />
      </div>
    </Panel>
  );
}

function SettingProblems({ problems }: { readonly problems: readonly string[] }) {
  const reader = useKiosk(({ reader }) => reader);
  const advice = reader.status === 'service_off' ? reader.advice : undefined;
  if (problems.length === 0 && advice === undefined) {
    return (
      <Panel title="Отправка настроена">
        <p>Адрес, ключ и код региона для Департамента заданы.</p>
      </Panel>
    );
  }
  return (
    <Panel title="Для специалиста ИТ" tone="bad">
      <ul className="for-it-list">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
        {advice && <li>{advice}</li>}
      </ul>
    </Panel>
  );
}

const CONTOUR_TEXT: Record<Contour, readonly [name: string, advice: string]> = {
  training: ['Учебный контур', 'Данные настоящих людей и карт не вводите.'],
  production: ['Рабочий контур', 'Заявления уходят в Департамент по-настоящему.'],
};

function PlacePanel({ workplace }: { readonly workplace: WorkplaceView }) {
  const [name, advice] = CONTOUR_TEXT[workplace.contour];
  return (
    <Panel title={name}>
      <p>{advice}</p>
      <dl className="facts-list">
        <div>
          <dt>Проект</dt>
          <dd>{workplace.projectName}</dd>
        </div>
        <div>
          <dt>Регион</dt>
          <dd>{workplace.regionName}</dd>
        </div>
        <div>
          <dt>Отдел и место</dt>
          <dd>
            № {workplace.office}, место {workplace.workplace}
          </dd>
        </div>
        <div>
          <dt>Номер карты</dt>
          <dd>{workplace.numberFromChip ? 'читается с чипа' : 'вводит сотрудник'}</dd>
        </div>
      </dl>
    </Panel>
  );
}
