import type { Example } from "./examples.ts";

/** Examples of `<onset-sweep>`, from the plainest on. */
export const sweepExamples: readonly Example[] = [
  {
    id: "sweep",
    title: "A heatmap that follows a slider",
    text: "A spec inside the page: 320 thresholds by 320 steepnesses, each curve seen at 100 sizes, ten million cells for every step of the slider. Workers compute it, coarse first. Move over the cells, or walk them with the arrow keys: the curve behind the cell is drawn beside.",
    code: `<onset-sweep label="Where the score of a chain of steps reaches one half">
  <script type="application/json">
    { "onset": "sweep/1",
      "model": { "curve": "exact-match" },
      "axes": {
        "threshold": { "from": 8, "to": 12, "count": 320 },
        "steepness": { "from": 0.5, "to": 10, "count": 320, "spacing": "geometric" },
        "steps": [1, 2, 4, 8, 16, 32, 64, 128],
        "scale": { "from": 1e6, "to": 1e14, "count": 100, "spacing": "geometric" } },
      "observables": ["onset", "width"] }
  </script>
</onset-sweep>`,
  },
  {
    id: "multiples",
    title: "Small multiples",
    text: "A third axis side by side, under one scale of colours. Hatched cells have no value: the curve does not get there within the sizes swept.",
    code: `<onset-sweep src="steps.yaml" view="multiples" by="steps" observable="width"
  label="How wide the rise looks, by the number of steps"></onset-sweep>`,
  },
  {
    id: "scores",
    title: "The scores themselves",
    text: "With scores for an observable, the sizes become an axis of the heatmap: each row is a curve.",
    code: `<onset-sweep x="scale" y="steps" label="Scores of a chain of steps" at="steepness=2" with-table>
  <script type="application/json">
    { "onset": "sweep/1",
      "model": { "curve": "exact-match", "parameters": { "threshold": 9 } },
      "axes": {
        "steps": [1, 2, 4, 8, 16, 32, 64],
        "steepness": { "from": 0.5, "to": 8, "count": 31 },
        "scale": { "from": 1e6, "to": 1e13, "count": 200, "spacing": "geometric" } },
      "observables": ["score"] }
  </script>
</onset-sweep>`,
  },
  {
    id: "sweep-error",
    title: "When a spec is wrong",
    text: "The error says where in the spec, which rule, which value, and what to do.",
    code: `<onset-sweep>
  <script type="application/json">
    { "onset": "sweep/1",
      "model": { "curve": "logistic" },
      "axes": {
        "treshold": [8, 9, 10],
        "steepness": { "from": 0.5, "to": 10, "count": 0 },
        "scale": { "from": 1e6, "to": 1e13, "count": 100, "spacing": "geometric" } },
      "observables": ["onset"] }
  </script>
</onset-sweep>`,
  },
];
