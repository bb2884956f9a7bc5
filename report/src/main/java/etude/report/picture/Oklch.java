package etude.report.picture;

/** The colour space OKLCH (B. Ottosson, "A perceptual color space for image processing", 2020). */
final class Oklch {

    private Oklch() {}

    /**
     * The nearest sRGB colour {@code 0xRRGGBB} of the same lightness and hue: with less chroma where screens have no more.
     *
     * @param lightness 0 black, 1 white
     * @param chroma 0 grey, about 0.3 at most
     * @param hue degrees
     */
    static int rgb(double lightness, double chroma, double hue) {
        for (double c = chroma; c > 0.001; c *= 0.97) {
            double[] linear = linear(lightness, c, Math.toRadians(hue));
            if (inside(linear)) {
                return pack(linear);
            }
        }
        return pack(linear(lightness, 0, 0));
    }

    /** Lightness of an sRGB colour, 0 to 1. */
    static double lightness(int rgb) {
        double r = toLinear(rgb >> 16 & 255);
        double g = toLinear(rgb >> 8 & 255);
        double b = toLinear(rgb & 255);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    }

    private static double[] linear(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean inside(double[] linear) {
        for (double x : linear) {
            if (x < -1e-4 || x > 1 + 1e-4) {
                return false;
            }
        }
        return true;
    }

    private static int pack(double[] linear) {
        int rgb = 0;
        for (double x : linear) {
            double clipped = Math.min(Math.max(x, 0), 1);
            double gamma = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
            rgb = rgb << 8 | (int) Math.round(255 * gamma);
        }
        return rgb;
    }

    private static double toLinear(int value) {
        double x = value / 255.0;
        return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
    }
}
