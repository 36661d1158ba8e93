import { useKiosk } from '../../kiosk-store.ts';
import { useNavigation } from '../../navigation.ts';
import { SHORTCUTS } from '../../shortcut-texts.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Heading } from '../../ui/heading.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { HOW_TO, IN_TROUBLE } from './help-texts.ts';

export function Help() {
  const toWork = useNavigation(({ toWork }) => toWork);
  useShortcut('Esc', toWork);
  return (
    <div className="help">
      <Heading>Справка</Heading>
      <ReaderService />
      <div className="two">
        <div className="work">
          <Panel title="Как принять заявление">
            <ol className="how-to">
              {HOW_TO.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </Panel>
          <Panel title="Если что-то не так">
            <dl className="in-trouble">
              {IN_TROUBLE.map(([what, advice]) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>{advice}</dd>
                </div>
              ))}
            </dl>
          </Panel>
        </div>
        <Panel title="Клавиши">
          <KeyList />
        </Panel>
      </div>
    </div>
  );
}

/** What keeps the reader from working is told where the clerk looks for help, too. */
function ReaderService() {
  const reader = useKiosk(({ reader }) => reader);
  if (reader.status !== 'service_off') return null;
  return (
    <Notice tone="bad" title="Считыватель не работает">
      Позовите специалиста ИТ. {reader.advice}
    </Notice>
  );
}

function KeyList() {
  return (
    <table className="keys">
      <thead className="for-ears">
        <tr>
          <th scope="col">Клавиша</th>
          <th scope="col">Что делает</th>
        </tr>
      </thead>
      <tbody>
        {SHORTCUTS.map(({ keys, does }) => (
          <tr key={keys}>
            <td>
              <Kbd keys={keys} />
              <span className="for-ears">{keys}</span>
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
