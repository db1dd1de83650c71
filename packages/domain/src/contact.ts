/** What a person does at his organization, unless the vendor's own field offers other words. */
export const CONTACT_ROLES = ['Executive', 'Manager', 'Sales'] as const;

/** The status of a person whose record has none; that of a deleted one is made of it. */
export const CONTACT_STATUS = 'Contact';

export const ROLE_KEY = 'role';
export const LAST_LOGIN_KEY = 'last_login';

/** What of a person can be changed here, in the order in which it is shown. */
export const EDITABLE_CONTACT_KEYS = ['first_name', 'last_name', 'email', 'phone', 'title', ROLE_KEY] as const;
export type EditableContactKey = (typeof EDITABLE_CONTACT_KEYS)[number];
