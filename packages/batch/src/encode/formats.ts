/** The file formats of a sweep's rows. */
export type SweepFormat = "parquet" | "arrow" | "csv" | "npy";

/** Every format, the default first. */
export const SWEEP_FORMATS: readonly SweepFormat[] = ["parquet", "arrow", "csv", "npy"];

/** Whether a text names one of them. */
export function isSweepFormat(text: string): text is SweepFormat {
  return (SWEEP_FORMATS as readonly string[]).includes(text);
}
