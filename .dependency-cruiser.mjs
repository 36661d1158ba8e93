// The rooms of the project and what each may import. A room that is not named here may import nothing of ours.
const MAY_IMPORT = {
  'src/domain': [],
  'src/main/reader': ['src/domain'],
  'src/main/journal': ['src/domain'],
  'src/main/department': ['src/domain'],
  'src/main/settings': ['src/domain', 'src/main/reader/simulated-deck\\.ts'],
  'src/main/desk': ['src/domain', 'src/main/journal'],
  'src/main/clock': [],
  'src/main/delivery': ['src/domain', 'src/main/clock', 'src/main/journal', 'src/main/department'],
  'src/main/reverse': ['src/domain', 'src/main/clock', 'src/main/journal', 'src/main/department'],
  'src/main/api': ['src/domain', 'src/main/(?!hosts)'],
  'src/main/(kiosk|forward|adapters|open-reader|open-reverse|open-backups|backup-schedule)\\.ts': [
    'src/domain',
    'src/main/(?!hosts)',
  ],
  'src/main/hosts': ['src/domain', 'src/main'],
  'src/main/index\\.ts': ['src/main/hosts/electron'],
  'src/preload': [],
  'src/renderer': [
    'src/domain',
    'src/main/api/(application|desk|listed|operation|queue|to-tell|workplace)-views\\.ts',
    'src/main/api/(push|router|kiosk-calls)\\.ts',
  ],
  'src/stand': ['src/domain'],
  'src/headless': ['src/domain', 'src/main/(?!hosts)'],
  'src/training': [
    'src/domain',
    'src/main/(?!hosts)',
    'src/main/hosts/(browser/browser-host|program-files)\\.ts',
    'src/stand',
  ],
};

const layers = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `${room} imports only ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${room}` },
  to: { path: '^src', pathNot: [room, ...allowed].map((path) => `^${path}`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers,
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only the reader child imports the driver',
      severity: 'error',
      from: { pathNot: '^src/main/reader/' },
      to: { path: 'node_modules/(nfc-pcsc|@pokusew)' },
    },
    {
      name: 'only journal and stand speak SQL',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(main/journal|stand)/' },
      to: { path: 'node_modules/better-sqlite3' },
    },
    {
      name: 'only the Department client and the stand speak HTTP',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(main/(department|hosts)|stand)/' },
      to: { path: 'node_modules/(undici|fastify)|^(node:)?(http|https|http2)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
