import type { ReaderStatus } from '../../domain/tap.ts';
import type { ReaderTrouble } from './reader-trouble.ts';

/** What the machine shows beside the reader's own status; gathered by `gatherFacts`. */
export interface ReaderFacts {
  readonly trouble: ReaderTrouble | undefined;
  /** Kernel modules that take an NFC reader away from PC/SC. */
  readonly kernelModules: readonly string[];
  readonly remoteSession: boolean;
}

/** One likely cause for IT. */
export interface Finding {
  readonly code: ReaderTrouble | 'kernel_driver' | 'remote_session' | 'nothing_found';
  readonly message: string;
}

const TROUBLE_TEXT: Readonly<Record<ReaderTrouble, string>> = {
  driver_missing: 'Пакет nfc-pcsc не установлен. Переустановите программу с дополнительными пакетами.',
  driver_not_built:
    'Драйвер считывателя не собран для этой версии Node. Установите libpcsclite-dev и компилятор C++, затем выполните npm run postinstall.',
  service_not_running:
    'Служба смарт-карт не отвечает. Linux: systemctl enable --now pcscd.socket. Windows: подключите считыватель и запустите службу «Смарт-карта» (SCardSvr).',
  service_not_automatic:
    'Служба «Смарт-карта» не запускается сама. Выполните от имени администратора: sc config SCardSvr start= auto.',
  access_denied:
    'Служба pcscd отказывает этому пользователю. Разрешите в polkit действия org.debian.pcsc-lite.access_pcsc и access_card.',
  driver_hung: 'Драйвер считывателя не отвечает. Переподключите считыватель к другому порту USB.',
};

/** Likely causes, the surest first; asked for where there is no reader or its service is off. */
export function diagnose(status: ReaderStatus, facts: ReaderFacts): readonly Finding[] {
  if (status.status !== 'no_reader' && status.status !== 'service_off' && status.status !== 'reader_hung')
    return [];
  const findings: Finding[] = [];
  if (facts.trouble) findings.push({ code: facts.trouble, message: TROUBLE_TEXT[facts.trouble] });
  if (facts.remoteSession) findings.push(REMOTE_SESSION);
  if (facts.kernelModules.length > 0) findings.push(kernelDriver(facts.kernelModules));
  return findings.length > 0 ? findings : [NOTHING_FOUND];
}

const REMOTE_SESSION: Finding = {
  code: 'remote_session',
  message:
    'Открыт удалённый рабочий стол: видны только считыватели того компьютера, за которым сидит оператор. Включите в подключении передачу смарт-карт или работайте за самим компьютером.',
};

const NOTHING_FOUND: Finding = {
  code: 'nothing_found',
  message:
    'Служба работает, но считывателей не видит. Проверьте кабель и драйвер, попробуйте другой порт USB.',
};

function kernelDriver(modules: readonly string[]): Finding {
  const message = `Считыватель занят ядром Linux (${modules.join(', ')}). Внесите эти модули в /etc/modprobe.d командой blacklist и перезагрузите компьютер.`;
  return { code: 'kernel_driver', message };
}
