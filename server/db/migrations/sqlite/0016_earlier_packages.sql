CREATE TABLE `earlier_packages` (
	`folder` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`files` integer NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `earlier_packages_edition` ON `earlier_packages` (`edition_id`);