import { Action } from '../ui/action.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** The kiosk serves one window. What is durable is the truth, so this one is read anew when it takes over. */
export function SupersededDialog() {
  return (
    <Dialog label="Киоск открыт в другом окне" className="interruption">
      <h1>Киоск открыт в другом окне</h1>
      <p>Работайте там. Всё, что было набрано здесь, сохранено в черновике.</p>
      <div className="actions">
        <Action primary keys="Enter" onPress={() => window.location.reload()}>
          Работать здесь
        </Action>
      </div>
    </Dialog>
  );
}
