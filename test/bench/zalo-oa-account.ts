/** The account that the benchmark plays: known to the service, and to what signs its events. */
export const ACCOUNT = {
  oaId: '4444555566667777888',
  appId: '1111222233334444555',
  secretKey: 'secret-key-of-the-benchmark',
} as const;
