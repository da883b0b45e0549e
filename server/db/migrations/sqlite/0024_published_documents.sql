ALTER TABLE `documents` ADD `state` text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `proposal` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `published_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `documents` ADD `published_at` integer;