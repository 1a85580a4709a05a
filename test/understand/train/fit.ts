/** Logistic regression for several labels, by L-BFGS: no learning rate to choose, the same result every time. */

/** Rows of features in one array after another; `goal` has a share for each label of each row. */
export type Rows = {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly goal: Float64Array;
  /** 1: any label with a goal is right, whichever the model prefers. */
  readonly any: Uint8Array;
  readonly weight: Float64Array;
  /** By feature: what its presence counts for. */
  readonly value: Float64Array;
  readonly labels: number;
};

/** Loss, and its slope into `slope`. Weights are by feature, then label; a row of biases, which is not shrunk, stands last. */
const lossOf = (rows: Rows, shrink: number, weights: Float64Array, slope: Float64Array): number => {
  const { starts, ids, goal, any, weight, value, labels: k } = rows;
  const bias = value.length * k;
  const z = new Float64Array(k);
  let loss = 0;
  slope.fill(0);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let c = 0; c < k; c += 1) z[c] = weights[bias + c]!;
    for (let f = starts[row]!; f < starts[row + 1]!; f += 1)
      for (let c = 0; c < k; c += 1) z[c]! += weights[ids[f]! * k + c]! * value[ids[f]!]!;
    softmax(z);
    let share = 0;
    for (let c = 0; c < k; c += 1) if (goal[row * k + c]! > 0) share += z[c]!;
    const w = weight[row]!;
    if (any[row]) loss -= w * Math.log(Math.max(share, 1e-12));
    for (let c = 0; c < k; c += 1) {
      const wanted = goal[row * k + c]!;
      if (!any[row] && wanted > 0) loss -= w * wanted * Math.log(Math.max(z[c]!, 1e-12));
      z[c] = w * (z[c]! - (any[row] ? (wanted > 0 ? z[c]! / share : 0) : wanted));
    }
    for (let f = starts[row]!; f < starts[row + 1]!; f += 1)
      for (let c = 0; c < k; c += 1) slope[ids[f]! * k + c]! += z[c]! * value[ids[f]!]!;
    for (let c = 0; c < k; c += 1) slope[bias + c]! += z[c]!;
  }
  for (let i = 0; i < bias; i += 1) {
    loss += 0.5 * shrink * weights[i]! ** 2;
    slope[i]! += shrink * weights[i]!;
  }
  return loss;
};

/** In place. */
export const softmax = (z: Float64Array): void => {
  let most = Number.NEGATIVE_INFINITY;
  for (const x of z) most = Math.max(most, x);
  let sum = 0;
  for (let c = 0; c < z.length; c += 1) sum += z[c] = Math.exp(z[c]! - most);
  for (let c = 0; c < z.length; c += 1) z[c]! /= sum;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
};

const MEMORY = 8;
const STEPS = 40;

/** @returns weights by feature, then label; the biases last. */
export const fitted = (rows: Rows, shrink: number): Float64Array => {
  const size = (rows.value.length + 1) * rows.labels;
  let weights = new Float64Array(size);
  let slope = new Float64Array(size);
  let loss = lossOf(rows, shrink, weights, slope);
  const past: { step: Float64Array; turn: Float64Array; inverse: number }[] = [];
  for (let round = 0; round < STEPS; round += 1) {
    const way = Float64Array.from(slope);
    const kept: number[] = [];
    for (let j = past.length - 1; j >= 0; j -= 1) {
      const { step, turn, inverse } = past[j]!;
      kept[j] = inverse * dot(step, way);
      for (let i = 0; i < size; i += 1) way[i]! -= kept[j]! * turn[i]!;
    }
    const last = past.at(-1);
    const scale = last ? 1 / (last.inverse * dot(last.turn, last.turn)) : 1 / Math.max(1, Math.sqrt(dot(slope, slope)));
    for (let i = 0; i < size; i += 1) way[i]! *= scale;
    past.forEach(({ step, turn, inverse }, j) => {
      const change = kept[j]! - inverse * dot(turn, way);
      for (let i = 0; i < size; i += 1) way[i]! += change * step[i]!;
    });
    const down = -dot(slope, way);
    let length = 1;
    let next = new Float64Array(size);
    let nextSlope = new Float64Array(size);
    let nextLoss = loss;
    for (let half = 0; half < 12; half += 1) {
      for (let i = 0; i < size; i += 1) next[i] = weights[i]! - length * way[i]!;
      nextLoss = lossOf(rows, shrink, next, nextSlope);
      if (nextLoss <= loss + 1e-4 * length * down) break;
      length /= 2;
    }
    const step = next.map((x, i) => x - weights[i]!);
    const turn = nextSlope.map((x, i) => x - slope[i]!);
    const curve = dot(turn, step);
    if (curve > 1e-10) past.push({ step, turn, inverse: 1 / curve });
    if (past.length > MEMORY) past.shift();
    const done = Math.abs(loss - nextLoss) < 1e-5 * Math.abs(loss);
    [weights, next] = [next, weights];
    [slope, nextSlope] = [nextSlope, slope];
    loss = nextLoss;
    if (done) break;
  }
  return weights;
};
