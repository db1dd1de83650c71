CREATE TABLE `hint` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`object` text NOT NULL,
	`crm_id` text NOT NULL,
	`said` integer NOT NULL,
	`run_after` text NOT NULL,
	`attempts` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `crm`, `object`, `crm_id`)
);
--> statement-breakpoint
CREATE INDEX `hint_due` ON `hint` (`run_after`);--> statement-breakpoint
CREATE TABLE `person_role` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `crm`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `quota` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`kind` text NOT NULL,
	`spoken_until` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `crm`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `secret` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`name` text NOT NULL,
	`sealed` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `crm`, `name`)
);
--> statement-breakpoint
DROP INDEX `outbox_pending_deal`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `purpose` text DEFAULT 'decision' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_pending_record` ON `outbox` (`tenant_id`,`deal_id`,`crm`) WHERE state = 'pending';--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_connection` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`org_id` text NOT NULL,
	`config` text NOT NULL,
	`public_key` text,
	`created_at` text NOT NULL,
	`last_read_at` text,
	`failure_code` text,
	`failure_text` text,
	`failed_at` text,
	`lease_token` text,
	`lease_until` text,
	PRIMARY KEY(`tenant_id`, `crm`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_connection`("tenant_id", "crm", "org_id", "config", "public_key", "created_at", "last_read_at", "failure_code", "failure_text", "failed_at", "lease_token", "lease_until") SELECT "tenant_id", "crm", "org_id", "config", "public_key", "created_at", "last_read_at", "failure_code", "failure_text", "failed_at", "lease_token", "lease_until" FROM `connection`;--> statement-breakpoint
DROP TABLE `connection`;--> statement-breakpoint
ALTER TABLE `__new_connection` RENAME TO `connection`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `connection_org` ON `connection` (`crm`,`org_id`);--> statement-breakpoint
ALTER TABLE `attribution` ADD `crm` text;--> statement-breakpoint
ALTER TABLE `record_link` ADD `seen` text;--> statement-breakpoint
ALTER TABLE `record_link` ADD `name_key` text;--> statement-breakpoint
CREATE INDEX `record_link_name` ON `record_link` (`tenant_id`,`crm`,`object`,`name_key`);