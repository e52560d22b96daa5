// One shape for every check of `npm run verify`: a name, and a list of faults (empty when all is well).

/**
 * @typedef {object} Check
 * @property {string} name what is guarded, as a sentence
 * @property {() => string[] | Promise<string[]>} run gives one line per fault
 */

/**
 * Runs checks one after another and prints one line each, with the faults below it.
 * @param {readonly Check[]} checks
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(checks) {
  let failed = 0;
  for (const check of checks) {
    const begun = performance.now();
    const faults = await check.run();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${check.name} (${seconds} s)`);
    for (const fault of faults) console.log(`     ${fault}`);
    if (faults.length > 0) failed += 1;
  }
  return { passed: checks.length - failed, failed };
}
