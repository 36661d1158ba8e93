export const STYLE = `body{font:16px/1.5 sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left}
th{background:#eee}form{display:inline-block;margin:0 .5rem .25rem 0}button,select,input{font:inherit;padding:.25rem .5rem}
.mark{background:#ffe9a8;padding:.5rem 1rem}`;

/** A whole page of the trainer's; `body` is HTML. */
export function pageOf(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${title}</title>
<link rel="stylesheet" href="/admin/style.css"></head><body>
<h1>${title}</h1>
<p class="mark">Только для обучения. Не вводите данные настоящих людей и карт.</p>
${body}</body></html>`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${htmlText(cell)}</td>`).join('')}</tr>`);
  return tableOf(head, cells);
}

export function tableOf(head: readonly string[], rows: readonly string[]): string {
  const titles = head.map((title) => `<th scope="col">${title}</th>`).join('');
  const none = `<tr><td colspan="${head.length}">Пока ничего нет</td></tr>`;
  return `<table><thead><tr>${titles}</tr></thead><tbody>${rows.join('') || none}</tbody></table>`;
}

export function option(value: string, title: string): string {
  return `<option value="${htmlText(value)}">${htmlText(title)}</option>`;
}

export function htmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
