const root = require('node:path').resolve(__dirname, '..')

/** One project for each kind of suite; `config/tests.mjs` runs those that need the machine for themselves on their own. */
const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  },
]

const project = (displayName, folders) => ({
  displayName,
  rootDir: root,
  testEnvironment: 'node',
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  transform: { '^.+\\.(m?[jt]sx?)$': swc },
  // Packages that ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(hucre|pixelmatch|@noble|qr|sql-template-tag|uqr)/)'],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['<rootDir>/test/support/environment.ts'],
})

const alone = ['weapp', 'browser', 'crash', 'races', 'security', 'support', 'bench']

/** @type {import('jest').Config} */
module.exports = {
  rootDir: root,
  testTimeout: 60_000,
  projects: [
    project('features', [`!(${alone.join('|')})`]),
    project('security', ['security']),
    project('races', ['races']),
    project('weapp', ['weapp']),
    project('browser', ['browser']),
    project('crash', ['crash']),
  ],
}
