/** The walls between rooms (ARCHITECTURE.md, "Tree"). */
const features = 'account|roster|origin|recommendation|agreement|release|destination|departure|photo|assistantship|notice|policy|desk|season'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-plain',
      comment: 'src/shared runs on the phone and on the server: no Taro, no Node, no SQL',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { pathNot: '^(src/shared|node_modules/(zod|@vant/area-data)/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-has-no-feature-words',
      severity: 'error',
      from: { path: '^src/ui' },
      to: { path: '^src/(pages|app|shared/(?!calendar|errors))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-has-no-server',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^cloudfunctions' },
    },
    {
      name: 'client-has-no-contract-at-run-time',
      comment: 'zod and the contracts are types only in the client: 89 KB less on a cheap phone',
      severity: 'error',
      from: { path: '^src/(app|ui|pages)' },
      to: { path: '^src/shared/(contracts?|[a-z]+/contract)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'call-is-the-only-way-out',
      severity: 'error',
      from: { path: '^src/pages' },
      to: { path: '^src/app/(storage|store|request-id)\\.ts$' },
    },
    {
      name: 'pages-stay-in-their-room',
      severity: 'error',
      from: { path: `^src/pages/(${features}|home|inbox|me|trail)/` },
      to: { path: '^src/pages/([^/]+)/', pathNot: '^src/pages/$1/' },
    },
    {
      name: 'features-ask-for-facts',
      comment: 'what a feature needs of another is a fact its owner exports',
      severity: 'error',
      from: { path: `^cloudfunctions/(${features})/` },
      to: { path: `^cloudfunctions/(${features})/`, pathNot: ['^cloudfunctions/$1/', '/facts\\.ts$'] },
    },
    {
      name: 'kit-knows-no-feature',
      severity: 'error',
      from: { path: '^cloudfunctions/_kit' },
      to: { path: `^cloudfunctions/(${features}|api|jobs|_local)/` },
    },
    {
      name: 'functions-know-no-local-cloud',
      severity: 'error',
      from: { path: `^cloudfunctions/(api|jobs|_kit|${features})/` },
      to: { path: '^cloudfunctions/_local' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types vanish before the program runs; the walls are about what runs.
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
