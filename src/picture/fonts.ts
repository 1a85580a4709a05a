/** The two fonts that everything is drawn with. */

/** The family's name inside the files, and what a weight is called in SVG. */
export const family = 'Be Vietnam Pro';
export const weights = { regular: 400, bold: 600 } as const;

/** The files, as the runtime's own resolution finds them. */
export const fontFiles = {
  regular: '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  bold: '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf',
} as const;
