ALTER TABLE `batches` ADD `corrects` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `kind` text DEFAULT 'first' NOT NULL;--> statement-breakpoint
ALTER TABLE `batches` ADD `correction_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `batches` ADD `resent_on` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `received_fen` integer;--> statement-breakpoint
ALTER TABLE `batches` ADD `confirmed` text;--> statement-breakpoint
CREATE INDEX `batches_corrects` ON `batches` (`corrects`);--> statement-breakpoint
ALTER TABLE `editions` ADD `superseded_by` text REFERENCES batches(id) ON DELETE restrict;--> statement-breakpoint
CREATE INDEX `editions_superseded` ON `editions` (`superseded_by`);--> statement-breakpoint
ALTER TABLE `users` ADD `programme` text;--> statement-breakpoint
CREATE INDEX `payments_account` ON `payments` (`account_index`);