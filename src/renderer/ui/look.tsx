import {
  Checkbox,
  createTheme,
  type MantineColorSchemeManager,
  MantineProvider,
  NativeSelect,
  PasswordInput,
  Radio,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { ReactNode } from 'react';

const ACCENT = '#0b5d6b';
const TALL = { size: 'lg' } as const;

/** Colours stand in the tokens; a theme must name ten shades all the same. */
const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 8,
  colors: { accent: [ACCENT, ACCENT, ACCENT, ACCENT, ACCENT, ACCENT, ACCENT, ACCENT, ACCENT, ACCENT] },
  components: {
    TextInput: TextInput.extend({ defaultProps: TALL }),
    Textarea: Textarea.extend({ defaultProps: TALL }),
    PasswordInput: PasswordInput.extend({ defaultProps: TALL }),
    NativeSelect: NativeSelect.extend({ defaultProps: TALL }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'md' } }),
    Radio: Radio.extend({ defaultProps: { size: 'md' } }),
  },
});

/** The appearance sets the scheme itself: Mantine keeps and changes nothing. */
const scheme: MantineColorSchemeManager = {
  get: (usual) => usual,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};

/** The page's policy allows no style element; what Mantine would put into one comes from static files. */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      withCssVariables={false}
      withGlobalClasses={false}
      colorSchemeManager={scheme}
      getRootElement={() => undefined}
    >
      {children}
    </MantineProvider>
  );
}
