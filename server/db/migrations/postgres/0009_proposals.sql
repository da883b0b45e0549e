ALTER TABLE "batches" ADD COLUMN "list" text DEFAULT 'result' NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "proposed_fen" bigint DEFAULT 0 NOT NULL;