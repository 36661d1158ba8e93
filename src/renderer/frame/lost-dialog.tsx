import { Busy } from '../ui/busy.tsx';
import { Dialog } from '../ui/dialog.tsx';

export function LostDialog() {
  return (
    <Dialog label="Связи с программой киоска нет" className="interruption">
      <h1>Связи с программой киоска нет</h1>
      <p>Набранное остаётся на этом экране. Киоск отзовётся, и можно будет продолжать с того же места.</p>
      <p>Если ожидание дольше минуты, закройте окно и запустите киоск снова: черновики сохранены.</p>
      <Busy>Соединяемся…</Busy>
    </Dialog>
  );
}
