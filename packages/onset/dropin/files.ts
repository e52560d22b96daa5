// The file beside the drop-in: what only pages with YAML specs or Parquet downloads need.
export { readYaml, writeSweepParquet } from "../src/files.ts";
