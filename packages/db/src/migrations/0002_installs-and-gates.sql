CREATE TABLE `link_code` (
	`code` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`made_by` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `oauth_state` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`browser_hash` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `connection` ADD `disconnected_at` text;--> statement-breakpoint
ALTER TABLE `secret` ADD `lease_token` text;--> statement-breakpoint
ALTER TABLE `secret` ADD `lease_until` text;--> statement-breakpoint
ALTER TABLE `tenant` ADD `entitled` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `tenant` ADD `module_on_at` text;--> statement-breakpoint
UPDATE `tenant` SET `module_on_at` = `created_at`;