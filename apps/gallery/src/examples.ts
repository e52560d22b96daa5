/** One example: what stands in `code` is what is rendered, and what the reader copies. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly code: string;
}

/** Examples of `<onset-curve>`, from the plainest on. */
export const curveExamples: readonly Example[] = [
  {
    id: "dataset",
    title: "A published result",
    text: "Name an embedded dataset and a series. The element fits a logistic curve in a worker and draws its band, its threshold and its interval.",
    code: `<onset-curve dataset="gpt3-arithmetic" task="2D+" variant="few-shot"></onset-curve>`,
  },
  {
    id: "simulated",
    title: "A simulated curve",
    text: "A threshold alone is enough. With steps, every one of them must be right: the same ability, seen through a stricter score, seems to switch on later.",
    code: `<onset-curve label="Ten steps, all of which must be right"
  threshold="9" steepness="2" steps="10"></onset-curve>`,
  },
  {
    id: "table",
    title: "A table of your own",
    text: "A CSV with columns for scale and score, from any address that your page may read.",
    code: `<onset-curve src="scores.csv" label="Scores of mine" with-table></onset-curve>`,
  },
  {
    id: "inline",
    title: "Data inside the page",
    text: "For a handful of points no file is needed. Items give the points their error bars.",
    code: `<onset-curve label="Word puzzles">
  <p slot="description">Twenty puzzles for each of five models.</p>
  <script type="application/json">
    { "task": "puzzles", "chance": 0.25, "points": [
      { "scale": 1e8, "score": 0.25, "items": 20 },
      { "scale": 1e9, "score": 0.30, "items": 20 },
      { "scale": 1e10, "score": 0.55, "items": 20 },
      { "scale": 1e11, "score": 0.85, "items": 20 },
      { "scale": 1e12, "score": 0.95, "items": 20 } ] }
  </script>
</onset-curve>`,
  },
  {
    id: "overlay",
    title: "Both together",
    text: "A simulated curve laid over data, to hold an idea against them. No curve is fitted here.",
    code: `<onset-curve dataset="gpt3-arithmetic" task="3D+" variant="few-shot" curve="none"
  threshold="10.5" steepness="4"></onset-curve>`,
  },
  {
    id: "error",
    title: "When something is wrong",
    text: "An error says its rule, the value, and what to do. It stays inside the element; the page goes on.",
    code: `<onset-curve dataset="gpt3-arithmetic" task="2D" variant="few-shot"></onset-curve>`,
  },
];
