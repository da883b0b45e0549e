ALTER TABLE `publicity_decisions` ADD `confirmed_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `publicity_decisions` ADD `confirmed_at` integer;