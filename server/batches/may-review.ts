// Who is offered the review of a batch: who has the role, and neither uploaded nor submitted it.
import type { Actor, Role } from '../accounts/actor.ts';
import type { Batch } from './queries.ts';

export const reviewers: readonly Role[] = ['reviewer', 'department', 'county'];

export function mayReview(actor: Pick<Actor, 'id' | 'role'>, batch: Pick<Batch, 'createdBy' | 'submittedBy'>): boolean {
  return reviewers.includes(actor.role) && !isMaker(actor, batch);
}

export function isMaker({ id }: Pick<Actor, 'id'>, { createdBy, submittedBy }: Pick<Batch, 'createdBy' | 'submittedBy'>): boolean {
  return id === createdBy || id === submittedBy;
}
