import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'osmTalk elements',
    colorPrimary: '#8a2a2a',
    colorSecondary: '#3a5a78',
    appBg: '#f6f6f4',
    appBorderColor: '#dedcd6',
    appBorderRadius: 6,
  }),
});
