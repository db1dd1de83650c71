import { defineConfig } from 'drizzle-kit';

/** `drizzle-kit generate --name what-changes` writes the migration from the schema's present state. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/schema/*.ts',
  out: './src/migrations',
});
