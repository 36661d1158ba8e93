import type { ReachReason, ReachStage } from './reach.ts';

export interface ReachText {
  /** What is so, without an end mark: the top bar adds since when. */
  readonly brief: string;
  /** Who has to act: nobody but patience, or the office's IT. */
  readonly who: 'nobody' | 'it';
  /** What IT looks at, in one sentence; settings by their names. */
  readonly forIt: string;
}

const wait = (brief: string, forIt: string): ReachText => ({ brief, who: 'nobody', forIt });
const callIt = (brief: string, forIt: string): ReachText => ({ brief, who: 'it', forIt });

const OUT_OF_REGULATION = 'Департамент отвечает не по регламенту';
const PATH = 'Проверьте путь в KARTA_DEPARTMENT_URL и шлюз; если они верны, сообщите Департаменту.';

/** «Нет связи» only where nothing of the Department was heard; an answer with a fault is no silence. */
export const REACH_TEXT: Readonly<Record<ReachReason, ReachText>> = {
  name_lookup: wait(
    'Нет связи: адрес Департамента не найден',
    'Имя узла из KARTA_DEPARTMENT_URL не находится. Проверьте его, сеть и сервер имён (DNS).',
  ),
  name_server_silent: wait(
    'Нет связи: сервер имён не отвечает',
    'Проверьте сеть этого места и адрес сервера имён (DNS).',
  ),
  connection_refused: wait(
    'Нет связи: соединение не принимают',
    'Узел есть, порт закрыт. Проверьте порт в KARTA_DEPARTMENT_URL и шлюз.',
  ),
  connect_timeout: wait(
    'Нет связи: Департамент молчит',
    'Узел не отвечает на соединение. Проверьте VPN, межсетевой экран и порт в KARTA_DEPARTMENT_URL.',
  ),
  network_unreachable: wait(
    'Нет связи: сети на этом месте нет',
    'До узла нет дороги. Проверьте кабель, адрес этого компьютера, маршруты и VPN.',
  ),
  tls: callIt(
    'Защищённое соединение не установлено',
    'Проверьте шлюз, порт TLS и сертификат рабочего места (KARTA_CLIENT_CERT_FILE).',
  ),
  handshake_timeout: wait(
    'Нет связи: защищённое соединение не отвечает',
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
