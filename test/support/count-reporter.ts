import type { Reporter, TestModule } from 'vitest/node'

/** Ends every run with one plain line that a machine can read: `N passed, N failed`. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((each) => each.result().state === state).length
    // A file that cannot even be loaded has no tests, and must not look like a success.
    const brokenModules = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    ).length
    const failed = count('failed') + brokenModules + unhandledErrors.length
    const skipped = count('skipped')
    process.on('exit', () =>
      console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`),
    )
  }
}
