ALTER TABLE `attachments` ADD `caption` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `attachments` ADD `width` integer;--> statement-breakpoint
ALTER TABLE `attachments` ADD `height` integer;--> statement-breakpoint
ALTER TABLE `attachments` ADD `original` text;