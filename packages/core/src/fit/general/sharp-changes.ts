import type { KernelCalls } from "@onset/kernel";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { FitData } from "../fit-data.ts";
import { log } from "../model/search-parameter.ts";
import { highest } from "./highest.ts";
import type { GeneralFit } from "./highest.ts";
import type { TapeRequest } from "./solve-tapes.ts";

/** Names of a change's place and of its steepness in curves that have several. */
const changes = /^(?:threshold(\d+)|(first|second)Threshold)$/;

/**
 * The best curves of several changes, or better ones in which one change happens between two neighbouring sizes: between the
 * nodes of a grid of four dimensions such curves hide.
 */
export function withSharpChanges(
  kernel: KernelCalls,
  fits: ReadonlyMap<FitData, GeneralFit>,
  settings: FitSettings,
): Map<FitData, GeneralFit> {
  const requests = [...fits.values()].flatMap(sharpened);
  const rivals = highest(kernel, requests, settings);
  return new Map(
    [...fits].map(([data, fit]) => {
      const rival = rivals.get(data);
      return [data, rival !== undefined && rival.solution.objective > fit.solution.objective ? rival : fit];
    }),
  );
}

function sharpened({ data, model, box, solution, overdispersion }: GeneralFit): TapeRequest[] {
  const sizes = [...new Set(data.x)];
  const middles = sizes.slice(1).map((right, i) => (sizes[i]! + right) / 2);
  const starts = model.parameters.flatMap(({ name }, place) => {
    const [, index, word] = changes.exec(name) ?? [];
    const other = index !== undefined ? `steepness${index}` : `${word}Steepness`;
    const width = model.parameters.findIndex((one) => one.name === other);
    if ((index ?? word) === undefined || width < 0) return [];
    const narrow = box[width]![0] + log(1.5);
    return middles.map((middle) => solution.own.with(place, middle).with(width, narrow));
  });
  if (starts.length === 0) return [];
  const profiled = { whole: false, tolerance: 1e-9 };
  return [{ data, model, box, starts, profiled, ...(overdispersion !== null && { overdispersion }) }];
}
