import type { KernelCalls, TapeFitProblem, TapeLikelihood } from "@onset/kernel";
import type { FitData } from "../fit-data.ts";
import type { FitModel } from "../model/fit-model.ts";

/** One search wanted of the kernel: a series, a model, and the box that its parameters must stay in. */
export interface TapeRequest {
  readonly data: FitData;
  readonly model: FitModel;
  readonly box: readonly (readonly [low: number, high: number])[];
  /** Where to start, in the search's own numbers; without any the whole box is searched. */
  readonly starts?: readonly ArrayLike<number>[];
  /** η, for the beta-binomial. */
  readonly overdispersion?: number;
  /** For a place on a profile: from starts that are nearly answers, only as well as its deviance has to be known. */
  readonly profiled?: {
    /** Share of the objective that is not worth another step. */
    readonly tolerance: number;
    /** The starts are nearly answers: their linear parameters are begun from as they are. */
    readonly whole: boolean;
  };
}

/** The best that was found. */
export interface TapeSolution {
  /** In the search's own numbers: the tape's parameters, then the levels. */
  readonly own: Float64Array;
  readonly objective: number;
  /** Upper triangle of the covariance, see the kernel's `TapeFits`. */
  readonly covariance: Float64Array;
  /** A bit a parameter. */
  readonly atBound: number;
  /** The kernel's status: 0 converged, 1 iteration limit, 2 not finite, 3 no weight. */
  readonly status: number;
}

/** How hard a grid is searched: shares of the nodes, and how many of the best are polished. */
const effort = {
  thorough: { nodes: 1, polished: 8 },
  fast: { nodes: 0.6, polished: 2 },
} as const;

/** In many dimensions the best node need not lie near the best optimum: a sharp break hides between nodes. */
const manyDimensions = { from: 4, polished: 64 } as const;

/** With a parameter held, the others get so many times the nodes: fewer dimensions have fewer hollows to start from. */
const finer = 1.5;

/** Scores further than this from the curve, in shares of 1, pull no harder: `huber`'s δ. */
export const huberDelta = 0.05;

/** η of the first search: near the mean of its prior. */
export const firstOverdispersion = 0.08;

/** Profiles and refits want the likelihood, and not the last digit of every parameter. */
const nearEnough = { tolerance: 1e-9, limit: 80 } as const;
/** Steps from afar: what is not found by then is seldom worth the others. */
const lookLimit = 60;
/** Of the starts of a first look so many are climbed from. */
const lookPolished = 2;

/** Solves many requests: one call of the kernel for each model, likelihood and kind of search among them. */
export function solveTapes(
  kernel: KernelCalls,
  requests: readonly TapeRequest[],
  search: "fast" | "thorough",
): TapeSolution[] {
  const answers: TapeSolution[] = [];
  for (const group of groups(requests)) {
    const chosen = group.map((index) => requests[index]!);
    const fits = kernel.fitTape(problemOf(chosen, search));
    const p = chosen[0]!.box.length;
    const triangle = (p * (p + 1)) / 2;
    for (const [position, index] of group.entries()) {
      answers[index] = {
        own: fits.parameters.slice(p * position, p * (position + 1)),
        objective: fits.objective[position]!,
        covariance: fits.covariance.slice(triangle * position, triangle * (position + 1)),
        atBound: fits.atBound[position]!,
        status: fits.status[position]!,
      };
    }
  }
  return answers;
}

/** Indices of requests that fit into one call, in their order. */
function groups(requests: readonly TapeRequest[]): number[][] {
  const models = new Map<FitModel, Map<string, number[]>>();
  for (const [index, { model, data, starts, profiled }] of requests.entries()) {
    const kinds = models.get(model) ?? new Map<string, number[]>();
    models.set(model, kinds);
    const kind = `${data.likelihood} ${starts?.length ?? "grid"} ${profiled?.whole}`;
    const list = kinds.get(kind);
    if (list === undefined) kinds.set(kind, [index]);
    else list.push(index);
  }
  return [...models.values()].flatMap((kinds) => [...kinds.values()]);
}

function problemOf(requests: readonly TapeRequest[], search: "fast" | "thorough"): TapeFitProblem {
  const [{ model, data, profiled }] = requests as [TapeRequest];
  const offsets = new Uint32Array(requests.length + 1);
  for (const [i, request] of requests.entries()) offsets[i + 1] = offsets[i]! + request.data.points;
  const join = (pick: (data: FitData) => Float64Array): Float64Array<ArrayBuffer> => {
    const joined = new Float64Array(offsets[requests.length]!);
    for (const [i, request] of requests.entries()) joined.set(pick(request.data), offsets[i]);
    return joined;
  };
  const box = Float64Array.from(requests.flatMap((request) => request.box.flat()));
  const likelihood: TapeLikelihood = data.likelihood;
  return {
    model: model.tape,
    likelihood,
    offsets,
    columns: [join(({ x }) => x)],
    scores: join(({ scores }) => scores),
    weights: join(({ weights }) => weights),
    bounds: box,
    search: searchOf(requests, box, search),
    ...(search === "fast" && nearEnough),
    ...(profiled !== undefined && {
      limit: profiled.whole ? nearEnough.limit : lookLimit,
      tolerance: Math.min(...requests.map((one) => one.profiled!.tolerance)),
    }),
    ...(likelihood === "huber" && { delta: huberDelta }),
    ...(likelihood === "beta-binomial" && {
      overdispersion: Float64Array.from(requests, (request) => request.overdispersion!),
    }),
  };
}

function searchOf(
  requests: readonly TapeRequest[],
  box: Float64Array,
  search: "fast" | "thorough",
): TapeFitProblem["search"] {
  const [{ model, starts, profiled, box: first }] = requests as [TapeRequest];
  const held = (index: number): boolean => requests.every((one) => one.box[index]![0] === one.box[index]![1]);
  if (starts !== undefined) {
    const values = Float64Array.from(
      requests.flatMap((one) => one.starts!.flatMap((start) => Array.from(start))),
    );
    return {
      kind: "starts",
      starts: values,
      polished: Math.min(starts.length, profiled?.whole === false ? lookPolished : 8),
      whole: profiled?.whole === true,
    };
  }
  const { nodes, polished } = effort[search];
  const saved = model.parameters.some(
    (parameter, i) => parameter.nodes > 1 && parameter.held !== true && held(i),
  );
  const share = saved ? nodes * finer : nodes;
  const counts = first.map((_, i) =>
    held(i) ? 1 : Math.max(1, Math.round((model.parameters[i]?.nodes ?? 1) * share)),
  );
  const many = counts.filter((count) => count > 1).length >= manyDimensions.from;
  return {
    kind: "grid",
    nodes: counts,
    logarithmic: first.map(() => false),
    box,
    polished: many ? manyDimensions.polished : polished,
  };
}
