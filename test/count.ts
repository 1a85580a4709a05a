/** A vitest reporter that only counts, and tells `run.ts`. The default reporter beside it says what failed and why. */
import type { Reporter, TestModule, TestSuite } from 'vitest/node';

export type Counts = {
  readonly passed: number;
  readonly failed: number;
  /** Each with the reason that the test gave, where it gave one. */
  readonly skipped: readonly string[];
};

export default class Count implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    const skipped: string[] = [];
    const brokenOutsideTests = (part: TestModule | TestSuite): number => (part.errors().length > 0 ? 1 : 0);
    for (const module of modules) {
      // A file that cannot be loaded, or a hook that throws, has no failed test to show for it.
      failed += brokenOutsideTests(module);
      for (const suite of module.children.allSuites()) failed += brokenOutsideTests(suite);
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'skipped') {
          skipped.push(`${module.relativeModuleId}: ${test.fullName}${result.note ? `: ${result.note}` : ''}`);
        } else failed += 1;
      }
    }
    process.send?.({ passed, failed, skipped } satisfies Counts);
  }
}
