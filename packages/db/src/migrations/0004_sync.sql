ALTER TABLE `organization_write` RENAME TO `record_write`;--> statement-breakpoint
ALTER TABLE `record_write` RENAME COLUMN "organization_id" TO "record_id";--> statement-breakpoint
CREATE TABLE `contact` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`organization_id` text,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`email` text,
	`deleted` integer NOT NULL,
	`field_values` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `contact_organization` ON `contact` (`tenant_id`,`organization_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `contact_email` ON `contact` (`tenant_id`,`email`);--> statement-breakpoint
CREATE TABLE `field_mapping` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`object` text NOT NULL,
	`mappings` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `crm`, `object`)
);
--> statement-breakpoint
CREATE TABLE `planned_change` (
	`tenant_id` text NOT NULL,
	`run_id` text NOT NULL,
	`seq` integer NOT NULL,
	`object` text NOT NULL,
	`record_id` text,
	`crm_id` text,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`action` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `run_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `sync_log` (
	`tenant_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`crm` text NOT NULL,
	`object` text NOT NULL,
	`record_id` text NOT NULL,
	`crm_id` text,
	`key` text,
	`action` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`by_name` text,
	PRIMARY KEY(`tenant_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `sync_log_record` ON `sync_log` (`tenant_id`,`object`,`record_id`,`seq`);--> statement-breakpoint
CREATE INDEX `sync_log_at` ON `sync_log` (`at`);--> statement-breakpoint
CREATE TABLE `sync_problem` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`object` text NOT NULL,
	`record_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`problem_values` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `crm`, `object`, `record_id`, `key`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `sync_problem_since` ON `sync_problem` (`tenant_id`,`since`);--> statement-breakpoint
CREATE TABLE `sync_run` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`crm` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`started_at` text NOT NULL,
	`ended_at` text,
	`crm_started_at` text,
	`object` text,
	`position` text,
	`counts` text NOT NULL,
	`draft` text,
	`failure_code` text,
	`failure_text` text,
	`started_by` text NOT NULL,
	`lease_until` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `sync_run_newest` ON `sync_run` (`tenant_id`,`crm`,`started_at`);--> statement-breakpoint
CREATE TABLE `sync_scope` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `organization_write_pending`;--> statement-breakpoint
DROP INDEX `organization_write_due`;--> statement-breakpoint
DROP INDEX `organization_write_batch`;--> statement-breakpoint
DROP INDEX `organization_write_organization`;--> statement-breakpoint
ALTER TABLE `record_write` ADD `object` text DEFAULT 'organization' NOT NULL;--> statement-breakpoint
ALTER TABLE `record_write` ADD `purpose` text DEFAULT 'decision' NOT NULL;--> statement-breakpoint
ALTER TABLE `record_write` ADD `decided_at` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `record_write` SET `decided_at` = `requested_at`;--> statement-breakpoint
ALTER TABLE `record_write` ADD `delivered_at` text;--> statement-breakpoint
ALTER TABLE `record_write` ADD `delivered_stamp` text;--> statement-breakpoint
CREATE UNIQUE INDEX `record_write_pending` ON `record_write` (`tenant_id`,`object`,`record_id`,`crm`,`target`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `record_write_due` ON `record_write` (`state`,`run_after`);--> statement-breakpoint
CREATE INDEX `record_write_batch` ON `record_write` (`tenant_id`,`batch_id`);--> statement-breakpoint
CREATE INDEX `record_write_record` ON `record_write` (`tenant_id`,`object`,`record_id`,`requested_at`);--> statement-breakpoint
ALTER TABLE `connection` ADD `crm_fields` text;--> statement-breakpoint
ALTER TABLE `connection` ADD `paused_at` text;--> statement-breakpoint
ALTER TABLE `connection` ADD `compared_at` text;--> statement-breakpoint
ALTER TABLE `connection` ADD `usage` text;--> statement-breakpoint
ALTER TABLE `organization` ADD `parent_id` text;--> statement-breakpoint
CREATE INDEX `organization_parent` ON `organization` (`tenant_id`,`parent_id`);--> statement-breakpoint
ALTER TABLE `record_link` ADD `agreed` text;--> statement-breakpoint
ALTER TABLE `record_link` ADD `read_run` text;