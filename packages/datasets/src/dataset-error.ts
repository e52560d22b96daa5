/** Thrown for a dataset that does not exist; the message names those that do, the nearest first. */
export class DatasetError extends Error {
  readonly code = "unknown-dataset";
  /** Machine-readable parts of the message. */
  readonly details: Readonly<{ id: string; known: readonly string[] }>;

  constructor(id: string, known: readonly string[]) {
    super(`no dataset is called "${id}": there are ${known.join(", ")}`);
    this.name = "DatasetError";
    this.details = { id, known };
  }
}
