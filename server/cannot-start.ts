// The machine is not as it must be; the message is a sentence for the operator.
export class CannotStart extends Error {}
