CREATE TABLE `attribution` (
	`tenant_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`seq` integer NOT NULL,
	`role` text NOT NULL,
	`organization_id` text,
	`organization_name` text,
	`at` text NOT NULL,
	`source` text NOT NULL,
	`by_name` text,
	`outbox_id` text,
	PRIMARY KEY(`tenant_id`, `deal_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`tenant_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`tenant_id`,`subject`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`tenant_id` text NOT NULL,
	`actor` text NOT NULL,
	`key` text NOT NULL,
	`input_hash` text NOT NULL,
	`done` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `actor`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency` (`at`);--> statement-breakpoint
CREATE TABLE `connection` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`org_id` text NOT NULL,
	`config` text NOT NULL,
	`public_key` text NOT NULL,
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
CREATE UNIQUE INDEX `connection_org` ON `connection` (`crm`,`org_id`);--> statement-breakpoint
CREATE TABLE `watermark` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`object` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `crm`, `object`)
);
--> statement-breakpoint
CREATE TABLE `deal` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`stage` text,
	`open` integer NOT NULL,
	`deleted` integer NOT NULL,
	`amount_minor` integer,
	`currency` text,
	`owner_name` text,
	`customer_id` text,
	`customer_name` text,
	`partner_id` text,
	`second_partner_id` text,
	`converted_to_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `deal_partner` ON `deal` (`tenant_id`,`partner_id`);--> statement-breakpoint
CREATE INDEX `deal_second_partner` ON `deal` (`tenant_id`,`second_partner_id`);--> statement-breakpoint
CREATE TABLE `contract` (
	`tenant_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`name_key` text NOT NULL,
	`name` text NOT NULL,
	`second_partner_id` text,
	`position` integer NOT NULL,
	`started_at` text NOT NULL,
	`ended_at` text,
	PRIMARY KEY(`tenant_id`, `partner_id`, `name_key`)
);
--> statement-breakpoint
CREATE INDEX `contract_second_partner` ON `contract` (`tenant_id`,`second_partner_id`);--> statement-breakpoint
CREATE INDEX `contract_name` ON `contract` (`tenant_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `customer` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `organization` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`account_type` text NOT NULL,
	`standing` text NOT NULL,
	`status` text,
	`region` text,
	`segment` text,
	`product_lines` text NOT NULL,
	`preferred_id` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `organization_name` ON `organization` (`tenant_id`,`account_type`,`name_key`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`crm` text NOT NULL,
	`deal_id` text NOT NULL,
	`replaces` text NOT NULL,
	`desired_id` text,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`run_after` text NOT NULL,
	`lease_token` text,
	`lease_until` text,
	`failure_code` text,
	`failure_text` text,
	`requested_by` text NOT NULL,
	`requested_at` text NOT NULL,
	`settled_at` text,
	`dismissed_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_pending_deal` ON `outbox` (`tenant_id`,`deal_id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`run_after`);--> statement-breakpoint
CREATE INDEX `outbox_deal` ON `outbox` (`tenant_id`,`deal_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `record_link` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`object` text NOT NULL,
	`crm_id` text NOT NULL,
	`id` text NOT NULL,
	`modified_at` text,
	PRIMARY KEY(`tenant_id`, `crm`, `object`, `crm_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_link_id` ON `record_link` (`tenant_id`,`crm`,`object`,`id`);--> statement-breakpoint
CREATE TABLE `account_type` (
	`tenant_id` text NOT NULL,
	`code` text NOT NULL,
	`display_name` text NOT NULL,
	`crm_value` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `code`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tenant` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL
);
