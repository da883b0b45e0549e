CREATE TABLE `payment_places` (
	`key` integer NOT NULL,
	`portion_id` integer NOT NULL,
	PRIMARY KEY(`key`, `portion_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `payment_portions` (
	`id` integer PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`village_code` text NOT NULL,
	`sheet` text NOT NULL,
	`rows` integer NOT NULL,
	`paid_rows` integer NOT NULL,
	`paid_fen` integer NOT NULL,
	`returned_fen` integer NOT NULL,
	`unpaid_fen` integer NOT NULL,
	`proposed_fen` integer NOT NULL,
	`paid_quantity` integer,
	`payments` text NOT NULL,
	`indexes` text NOT NULL,
	`seal_key` text NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `payment_portions_village` ON `payment_portions` (`batch_id`,`village_code`);