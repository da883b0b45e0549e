CREATE TABLE `citations` (
	`document_id` text NOT NULL,
	`edition_id` text NOT NULL,
	PRIMARY KEY(`document_id`, `edition_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `citations_edition` ON `citations` (`edition_id`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`number` text NOT NULL,
	`number_key` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`issued_on` text,
	`amount_fen` integer,
	`programmes` text NOT NULL,
	`standing` text NOT NULL,
	`address` text NOT NULL,
	`sha256` text,
	`bytes` integer,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_number` ON `documents` (`number_key`);