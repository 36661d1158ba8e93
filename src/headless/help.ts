import { describeVariables } from '../main/settings/read-settings.ts';

/** The whole manual of the kiosk without a screen. */
export function helpText(): string {
  return `Киоск без экрана. Команды:
  connect FILE.json [--tap СЕКУНД]   принять заявление из файла и подключить карту;
                                     --tap: чип (и номер, где разрешено) прочесть со считывателя
  resume [--for СЕКУНД]              продолжить всё незавершённое, затем то, чему подойдёт срок
  tap [--for СЕКУНД]                 дождаться карты и показать её
  journal [--json]                   список заявлений, новые сверху
  journal show НОМЕР [--json]        одно заявление с шагами и событиями
  status                             настройки, журнал, считыватель
  help                               эта справка

Коды завершения: 0 готово, 10 уже есть карта жителя, 11 отказ, 12 ждёт или уточняется,
  13 нужно решение, 2 неверные данные, 1 сбой.

Настройки (переменные окружения):
${describeVariables()}`;
}
