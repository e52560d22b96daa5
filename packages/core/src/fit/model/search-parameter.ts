import { applyOperation } from "../../tape/apply-operation.ts";
import type { TapeBuilder } from "../../tape/TapeBuilder.ts";
import type { Term } from "../../tape/term.ts";
import type { FitData } from "../fit-data.ts";

/** What a box is derived from: where the data lie. */
export interface FitFrame {
  readonly first: number;
  readonly last: number;
  readonly range: number;
  /** One decade on log10 axes, a quarter of the range on others. */
  readonly decade: number;
  /** How far beyond the data a place is looked for: half the range, at most 1.5 decades. */
  readonly beyond: number;
}

/** What is taken for a range of four decades on an axis that is not log10. */
const decadesOfOtherAxes = 4;

/** The frame of a series. */
export function fitFrame({ x, range, series }: FitData): FitFrame {
  const decade = series.axis.transform === "log10" ? 1 : range / decadesOfOtherAxes;
  return {
    first: x[0]!,
    last: x.at(-1)!,
    range,
    decade,
    beyond: Math.min(range / 2, 1.5 * decade),
  };
}

/** Values of a model's other parameters, by name. */
export type Others<T> = (name: string) => T;

/**
 * A parameter as the search knows it: a number of its own (the logarithm of a width, say) in a box derived from the data,
 * from which the curve's parameter follows.
 */
export interface SearchParameter {
  readonly name: string;
  readonly term: (tape: TapeBuilder, own: Term, others: Others<Term>) => Term;
  readonly natural: (own: number, others: Others<number>) => number;
  /** The inverse of `natural`; `null` where other parameters have a say in it. */
  readonly own: ((natural: number) => number) | null;
  /** Nodes of a thorough grid. Not read for parameters that the curve is linear in. */
  readonly nodes: number;
  readonly box: (frame: FitFrame) => readonly [number, number];
  /** What the number of its own is, where that is a quantity people ask for. */
  readonly measures?: "logWidth";
  /** A share of a perfect score: 0 and 1 are its natural ends. */
  readonly level?: boolean;
  /** Stays at one value unless it is restrained otherwise. */
  readonly held?: boolean;
}

type Box = SearchParameter["box"];

const asItIs = {
  term: (_tape: TapeBuilder, own: Term) => own,
  natural: (own: number) => own,
  own: (natural: number) => natural,
};

/** A place on the axis: in the data's range and beyond. */
export function place(name: string, nodes = 24): SearchParameter {
  return { name, ...asItIs, nodes, box: ({ first, last, beyond }) => [first - beyond, last + beyond] };
}

/** A number searched as it is, evenly. */
export function number(name: string, box: Box | readonly [number, number], nodes: number): SearchParameter {
  return { name, ...asItIs, nodes, box: typeof box === "function" ? box : () => box };
}

/** A number that stays at one value unless it is restrained otherwise. */
export function held(name: string, value: (frame: FitFrame) => number): SearchParameter {
  const box: Box = (frame) => [value(frame), value(frame)];
  return { name, ...asItIs, nodes: 8, box, held: true };
}

/** Around the value that a parameter is held at by default: from a tenth of it to ten times, or about 0. */
export function freed([value]: readonly [number, number]): readonly [number, number] {
  return value > 0 ? [value / 10, value * 10] : [value - 1, value + 1];
}

/** Bounds within what is searched otherwise; bounds that leave nothing of it are searched all the same. */
export function within(
  [low, high]: readonly [number, number],
  [least, most]: readonly [number, number],
): readonly [number, number] {
  const inside = [Math.max(low, least), Math.min(high, most)] as const;
  return inside[0] <= inside[1] ? inside : [low, high];
}

/** A level of scores. */
export function level(name: string): SearchParameter {
  return { ...number(name, [0, 1], 5), level: true };
}

/** A positive number, searched by its logarithm. */
export function positive(name: string, box: Box | readonly [number, number], nodes: number): SearchParameter {
  const natural = typeof box === "function" ? box : () => box;
  return {
    name,
    term: (tape, own) => tape.exp(own),
    natural: exp,
    own: logOrNothing,
    nodes,
    box: (frame) => natural(frame).map(log) as unknown as readonly [number, number],
  };
}

/**
 * A steepness, searched by the logarithm of the 10–90 % width that it makes: k = unit / width, from a tenth of a decade to
 * ten.
 */
export function steepnessByWidth(name: string, unit: number, nodes = 10): SearchParameter {
  return {
    name,
    term: (tape, own) => tape.multiply(unit, tape.exp(tape.negate(own))),
    natural: (own) => unit / exp(own),
    own: (natural) => log(unit / natural),
    nodes,
    box: ({ decade }) => [log(0.1 * decade), log(10 * decade)],
    measures: "logWidth",
  };
}

/** e^x of one number, by the kernel. */
export function exp(value: number): number {
  return applyOperation("exp", value);
}

/** ln x of one number, by the kernel. */
export function log(value: number): number {
  return applyOperation("log", value);
}

/** What stands for ln 0 in a search, whose numbers are finite: e^x of it is 0 again. */
export const logOfNothing = -1000;

/** ln x of a number that may be 0, such as a hump that is held away. */
export function logOrNothing(value: number): number {
  return value === 0 ? logOfNothing : log(value);
}
