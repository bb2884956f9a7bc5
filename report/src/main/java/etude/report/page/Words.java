package etude.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Words {

    private Words() {}

    /** {@code 1,323,000}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 12.9 MB}, in thousands. */
    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 ? Long.toString(bytes) : three(value)) + " " + units[unit];
    }

    /** {@code 3.4 %}, or a dash where there is none. */
    static String percent(double share) {
        return Double.isFinite(share) ? three(100 * share) + " %" : "–";
    }

    /** {@code 84 ms}, or a dash where there is none. */
    static String millis(double millis) {
        return Double.isFinite(millis) ? three(millis) + " ms" : "–";
    }

    /** About three digits. */
    private static String three(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        return String.format(Locale.ROOT, "%,." + (value == 0 ? 0 : Math.max(0, rounded.scale())) + "f", rounded);
    }
}
