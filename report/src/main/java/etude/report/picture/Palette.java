package etude.report.picture;

/**
 * Colours for numbers, 256 from low to high, computed in the perceptual space OKLCH (Ottosson 2020) so that lightness grows
 * evenly: they can be read without seeing hues, and in print.
 */
public enum Palette {
    /** From near black over violet and red to pale yellow: for levels. */
    LEVEL {
        @Override
        int colour(double t) {
            return Oklch.rgb(
                    0.06 + 0.91 * t, 0.19 * Math.pow(Math.sin(Math.PI * Math.pow(t, 0.85)), 0.8), 285 + 170 * t);
        }
    },
    /** From blue over near white to brown: for numbers of either sign, white is nought. */
    SIGNED {
        @Override
        int colour(double t) {
            double away = Math.abs(2 * t - 1);
            return Oklch.rgb(0.97 - 0.62 * away, 0.15 * Math.sin(Math.PI * 0.62 * away), t < 0.5 ? 255 : 50);
        }
    };

    private final int[] colours = new int[256];

    Palette() {
        for (int i = 0; i < 256; i++) {
            colours[i] = colour(i / 255.0);
        }
    }

    abstract int colour(double t);

    /**
     * A colour as {@code 0xRRGGBB}.
     *
     * @param level from 0, lowest, to 255, highest
     */
    public int rgb(int level) {
        return colours[level];
    }
}
