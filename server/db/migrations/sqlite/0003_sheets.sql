DROP INDEX `payments_batch_row`;--> statement-breakpoint
ALTER TABLE `payments` ADD `sheet` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `payments_batch_sheet_row` ON `payments` (`batch_id`,`sheet`,`row`);