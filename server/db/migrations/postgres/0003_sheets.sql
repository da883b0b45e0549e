DROP INDEX "payments_batch_row";--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "sheet" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_batch_sheet_row" ON "payments" USING btree ("batch_id","sheet","row");