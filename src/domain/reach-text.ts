import type { ReachReason, ReachStage } from './reach.ts';

export interface ReachText {
  /** What is so, in short and without an end mark; of a silence only its kind. */
  readonly brief: string;
  /** `silent`: nothing of the Department was heard at all. */
  readonly kind: 'silent' | 'wait' | 'call_it';
  /** What IT looks at, in a sentence or two; settings by their names. */
  readonly forIt: string;
}

const silent = (brief: string, forIt: string): ReachText => ({ brief, kind: 'silent', forIt });
const wait = (brief: string, forIt: string): ReachText => ({ brief, kind: 'wait', forIt });
const callIt = (brief: string, forIt: string): ReachText => ({ brief, kind: 'call_it', forIt });

const OUT_OF_REGULATION = 'Департамент отвечает не по регламенту';
const PATH = 'Проверьте путь в KARTA_DEPARTMENT_URL и шлюз; если они верны, сообщите Департаменту.';

export const REACH_TEXT: Readonly<Record<ReachReason, ReachText>> = {
  name_lookup: silent(
    'адрес Департамента не найден',
    'Имя узла из KARTA_DEPARTMENT_URL не находится. Проверьте его, сеть и сервер имён (DNS).',
  ),
  name_server_silent: silent(
    'сервер имён не отвечает',
    'Проверьте сеть этого места и адрес сервера имён (DNS).',
  ),
  connection_refused: silent(
    'Департамент не принимает соединение',
    'Узел есть, порт закрыт. Проверьте порт в KARTA_DEPARTMENT_URL и шлюз.',
  ),
  connect_timeout: silent(
    'Департамент не отвечает',
    'Узел не отвечает на соединение. Проверьте VPN, межсетевой экран и порт в KARTA_DEPARTMENT_URL.',
  ),
  network_unreachable: silent(
    'на этом месте нет сети',
    'До узла нет дороги. Проверьте кабель, адрес этого компьютера, маршруты и VPN.',
  ),
  tls: callIt(
    'Защищённое соединение не установлено',
    'Проверьте шлюз, порт TLS и сертификат рабочего места (KARTA_CLIENT_CERT_FILE).',
  ),
  handshake_timeout: silent(
    'защищённое соединение не начинается',
    'Порт открыт, TLS не начинается. Проверьте шлюз и порт в KARTA_DEPARTMENT_URL.',
  ),
  certificate_expired: callIt(
    'Сертификат Департамента просрочен',
    'Проверьте часы этого компьютера. Если они верны, сообщите Департаменту о просроченном сертификате.',
  ),
  certificate_not_yet_valid: callIt(
    'Сертификат Департамента ещё не действует',
    'Скорее всего отстают часы этого компьютера. Сверьте дату и время.',
  ),
  certificate_of_another: callIt(
    'Сертификат выдан другому узлу',
    'Сверьте узел в KARTA_DEPARTMENT_URL с именем в сертификате; если они разные, сообщите Департаменту.',
  ),
  certificate_untrusted: callIt(
    'Сертификату Департамента нет доверия',
    'Укажите в KARTA_CA_FILE корневой сертификат организации, которым подписан узел.',
  ),
  client_certificate_refused: callIt(
    'Сертификат рабочего места не принят',
    'Проверьте KARTA_CLIENT_CERT_FILE и KARTA_CLIENT_KEY_FILE: срок и кем выдан сертификат.',
  ),
  tls_too_old: callIt(
    'Защита соединения устарела',
    'Узел не знает TLS 1.2 и новее. Обновите шлюз или сообщите Департаменту.',
  ),
  timeout: wait(
    'Департамент не отвечает вовремя',
    'Соединение есть, ответ не приходит. Если это длится, сообщите Департаменту.',
  ),
  connection_lost: wait(
    'Департамент обрывает связь до ответа',
    'Соединение есть, до ответа его закрывают. Проверьте шлюз и сертификат рабочего места.',
  ),
  server_error: wait(
    'У Департамента сбой',
    'Сервис отвечает кодом 5xx. Если это длится, сообщите Департаменту.',
  ),
  unexpected_status: callIt(OUT_OF_REGULATION, PATH),
  not_json: callIt('Вместо ответа Департамента приходит страница', PATH),
  wrong_shape: callIt(OUT_OF_REGULATION, PATH),
  unlisted_code: callIt(OUT_OF_REGULATION, 'В ответе код, которого нет в регламенте: сообщите Департаменту.'),
  too_large: callIt(OUT_OF_REGULATION, 'Ответ больше допустимого: сообщите Департаменту.'),
  key_rejected: callIt(
    'Департамент не принял ключ доступа',
    'Проверьте KARTA_API_KEY или KARTA_API_KEY_FILE; если ключ верен, запросите у Департамента новый.',
  ),
  region_unknown: callIt(
    'Департамент не узнал код региона',
    'Проверьте KARTA_PRG_CODE; если код верен, сообщите Департаменту.',
  ),
};

/** The stages as the clerk reads them, in the order of the way. */
export const REACH_STAGE_TEXT: Readonly<Record<ReachStage, string>> = {
  address: 'Адрес Департамента найден',
  connection: 'Соединение принято',
  protection: 'Защита соединения надёжна',
  answer: 'Ответ понятен',
  key: 'Ключ доступа принят',
  region_code: 'Код региона принят',
};

/** The state of the way in one phrase; «нет связи» only where nothing was heard. `since` as «11:42». */
export function reachInBrief(reason: ReachReason, since: string): string {
  const { brief, kind } = REACH_TEXT[reason];
  return kind === 'silent' ? `Нет связи с ${since}: ${brief}` : `${brief} с ${since}`;
}

/** What the clerk does about it. */
export function reachAdvice(reason: ReachReason): string {
  return ADVICE[REACH_TEXT[reason].kind];
}

const ADVICE: Readonly<Record<ReachText['kind'], string>> = {
  silent: 'Принимайте заявления: они сохраняются и уйдут сами, когда будет связь.',
  wait: 'Принимайте заявления: они сохраняются, отправку повторим сами.',
  call_it: 'Позовите специалиста ИТ. Заявления принимаются и ждут отправки.',
};
