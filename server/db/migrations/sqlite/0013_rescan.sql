CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`village_code` text NOT NULL,
	`path` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`open_key` text,
	`found_at` integer NOT NULL,
	`seen_by` text,
	`seen_at` integer,
	`taken_down_by` text,
	`taken_down_at` integer,
	`mended_at` integer,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`seen_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`taken_down_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_open_key` ON `alerts` (`open_key`);--> statement-breakpoint
CREATE INDEX `alerts_village` ON `alerts` (`village_code`,`found_at`);--> statement-breakpoint
CREATE TABLE `site_scans` (
	`village_code` text PRIMARY KEY NOT NULL,
	`scanned_at` integer NOT NULL,
	`pages` integer NOT NULL,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `site_scans_age` ON `site_scans` (`scanned_at`);--> statement-breakpoint
ALTER TABLE `site_pages` ADD `taken_down` text;