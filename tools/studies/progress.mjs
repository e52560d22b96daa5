// How far a study is: on a terminal one line that is written over, elsewhere a line about every twentieth.
const LINES = 20;

/** `weights`: what each job costs, in any unit; `before`: whether it was there before this run. */
export function progressOf(weights, before) {
  const sum = (which) => weights.reduce((total, weight, i) => (which(i) ? total + weight : total), 0);
  const whole = sum(() => true);
  const there = sum((i) => before[i]);
  const started = performance.now();
  let [done, computed, said] = [before.filter(Boolean).length, 0, -1];
  return {
    step(index) {
      done += 1;
      computed += weights[index];
      const share = (there + computed) / whole;
      const seconds = (performance.now() - started) / 1000;
      const left = (seconds / computed) * (whole - there - computed);
      const line = Math.floor(LINES * share);
      if (!process.stderr.isTTY && line === said) return;
      said = line;
      const percent = Math.floor(100 * share);
      say(
        `${done} of ${weights.length} jobs, ${percent} %, ${spoken(seconds)} so far, about ${spoken(left)} left`,
      );
    },
    end() {
      if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    },
  };
}

function say(text) {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}

function spoken(seconds) {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
