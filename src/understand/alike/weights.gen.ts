/** Made by test/understand/alike/weigh.ts from 7498 pairs. */
export const BIAS = -3.67;
/** How much each part of the evidence counts. */
export const WEIGHTS = {
  "about": 0.6117,
  "words": -1.29,
  "within": -0.6756,
  "named": 0.4879,
  "apart": -0.4897,
  "kin": 2.42,
  "topic": -1.527,
  "same": -0.2165,
  "near": 1.075,
  "unknown": 3.708,
  "unsaid": 0.8446,
  "elsewhere": -0.9175,
  "days": -1.943,
  "late": -7.061,
  "pinAt": 1.623,
  "pinAway": -0.2964,
  "sameKin": 3.616,
  "nearKin": 2.691,
  "sameAbout": 8.055,
  "nearAbout": 6.798,
  "elsewhereAbout": -3.512,
  "sameWords": 1.081,
  "nearWords": 1.653,
  "kinAbout": 0.3093,
  "sameApart": -0.08206,
  "nearApart": -1.163
} as const;
