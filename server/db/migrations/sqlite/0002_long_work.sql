CREATE TABLE `exclusions` (
	`batch_id` text NOT NULL,
	`sheet` text NOT NULL,
	`row` integer NOT NULL,
	`reason` text NOT NULL,
	`excluded_by` text NOT NULL,
	`excluded_at` integer NOT NULL,
	PRIMARY KEY(`batch_id`, `sheet`, `row`),
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`excluded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `layouts` (
	`office` text NOT NULL,
	`programme` text NOT NULL,
	`layout_key` text NOT NULL,
	`mapping` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`office`, `programme`, `layout_key`),
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
ALTER TABLE `batches` ADD `check_blob` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `reading` text;--> statement-breakpoint
ALTER TABLE `jobs` ADD `progress` text;