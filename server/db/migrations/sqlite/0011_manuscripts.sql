CREATE TABLE `affairs_items` (
	`village_code` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`said` text NOT NULL,
	`frequency` text NOT NULL,
	`applies` integer NOT NULL,
	PRIMARY KEY(`village_code`, `code`),
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `attachments` (
	`manuscript_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`type` text NOT NULL,
	PRIMARY KEY(`manuscript_id`, `position`),
	FOREIGN KEY (`manuscript_id`) REFERENCES `manuscripts`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `manuscript_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`manuscript_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	FOREIGN KEY (`manuscript_id`) REFERENCES `manuscripts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reviewed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `manuscript_reviews_manuscript` ON `manuscript_reviews` (`manuscript_id`);--> statement-breakpoint
CREATE TABLE `manuscripts` (
	`id` text PRIMARY KEY NOT NULL,
	`township_code` text NOT NULL,
	`village_code` text,
	`item` text NOT NULL,
	`title` text NOT NULL,
	`year` integer NOT NULL,
	`term` text NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`corrects` text,
	`correction_reason` text DEFAULT '' NOT NULL,
	`withdrawal_reason` text DEFAULT '' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	FOREIGN KEY (`township_code`) REFERENCES `townships`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`submitted_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `manuscripts_township` ON `manuscripts` (`township_code`,`state`);--> statement-breakpoint
CREATE INDEX `manuscripts_village` ON `manuscripts` (`village_code`,`year`);--> statement-breakpoint
CREATE INDEX `manuscripts_corrects` ON `manuscripts` (`corrects`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_editions` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`batch_id` text,
	`manuscript_id` text,
	`seq` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`witness` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	`ended_at` integer,
	`superseded_by` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`manuscript_id`) REFERENCES `manuscripts`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
INSERT INTO `__new_editions`("id", "notice_id", "batch_id", "manuscript_id", "seq", "state", "content", "hash", "witness", "first_day", "last_day", "created_at", "published_at", "ended_at", "superseded_by") SELECT "id", "notice_id", "batch_id", NULL, "seq", "state", "content", "hash", "witness", "first_day", "last_day", "created_at", "published_at", "ended_at", "superseded_by" FROM `editions`;--> statement-breakpoint
DROP TABLE `editions`;--> statement-breakpoint
ALTER TABLE `__new_editions` RENAME TO `editions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `editions_notice_seq` ON `editions` (`notice_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `editions_batch_notice` ON `editions` (`batch_id`,`notice_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `editions_manuscript_notice` ON `editions` (`manuscript_id`,`notice_id`);--> statement-breakpoint
CREATE INDEX `editions_state` ON `editions` (`state`);--> statement-breakpoint
CREATE INDEX `editions_superseded` ON `editions` (`superseded_by`);--> statement-breakpoint
ALTER TABLE `notices` ADD `title` text DEFAULT '' NOT NULL;