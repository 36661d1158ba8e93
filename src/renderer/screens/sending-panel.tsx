import type { SendingSnapshot } from '../../main/hosts/snapshot.ts';

/** Whether applications could be sent, and what IT has to set where they could not. */
export function SendingPanel({ sending }: { readonly sending: SendingSnapshot }) {
  if (sending.configured) {
    return (
      <section className="panel">
        <h2>Отправка настроена</h2>
        <p>Адрес, ключ и код региона для Департамента заданы.</p>
      </section>
    );
  }
  return (
    <section className="panel attention">
      <h2>Отправка не настроена</h2>
      <p>Принимать заявления пока нельзя. Позовите специалиста ИТ.</p>
      <details>
        <summary>Что настроить, для специалиста ИТ</summary>
        <ul>
          {sending.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
