ALTER TABLE `site_pages` ADD `taken_down_type` text;--> statement-breakpoint
ALTER TABLE `site_pages` ADD `taken_down_status` integer;