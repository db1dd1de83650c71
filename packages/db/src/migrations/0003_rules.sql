CREATE TABLE `change` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `change_tenant` ON `change` (`tenant_id`,`seq`);--> statement-breakpoint
CREATE TABLE `deal_standing` (
	`tenant_id` text NOT NULL,
	`deal_id` text NOT NULL,
	`second_partner_id` text NOT NULL,
	`eligible` integer NOT NULL,
	`since` text NOT NULL,
	`basis` text,
	PRIMARY KEY(`tenant_id`, `deal_id`)
);
--> statement-breakpoint
CREATE INDEX `deal_standing_eligible` ON `deal_standing` (`tenant_id`,`eligible`);--> statement-breakpoint
CREATE TABLE `standing_cursor` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`lease_token` text,
	`lease_until` text
);
--> statement-breakpoint
CREATE TABLE `organization_write` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`crm` text NOT NULL,
	`organization_id` text NOT NULL,
	`target` text NOT NULL,
	`desired` text NOT NULL,
	`replaces` text NOT NULL,
	`batch_id` text NOT NULL,
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
CREATE UNIQUE INDEX `organization_write_pending` ON `organization_write` (`tenant_id`,`organization_id`,`crm`,`target`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `organization_write_due` ON `organization_write` (`state`,`run_after`);--> statement-breakpoint
CREATE INDEX `organization_write_batch` ON `organization_write` (`tenant_id`,`batch_id`);--> statement-breakpoint
CREATE INDEX `organization_write_organization` ON `organization_write` (`tenant_id`,`organization_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `contract_term` (
	`tenant_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`second_partner_id` text NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`territories` text NOT NULL,
	`product_lines` text NOT NULL,
	`reviewed_at` text,
	PRIMARY KEY(`tenant_id`, `partner_id`, `second_partner_id`)
);
--> statement-breakpoint
CREATE INDEX `contract_term_ends` ON `contract_term` (`tenant_id`,`ends_on`);--> statement-breakpoint
CREATE INDEX `contract_term_starts` ON `contract_term` (`tenant_id`,`starts_on`);--> statement-breakpoint
CREATE TABLE `organization_field` (
	`tenant_id` text NOT NULL,
	`crm` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`type` text NOT NULL,
	`field_values` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `crm`, `key`)
);
--> statement-breakpoint
CREATE TABLE `rule` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`partner` text NOT NULL,
	`second_partner` text NOT NULL,
	`same` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`removed_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_name` ON `rule` (`tenant_id`,`name_key`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `second_partner_setting` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`label` text,
	`mandatory` integer NOT NULL,
	`source` text NOT NULL,
	`cardinality` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `connection` ADD `fields_read_at` text;--> statement-breakpoint
ALTER TABLE `organization` ADD `field_values` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE `organization` SET `field_values` = json_patch(json_patch(
	iif(coalesce(`region`, '') = '', '{}', json_object('region', json_array(`region`))),
	iif(coalesce(`segment`, '') = '', '{}', json_object('segment', json_array(`segment`)))),
	iif(json_array_length(`product_lines`) = 0, '{}', json_object('product_lines', json(`product_lines`))));--> statement-breakpoint
UPDATE `record_link` SET `seen` = json_set(json_remove(`seen`, '$.region', '$.segment', '$.productLines'),
	'$."values.region"', json(iif(coalesce(json_extract(`seen`, '$.region'), '') = '', '[]', json_array(json_extract(`seen`, '$.region')))),
	'$."values.segment"', json(iif(coalesce(json_extract(`seen`, '$.segment'), '') = '', '[]', json_array(json_extract(`seen`, '$.segment')))),
	'$."values.product_lines"', json(coalesce(json_extract(`seen`, '$.productLines'), '[]')))
	WHERE `object` = 'organization' AND json_type(`seen`, '$.productLines') IS NOT NULL;--> statement-breakpoint
ALTER TABLE `organization` DROP COLUMN `region`;--> statement-breakpoint
ALTER TABLE `organization` DROP COLUMN `segment`;--> statement-breakpoint
ALTER TABLE `organization` DROP COLUMN `product_lines`;--> statement-breakpoint
CREATE TRIGGER `organization_inserted` AFTER INSERT ON `organization` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'organization', new.`id`);
END;--> statement-breakpoint
CREATE TRIGGER `organization_changed` AFTER UPDATE OF `name`, `account_type`, `standing`, `field_values`, `preferred_id` ON `organization` WHEN new.`name` IS NOT old.`name` OR new.`account_type` IS NOT old.`account_type` OR new.`standing` IS NOT old.`standing` OR new.`field_values` IS NOT old.`field_values` OR new.`preferred_id` IS NOT old.`preferred_id` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'organization', new.`id`);
END;--> statement-breakpoint
CREATE TRIGGER `contract_inserted` AFTER INSERT ON `contract` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'contract', new.`partner_id`);
END;--> statement-breakpoint
CREATE TRIGGER `contract_changed` AFTER UPDATE OF `second_partner_id`, `ended_at` ON `contract` WHEN new.`second_partner_id` IS NOT old.`second_partner_id` OR new.`ended_at` IS NOT old.`ended_at` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'contract', new.`partner_id`);
END;--> statement-breakpoint
CREATE TRIGGER `rule_inserted` AFTER INSERT ON `rule` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'rule', new.`id`);
END;--> statement-breakpoint
CREATE TRIGGER `rule_changed` AFTER UPDATE OF `revision`, `removed_at` ON `rule` WHEN new.`revision` IS NOT old.`revision` OR new.`removed_at` IS NOT old.`removed_at` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'rule', new.`id`);
END;--> statement-breakpoint
CREATE TRIGGER `second_partner_setting_inserted` AFTER INSERT ON `second_partner_setting` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'setting', new.`tenant_id`);
END;--> statement-breakpoint
CREATE TRIGGER `second_partner_setting_changed` AFTER UPDATE OF `source` ON `second_partner_setting` WHEN new.`source` IS NOT old.`source` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'setting', new.`tenant_id`);
END;--> statement-breakpoint
CREATE TRIGGER `deal_inserted` AFTER INSERT ON `deal` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'deal', new.`id`);
END;--> statement-breakpoint
CREATE TRIGGER `deal_changed` AFTER UPDATE OF `partner_id`, `second_partner_id`, `open`, `deleted`, `amount_minor`, `currency` ON `deal` WHEN new.`partner_id` IS NOT old.`partner_id` OR new.`second_partner_id` IS NOT old.`second_partner_id` OR new.`open` IS NOT old.`open` OR new.`deleted` IS NOT old.`deleted` OR new.`amount_minor` IS NOT old.`amount_minor` OR new.`currency` IS NOT old.`currency` BEGIN
	INSERT INTO `change` (`tenant_id`, `kind`, `id`) VALUES (new.`tenant_id`, 'deal', new.`id`);
END;
