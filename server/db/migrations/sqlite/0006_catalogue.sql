CREATE TABLE `impact_assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`content` text NOT NULL,
	`assessed_by` text NOT NULL,
	`assessed_at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `programme_versions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`assessed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `impact_assessments_version` ON `impact_assessments` (`version_id`);--> statement-breakpoint
CREATE TABLE `programme_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`code` text NOT NULL,
	`seq` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`approved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_versions_seq` ON `programme_versions` (`office`,`code`,`seq`);--> statement-breakpoint
CREATE INDEX `programme_versions_state` ON `programme_versions` (`code`,`state`);--> statement-breakpoint
CREATE TABLE `publicity_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`publicity` text NOT NULL,
	`article` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `publicity_decisions_batch` ON `publicity_decisions` (`batch_id`,`decided_at`);--> statement-breakpoint
ALTER TABLE `batches` ADD `publicity` text DEFAULT 'open' NOT NULL;