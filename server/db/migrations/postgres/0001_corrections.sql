ALTER TABLE "batches" ADD COLUMN "corrects" text;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "kind" text DEFAULT 'first' NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "correction_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "resent_on" text;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "received_fen" bigint;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "confirmed" json;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "superseded_by" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "programme" text;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_superseded_by_batches_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."batches"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batches_corrects" ON "batches" USING btree ("corrects");--> statement-breakpoint
CREATE INDEX "editions_superseded" ON "editions" USING btree ("superseded_by");--> statement-breakpoint
CREATE INDEX "payments_account" ON "payments" USING btree ("account_index");