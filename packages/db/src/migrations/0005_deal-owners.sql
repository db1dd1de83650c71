ALTER TABLE `deal` ADD `owner_email` text;--> statement-breakpoint
ALTER TABLE `deal` ADD `named_partner_id` text;--> statement-breakpoint
UPDATE `deal` SET `named_partner_id` = `partner_id`;