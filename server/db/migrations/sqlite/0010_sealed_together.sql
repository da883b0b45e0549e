CREATE TABLE `payment_keys` (
	`key` text NOT NULL,
	`payment_id` text NOT NULL,
	PRIMARY KEY(`key`, `payment_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sealed_numbers` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`village_code` text NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sealed_numbers_village` ON `sealed_numbers` (`batch_id`,`village_code`);--> statement-breakpoint
DROP INDEX `payments_person`;--> statement-breakpoint
DROP INDEX `payments_account`;--> statement-breakpoint
INSERT INTO `payment_keys` SELECT substr(`person_index`, 1, 8), `id` FROM `payments` UNION SELECT substr(`account_index`, 1, 8), `id` FROM `payments` WHERE `account_index` IS NOT NULL;
