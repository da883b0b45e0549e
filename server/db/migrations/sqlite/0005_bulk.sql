CREATE TABLE `bulk_files` (
	`bulk_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`outcome` text NOT NULL,
	`batch_id` text,
	`said` text NOT NULL,
	PRIMARY KEY(`bulk_id`, `position`),
	FOREIGN KEY (`bulk_id`) REFERENCES `bulks`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `bulk_files_batch` ON `bulk_files` (`batch_id`);--> statement-breakpoint
CREATE TABLE `bulks` (
	`id` text PRIMARY KEY NOT NULL,
	`township_code` text,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	FOREIGN KEY (`township_code`) REFERENCES `townships`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`uploaded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `bulks_township` ON `bulks` (`township_code`,`uploaded_at`);