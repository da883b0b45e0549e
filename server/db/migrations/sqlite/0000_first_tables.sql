CREATE TABLE `artefacts` (
	`edition_id` text NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`type` text NOT NULL,
	PRIMARY KEY(`edition_id`, `name`),
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `audit_checkpoints` (
	`chain` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`chain`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`chain` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`chain`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit_entries` (`subject`);--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`upload_id` text NOT NULL,
	`township_code` text,
	`programme` text NOT NULL,
	`year` integer NOT NULL,
	`term` text NOT NULL,
	`state` text NOT NULL,
	`paid_on` text,
	`basis` text NOT NULL,
	`plan_hash` text,
	`paid_fen` integer NOT NULL,
	`returned_fen` integer NOT NULL,
	`unpaid_fen` integer NOT NULL,
	`payments` integer NOT NULL,
	`people` integer,
	`village_count` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	FOREIGN KEY (`upload_id`) REFERENCES `uploads`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`township_code`) REFERENCES `townships`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`submitted_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `batches_township` ON `batches` (`township_code`,`state`);--> statement-breakpoint
CREATE INDEX `batches_upload` ON `batches` (`upload_id`);--> statement-breakpoint
CREATE INDEX `batches_programme` ON `batches` (`programme`,`year`);--> statement-breakpoint
CREATE TABLE `editions` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`batch_id` text NOT NULL,
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
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_notice_seq` ON `editions` (`notice_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `editions_batch_notice` ON `editions` (`batch_id`,`notice_id`);--> statement-breakpoint
CREATE INDEX `editions_state` ON `editions` (`state`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`payload` text NOT NULL,
	`subject` text NOT NULL,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`lease_until` integer,
	`lease_token` text,
	`unique_key` text,
	`failure` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_unique_key` ON `jobs` (`unique_key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_subject` ON `jobs` (`subject`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`village_code` text NOT NULL,
	`year` integer NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`programme` text NOT NULL,
	`term` text NOT NULL,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_number` ON `notices` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_village_year_seq` ON `notices` (`village_code`,`year`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_subject` ON `notices` (`village_code`,`year`,`kind`,`programme`,`term`);--> statement-breakpoint
CREATE TABLE `packages` (
	`edition_id` text PRIMARY KEY NOT NULL,
	`village_code` text NOT NULL,
	`folder` text NOT NULL,
	`files` integer NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`retention` text NOT NULL,
	`kept_since` text NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `packages_village` ON `packages` (`village_code`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`village_code` text NOT NULL,
	`row` integer NOT NULL,
	`group_name` text,
	`name` text NOT NULL,
	`area_units` integer,
	`standard` text,
	`amount_fen` integer NOT NULL,
	`status` text NOT NULL,
	`is_organisation` integer NOT NULL,
	`person_index` text NOT NULL,
	`id_sealed` text,
	`id_tail` text,
	`account_index` text,
	`account_sealed` text,
	`account_tail` text,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_batch_row` ON `payments` (`batch_id`,`row`);--> statement-breakpoint
CREATE INDEX `payments_batch_village` ON `payments` (`batch_id`,`village_code`);--> statement-breakpoint
CREATE INDEX `payments_person` ON `payments` (`person_index`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reviewed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `reviews_batch` ON `reviews` (`batch_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `site_pages` (
	`path` text NOT NULL,
	`owner` text NOT NULL,
	`sha256` text NOT NULL,
	`type` text NOT NULL,
	`status` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`path`, `owner`)
);
--> statement-breakpoint
CREATE INDEX `site_pages_owner` ON `site_pages` (`owner`);--> statement-breakpoint
CREATE TABLE `townships` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`county_code` text NOT NULL,
	`county` text NOT NULL,
	`phone` text,
	`office` text,
	`hours` text
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`township_code` text,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	FOREIGN KEY (`township_code`) REFERENCES `townships`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`uploaded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `uploads_sha256` ON `uploads` (`sha256`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`township_code` text,
	`village_code` text,
	`password_hash` text NOT NULL,
	`failed_sign_ins` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	FOREIGN KEY (`township_code`) REFERENCES `townships`(`code`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_login` ON `users` (`login`);--> statement-breakpoint
CREATE TABLE `village_releases` (
	`village_code` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`content_hash` text NOT NULL,
	`snapshot` text NOT NULL,
	`released_at` integer NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`village_code`) REFERENCES `villages`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `villages` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`register_name` text NOT NULL,
	`township_code` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`township_code`) REFERENCES `townships`(`code`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `villages_township` ON `villages` (`township_code`,`position`);