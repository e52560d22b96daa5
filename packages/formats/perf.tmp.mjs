import { readTable } from "@onset/formats";
const parts = ["family,model,task,metric,score,params,n_items\n"];
for (let i = 0; i < 500000; i++)
  parts.push(`GPT-3,GPT-3 Small,task${i % 1000},acc,${(i % 97) / 100},${1e8 + (i % 8) * 1e9},2000\n`);
const t = parts.join("");
parts.length = 0;
const s = performance.now();
const r = readTable(t, { name: "x.csv" });
console.log(
  t.length / 1e6,
  "MB",
  (performance.now() - s) / 1e3,
  "s",
  r.series.length,
  process.memoryUsage().rss / 1e6,
);
