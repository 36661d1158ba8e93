import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Beside the program and nowhere else: who can write there could change the program itself. Half of a start is
// compiling; where the folder cannot be written, it is compiled as before.
enableCompileCache(fileURLToPath(new URL('../compile-cache', import.meta.url)));
const { run } = await import('./program.ts');
await run(process.argv.slice(2), import.meta.url);
