/** Imports run one way (README.md, "The structure"): renderer → contract ← ipc → services → clinical. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(electron|native|renderer|scripts|tests)/', pathNot: [from, ...allowed] },
});
module.exports = {
  forbidden: [
    only('contract-is-pure', '^electron/contract/', []),
    only('clinical-imports-contract-only', '^electron/clinical/', ['^electron/contract/']),
    only('renderer-imports-contract-only', '^renderer/', ['^electron/contract/']),
    only('native-imports-contract-only', '^native/', ['^electron/contract/']),
    only('store', '^electron/store/', ['^electron/contract/', '^electron/clinical/', '^native/sqlite/']),
    only('exchange', '^electron/exchange/', ['^electron/contract/', '^electron/clinical/']),
    only('evaluation', '^electron/evaluation/', ['^electron/contract/', '^electron/clinical/']),
    only('ipc', '^electron/ipc/', ['^electron/contract/']),
    only('shell', '^electron/shell/', ['^electron/contract/', '^electron/ipc/']),
    {
      name: 'clinical-and-contract-are-portable',
      severity: 'error',
      from: { path: '^electron/(clinical|contract)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'clinical-and-contract-take-no-library-but-zod',
      severity: 'error',
      from: { path: '^electron/(clinical|contract)/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'native-modules-live-in-native',
      severity: 'error',
      from: { path: '^(electron|renderer|scripts)/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(better-sqlite3-multiple-ciphers|node-llama-cpp)/' },
    },
    {
      name: 'electron-lives-in-the-shell',
      severity: 'error',
      from: {
        path: '^(electron|renderer|native|scripts)/',
        pathNot: '^electron/(shell/|main\\.ts|preload\\.ts)|^native/llm/',
      },
      to: { path: 'node_modules/electron/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
  },
};
