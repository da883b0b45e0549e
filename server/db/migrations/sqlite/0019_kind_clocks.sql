CREATE TABLE `kind_clocks` (
	`township_code` text NOT NULL,
	`kind` text NOT NULL,
	`length` integer NOT NULL,
	`unit` text NOT NULL,
	`start` text NOT NULL,
	`retention` text NOT NULL,
	PRIMARY KEY(`township_code`, `kind`),
	FOREIGN KEY (`township_code`) REFERENCES `townships`(`code`) ON UPDATE no action ON DELETE restrict
);
