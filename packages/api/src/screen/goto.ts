import type { Input } from '@tierline/blocks/value';
import type { Goto } from '@tierline/blocks/vocabulary';
import { may } from '@tierline/domain/viewer';
import type { Screen } from './screen.ts';

export const toGoto = (id: string, label: string, screen: string, params: Input = {}): Goto => ({
  ...{ id, label, screen, params },
});

/** A screen for administrators alone; others are told so. */
export const withAdmin =
  (screen: Screen): Screen =>
  async (ctx, params) => {
    if (may(ctx.viewer.role, 'administer')) return screen(ctx, params);
    const { title, noPermission, noPermissionText } = ctx.sentences.admin_screen;
    return {
      title,
      blocks: [{ kind: 'empty', id: 'no-permission', title: noPermission, text: noPermissionText }],
      watch: [],
    };
  };
