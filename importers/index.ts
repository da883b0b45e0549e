// Reading and checking payment files: bytes in, findings and entries out; knows no database, no clock, no network.
export { isArchive, membersOf, openRoom, type Member } from './archive.ts';
export { checkFile, checkInHandfuls, refuseFile, type CheckInput } from './check.ts';
export type { Handful } from './counting.ts';
export { describeFindings, describeReport, placeWords } from './describe.ts';
export type { Field, Mapping } from './fields.ts';
export { isBlocking, type Finding, type FindingCode, type Place, type Severity } from './finding.ts';
export { findingKinds } from './finding-kinds.ts';
export { personKeyOf } from './person-key.ts';
export { programmes, programmeByCode, type ProgrammeSpec } from './programmes/index.ts';
export { readRegister } from './register.ts';
export * from './report.ts';
