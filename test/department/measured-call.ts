// One call in a process of its own, started by a test: `measured-call.ts URL [limits]`. Tells the outcome and by how many
// bytes the memory of the process had grown at its highest.
import { setInterval } from 'node:timers';
import { openDepartment } from '../../src/main/department/open-department.ts';
import { settingsFor } from './ask.ts';
import { CALLS } from './invented-calls.ts';

const [url = '', limits = '{}'] = process.argv.slice(2);
const opened = openDepartment(settingsFor(new URL(url), { limits: JSON.parse(limits) }));
if (!opened.ok) throw new Error(opened.problem.code);
const department = opened.value;
const KIB = 1_024;

// The first call loads and compiles: that is not what is measured.
await department.prepare(CALLS.check_active_card).send();
globalThis.gc?.();
const before = process.memoryUsage.rss();
const highestBefore = process.resourceUsage().maxRSS * KIB;
let highest = before;
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, 1);
const outcome = await department.prepare(CALLS.connect_card).send();
clearInterval(watch);
// The system has seen what fell between two of our looks.
const highestEver = process.resourceUsage().maxRSS * KIB;
if (highestEver > highestBefore) highest = Math.max(highest, highestEver);
process.send?.({ outcome, grownBytes: highest - before });
process.disconnect?.();
await department.close();
