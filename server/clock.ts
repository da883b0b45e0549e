// The only source of "now", so that tests and the demonstration can move it.
export interface Clock { now(): Date }

export const systemClock: Clock = { now: () => new Date() };
