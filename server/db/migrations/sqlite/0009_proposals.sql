ALTER TABLE `batches` ADD `list` text DEFAULT 'result' NOT NULL;--> statement-breakpoint
ALTER TABLE `batches` ADD `proposed_fen` integer DEFAULT 0 NOT NULL;