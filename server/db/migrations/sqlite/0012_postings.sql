CREATE TABLE `postings` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`act` text NOT NULL,
	`seq` integer NOT NULL,
	`place` text NOT NULL,
	`day` text NOT NULL,
	`original` text NOT NULL,
	`photo` text NOT NULL,
	`photo_type` text NOT NULL,
	`reason` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	`replaced_by` text,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`confirmed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `postings_edition_act_seq` ON `postings` (`edition_id`,`act`,`seq`);